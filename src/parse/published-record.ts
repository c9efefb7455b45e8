import { existsSync } from 'node:fs';
import type { Position, Report } from '../diagnostics/diagnostic.ts';
import { getEndPosition } from '../diagnostics/lines.ts';
import { resolveRedirect } from '../explainer/former-slugs.ts';
import { type Published, published, serializePublished } from '../explainer/schema/published.ts';
import type { Redirects } from '../explainer/schema/site-files.ts';
import { validate } from './frontmatter/validate.ts';
import { parseYaml } from './frontmatter/yaml.ts';
import { readTextFile } from './read-text.ts';

/** The record of what was published. */
export interface PublishedFile {
  /** Undefined if the file has mistakes. */
  data: Published | undefined;
  /** Returns the position of the entry of an explainer. */
  positionOf(slug: string): Position;
}

/** Reads the record. Without the file, nothing was published. */
export function loadPublished(path: string, report: Report): PublishedFile {
  if (!existsSync(path)) return { data: {}, positionOf: () => start };
  // The file grows with the site, so it has no maximum size.
  const text = readTextFile(path, report, Number.POSITIVE_INFINITY) ?? '';
  return { data: parseUnedited(text) ?? parseEdited(text, report), positionOf: (slug) => findEntry(text, slug) };
}

const start: Position = { line: 1, column: 1 };

/** Parses a file that is exactly as `npm run release` writes it, which is nearly always so and quick to check. */
function parseUnedited(text: string): Published | undefined {
  const json = getJsonError(text) === undefined ? JSON.parse(text) : undefined;
  const { data } = published.safeParse(json);
  return data && serializePublished(data) === text ? data : undefined;
}

/** Parses a file that may have mistakes. JSON is also YAML, whose parser knows positions. */
function parseEdited(text: string, report: Report): Published | undefined {
  const jsonError = getJsonError(text);
  const [, line, column] = /line (\d+) column (\d+)/.exec(jsonError ?? '') ?? [];
  if (jsonError && line && column) {
    const message = `The JSON cannot be parsed here: ${jsonError.replace(/ in JSON.*$/s, '')}.`;
    report({ rule: 'broken-json', position: { line: Number(line), column: Number(column) }, message });
    return undefined;
  }
  const reportAsJson: Report = ({ message, ...details }) => {
    const inJson = message.replace('YAML', 'JSON').replace('The frontmatter', 'The file');
    if (details.rule === 'broken-yaml') report({ rule: 'broken-json', position: details.position, message: inJson });
    else if (details.rule === 'duplicate-key')
      report({ ...details, message: inJson, hint: 'Combine the two into one.' });
    else report({ ...details, message: inJson });
  };
  const yaml = parseYaml(text, reportAsJson);
  const data = yaml && validate(published, yaml, reportAsJson);
  if (jsonError === undefined) return data;
  if (data) report({ rule: 'broken-json', position: start, message: 'The file is not JSON.' });
  return undefined;
}

function getJsonError(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Returns the position of the object under a key, whatever the layout. */
function findEntry(text: string, key: string): Position {
  return getEndPosition(text.slice(0, Math.max(0, text.search(new RegExp(`"${key}"\\s*:\\s*\\{`)))));
}

/** When an id was published, and on the page of which explainer. */
export interface PublishedId {
  day: string;
  from: string;
}

/** The ids that were published on a page, and on pages that now redirect to it. */
export interface PublishedPage {
  sections: Map<string, PublishedId>;
  sources: Map<string, PublishedId>;
}

/** Groups the published ids by the explainer that their links open now. */
export function listPublishedPages(record: Published, redirects: Redirects): Map<string, PublishedPage> {
  const pages = new Map<string, PublishedPage>();
  for (const [from, { sections, sources }] of Object.entries(record)) {
    const slug = resolveRedirect(from, redirects) ?? from;
    const page = pages.get(slug) ?? { sections: new Map(), sources: new Map() };
    for (const [id, day] of Object.entries(sections)) page.sections.set(id, { day, from });
    for (const [id, day] of Object.entries(sources)) page.sources.set(id, { day, from });
    pages.set(slug, page);
  }
  return pages;
}

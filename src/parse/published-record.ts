import { existsSync } from 'node:fs';
import type { Position, Report } from '../diagnostics/diagnostic.ts';
import { resolveRedirect } from '../explainer/former-names.ts';
import { type Published, published, serializePublished } from '../explainer/schema/published.ts';
import type { Redirects } from '../explainer/schema/site-files.ts';
import { validate } from './frontmatter/validate.ts';
import { parseYaml } from './frontmatter/yaml.ts';
import { readTextFile } from './read-text.ts';

/** The record of what was published: what it holds, unless it has mistakes, and where. */
export interface PublishedFile {
  data: Published | undefined;
  /** The place of an explainer in it. */
  positionOf(slug: string): Position;
}

/** Reads the record. A site without the file has published nothing. */
export function loadPublished(path: string, report: Report): PublishedFile {
  if (!existsSync(path)) return { data: {}, positionOf: () => start };
  // It grows with the site, unlike a text.
  const text = readTextFile(path, report, Number.POSITIVE_INFINITY) ?? '';
  return { data: asWritten(text) ?? byPlaces(text, report), positionOf: (slug) => placeOfKey(text, slug) };
}

const start: Position = { line: 1, column: 1 };

/** The data of a file that is as `npm run release` writes it, which it nearly always is: then nothing can be wrong with it. */
function asWritten(text: string): Published | undefined {
  const { data } = published.safeParse(parsed(text));
  return data && serializePublished(data) === text ? data : undefined;
}

/** JSON is YAML too, and from that come places where JSON’s own parser names none. */
function byPlaces(text: string, report: Report): Published | undefined {
  const broken = jsonError(text);
  const [, line, column] = /line (\d+) column (\d+)/.exec(broken ?? '') ?? [];
  if (broken && line && column) {
    const message = `The JSON cannot be read here: ${broken.replace(/ in JSON.*$/s, '')}.`;
    report({ rule: 'broken-json', position: { line: Number(line), column: Number(column) }, message, hint: takeBack });
    return undefined;
  }
  const inJson: Report = ({ message, ...diagnostic }) => {
    const said = { ...diagnostic, message: message.replace('YAML', 'JSON').replace('The frontmatter', 'The file') };
    if (diagnostic.rule === 'broken-yaml') report({ ...said, rule: 'broken-json', hint: takeBack });
    else
      report(
        diagnostic.rule === 'duplicate-key' ? { ...said, hint: 'Make one of the two that holds all of both.' } : said,
      );
  };
  const yaml = parseYaml(text, inJson);
  const data = yaml && validate(published, yaml, inJson);
  if (data && broken) report({ rule: 'broken-json', position: start, message: 'The file is no JSON.', hint: takeBack });
  return broken ? undefined : data;
}

const takeBack = 'Take the file back from version control: only “npm run release” writes it.';

function parsed(text: string): unknown {
  return jsonError(text) === undefined ? JSON.parse(text) : undefined;
}

function jsonError(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** The place of the mapping under a key, whatever the layout. */
function placeOfKey(text: string, key: string): Position {
  const before = text.slice(0, Math.max(0, text.search(new RegExp(`"${key}"\\s*:\\s*\\{`)))).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** An id that was published: when, and on the page of which explainer. */
export interface PublishedId {
  day: string;
  from: string;
}

/** What was published with the explainers that stand, or lead, to one page. */
export interface PublishedPage {
  sections: Map<string, PublishedId>;
  sources: Map<string, PublishedId>;
}

/** The ids that links may name, by the explainer that they lead to now. */
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

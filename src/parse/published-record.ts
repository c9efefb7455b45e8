import { existsSync } from 'node:fs';
import type { Position, Report } from '../diagnostics/diagnostic.ts';
import { getEndPosition } from '../diagnostics/lines.ts';
import { resolveRedirect } from '../explainer/former-slugs.ts';
import { type Published, published, serializePublished } from '../explainer/schema/published.ts';
import type { Redirects } from '../explainer/schema/site-files.ts';
import { parseJsonRecord } from './json-record.ts';
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
  const data = parseJsonRecord(text, { schema: published, serialize: serializePublished }, report);
  return { data, positionOf: (slug) => findEntry(text, slug) };
}

const start: Position = { line: 1, column: 1 };

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

/** Loads the content for the dev server. Only files that have changed are parsed. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { cacheDirs } from '../cache/cache-dirs.ts';
import { FileMemo } from '../cache/file-memo.ts';
import { ExplainerCache } from '../parse/explainer-cache.ts';
import { type Content, loadContent } from '../parse/load-content.ts';
import { getDevState, setContent } from './content-context.ts';
import { contentOptions } from './content-options.ts';
import { type ListItem, toListItem } from './list-item.ts';

/** Loads what has changed since the last call. @returns the content that pages show from now on */
export function reloadContent(): Content {
  const { memo, items: previousItems } = getDevState() ?? { memo: new FileMemo(), items: readLastValid() };
  const content = loadContent({ ...contentOptions, memo });
  const previous = new Map(previousItems.map((item) => [item.slug, item]));
  const cache = new ExplainerCache(cacheDirs.explainers);
  const items: ListItem[] = [];
  const lastValid: ListItem[] = [];
  for (const parsed of content.explainers) {
    const current = toListItem(parsed, content, true);
    const item = current ?? previous.get(parsed.slug);
    if (!item || (!current && !cache.has(item.digest))) continue;
    items.push(item);
    if (!current) lastValid.push(item);
  }
  writeLastValid(lastValid);
  return setContent(content, { memo, items });
}

/** The text of the file that {@link writeLastValid} wrote last. */
let written: string | undefined;

/** Saves the last valid items of broken files for the next dev server, which may start before they are fixed. */
function writeLastValid(items: readonly ListItem[]): void {
  const text = JSON.stringify(items);
  if (text === written) return;
  mkdirSync(dirname(cacheDirs.lastValid), { recursive: true });
  writeFileSync(cacheDirs.lastValid, text);
  written = text;
}

function readLastValid(): ListItem[] {
  try {
    return JSON.parse(readFileSync(cacheDirs.lastValid, 'utf8'));
  } catch {
    return [];
  }
}

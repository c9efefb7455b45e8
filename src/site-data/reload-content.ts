/** Reads the content for the preview, each time only what has changed. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { cacheDirs } from '../cache/cache-dirs.ts';
import { FileMemo } from '../cache/file-memo.ts';
import { ExplainerCache } from '../parse/explainer-cache.ts';
import { type Content, loadContent } from '../parse/load-content.ts';
import { contentOptions, getPreview, setContent } from './content-context.ts';
import { type ListItem, toListItem } from './list-item.ts';

/** Reads what has changed since the last time. @returns what the preview shows from now on */
export function reloadContent(): Content {
  const { memo = new FileMemo(), items: before = lastGoodOfBefore() } = getPreview() ?? {};
  const content = loadContent({ ...contentOptions, memo });
  const last = new Map(before.map((item) => [item.slug, item]));
  const cache = new ExplainerCache(cacheDirs.explainers);
  const items: ListItem[] = [];
  const lastGood: ListItem[] = [];
  for (const parsed of content.explainers) {
    const current = toListItem(parsed, content, true);
    const item = current ?? last.get(parsed.slug);
    if (!item || (!current && !cache.has(item.digest))) continue;
    items.push(item);
    if (!current) lastGood.push(item);
  }
  keepLastGood(lastGood);
  return setContent(content, { memo, items });
}

/** The content of the file below, so that it is written only when that changes. */
let written: string | undefined;

/** For the next preview: a file may still be broken then. */
function keepLastGood(items: readonly ListItem[]): void {
  const text = JSON.stringify(items);
  if (text === written) return;
  mkdirSync(dirname(cacheDirs.lastGood), { recursive: true });
  writeFileSync(cacheDirs.lastGood, text);
  written = text;
}

function lastGoodOfBefore(): ListItem[] {
  try {
    return JSON.parse(readFileSync(cacheDirs.lastGood, 'utf8'));
  } catch {
    return [];
  }
}

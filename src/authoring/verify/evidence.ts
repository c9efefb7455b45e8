/** Reads the copies of pages that a newsroom keeps: `npm run source -- archive --evidence` writes them. */
import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Source } from '../../explainer/schema/source.ts';
import type { PageBody } from './page-text.ts';

const contentTypes: Record<string, string> = { '.html': 'text/html', '.pdf': 'application/pdf' };

/**
 * Returns the copy of a source.
 * @returns a sentence without its full stop if there is a copy that is not the one that the source names
 */
export function readEvidence(folder: string, { id, seen }: Source): PageBody | { unreadable: string } | undefined {
  if (!seen) return undefined;
  const names = readdirSync(folder);
  // The id in the name may be another: that of an explainer that names the same work differently.
  const end = `-${seen.on}-${seen.sha256.slice(0, 8)}.`;
  const name = names.find((each) => each.includes(end)) ?? names.find((each) => each.startsWith(`${id}-${seen.on}.`));
  if (name === undefined) return undefined;
  const bytes = readFileSync(join(folder, name));
  if (hash('sha256', bytes) !== seen.sha256)
    return { unreadable: `The copy ${name} is not the one that was kept: its SHA-256 differs from “seen”` };
  const contentType = contentTypes[extname(name)] ?? 'text/plain';
  return { bytes, contentType, isTruncated: false };
}

/** Keeps a copy of a work: a page as one file, any other file as it is. */
import { hash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { replaceFile } from '../../../cache/files.ts';
import { recognizeFormat } from '../../web/body-format.ts';
import { decodeHtml } from '../../web/decode-html.ts';
import type { FollowUrl } from '../../web/follow-redirects.ts';
import { isFailure } from '../../web/response.ts';
import type { Work } from '../archivable-sources.ts';
import { findMismatch } from '../check-page.ts';
import { toSingleFile } from './single-file.ts';

/** A copy that was kept, or why there is none. */
export type Evidence = { path: string; on: string; sha256: string; missing: number } | { failure: string };

const maxFileBytes = 100 * 1024 * 1024;

const extensions: Record<string, string> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'text/plain': '.txt',
  'text/csv': '.csv',
  'application/json': '.json',
};

/**
 * Requests a work and writes its copy into a folder. The name has the id of its source, the day and the start of the
 * digest, so that no copy replaces another: of a second work with the same id, or of the same page later that day.
 */
export async function keepEvidence(work: Work, folder: string, follow: FollowUrl): Promise<Evidence> {
  const outcome = await follow(work.url, { maxBodyBytes: maxFileBytes });
  const mismatch = findMismatch(outcome, work, false);
  const { end, url } = outcome;
  if (mismatch !== undefined || isFailure(end) || !end.body) return { failure: mismatch ?? 'It has no content.' };
  if (end.isTruncated) return { failure: 'It is larger than 100 MB.' };
  const time = new Date().toISOString();
  const on = time.slice(0, 10);
  const type = end.headers?.['content-type'] ?? '';
  const isPage = recognizeFormat(end.body, type) === 'html';
  const page = isPage ? await toSingleFile(decodeHtml(end.body, type), { url, time, follow }) : undefined;
  const content = page ? Buffer.from(page.html) : end.body;
  const sha256 = hash('sha256', content);
  const extension = page ? '.html' : findExtension(type, end.body, url);
  const path = join(folder, `${work.id}-${on}-${sha256.slice(0, 8)}${extension}`);
  mkdirSync(folder, { recursive: true });
  replaceFile(path, content);
  return { path, on, sha256, missing: page?.missing ?? 0 };
}

function findExtension(contentType: string, body: Buffer, url: string): string {
  if (body.toString('latin1', 0, 5) === '%PDF-') return '.pdf';
  const [type = ''] = contentType.toLowerCase().split(';');
  const inAddress = extname(new URL(url).pathname).toLowerCase();
  return extensions[type.trim()] ?? (/^\.[a-z0-9]{1,5}$/.test(inAddress) ? inAddress : '.bin');
}

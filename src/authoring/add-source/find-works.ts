/** Finds the works that a reference names: on the web, at the services that know it, or in a file. */
import { readAddress } from '../page-reader/read-page.ts';
import { isOverridden } from '../web/services.ts';
import { createWebClient } from '../web/web-client.ts';
import { findByDoi, findByIsbn } from './ask-services.ts';
import { type FoundEntry, toFoundEntry } from './found-entry.ts';
import { importFile } from './import-file.ts';
import type { Reference } from './parse-reference.ts';

/** How to ask the web. */
export interface FindOptions {
  /** Whether addresses of this machine and of private networks may be requested. */
  allowLocal: boolean;
  /** Seconds to wait for a response. */
  timeout: number;
  /** Seconds between two requests to one host. */
  pause: number;
  /** The current day: pages that are read now were accessed then. */
  today: string;
}

/** Finds works. @throws Error that says why there is none, and what to do */
export async function findWorks({ kind, value }: Reference, options: FindOptions): Promise<FoundEntry[]> {
  if (kind === 'file') return importFile(value);
  const { timeout, pause, today } = options;
  const isOwnService =
    (kind === 'doi' && isOverridden('DOI_URL')) || (kind === 'isbn' && isOverridden('OPEN_LIBRARY_URL'));
  const allowLocal = options.allowLocal || isOwnService;
  const follow = createWebClient({ purpose: 'source reader', timeout, pause, allowLocal });
  if (kind === 'doi') return [await findByDoi(value, follow)];
  if (kind === 'isbn') return [await findByIsbn(value, follow)];
  const reading = await readAddress(value, follow);
  if ('problem' in reading) throw new Error(reading.problem);
  return [toFoundEntry({ ...reading.work, accessed: { value: today, from: 'today' } })];
}

/** Returns what the reference itself says of the work: its address, DOI or ISBN. A file says nothing. */
export function toGivenEntry({ kind, value }: Reference): FoundEntry | undefined {
  const key = ({ address: 'url', doi: 'doi', isbn: 'isbn', file: undefined } as const)[kind];
  return key && toFoundEntry({ [key]: { value, from: 'what you gave' } });
}

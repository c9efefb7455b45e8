/** Reads what there is to know of a work from the page or the PDF at its address. */
import type { FollowUrl, LinkOutcome } from '../web/follow-redirects.ts';
import type { PageReading } from './found-work.ts';

/** Larger pages are read up to this size; larger PDFs are not read. Bytes. */
const maxBodyBytes = 20 * 1024 * 1024;

/** Requests an address and reads the page or the PDF there. */
export async function readAddress(url: string, follow: FollowUrl): Promise<PageReading> {
  return readPage(await follow(url, { maxBodyBytes }));
}

/** Reads the page or the PDF of a response that was requested with its body. */
export async function readPage(outcome: LinkOutcome): Promise<PageReading> {
  return { problem: `${outcome.url} cannot be read yet.` };
}

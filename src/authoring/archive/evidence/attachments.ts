/** Files that belong to a page, as data addresses (RFC 2397). Each is requested once. */
import type { FollowUrl } from '../../web/follow-redirects.ts';
import { isFailure, type LinkResponse } from '../../web/response.ts';

/** Limits of one page, so that a copy stays a file that an editor can open. */
const limits = { files: 200, fileBytes: 5 * 1024 * 1024, totalBytes: 40 * 1024 * 1024 };

export class Attachments {
  /** How many files could not be copied. */
  missing = 0;
  readonly #follow: FollowUrl;
  readonly #responses = new Map<string, Promise<LinkResponse | undefined>>();
  #totalBytes = 0;

  constructor(follow: FollowUrl) {
    this.#follow = follow;
  }

  /** Returns a file with its final address; undefined if it cannot be had or the page has too many. */
  async fetch(address: string): Promise<LinkResponse | undefined> {
    const url = address.replace(/#.*$/s, '');
    const response = this.#responses.get(url) ?? this.#request(url);
    this.#responses.set(url, response);
    return response;
  }

  /** Returns a file as a data address. */
  async toDataUrl(address: string): Promise<string | undefined> {
    const response = await this.fetch(address);
    if (!response?.body) return undefined;
    const type = response.headers?.['content-type']?.replace(/[\s"']/g, '') || 'application/octet-stream';
    return `data:${type};base64,${response.body.toString('base64')}`;
  }

  async #request(url: string): Promise<LinkResponse | undefined> {
    const isFull = this.#responses.size >= limits.files || this.#totalBytes >= limits.totalBytes;
    const end = isFull ? undefined : (await this.#follow(url, { maxBodyBytes: limits.fileBytes })).end;
    if (end && !isFailure(end) && end.status === 200 && end.body && !end.isTruncated) {
      this.#totalBytes += end.body.length;
      return end;
    }
    this.missing += 1;
    return undefined;
  }
}

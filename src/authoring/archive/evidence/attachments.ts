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
  #previous: Promise<unknown> = Promise.resolve();
  #requests = 0;
  /** The size of the files, each counted as often as the page has it. */
  #bytes = 0;

  constructor(follow: FollowUrl) {
    this.#follow = follow;
  }

  /** Returns a file; undefined if it cannot be had or the page has too many. */
  async fetch(address: string): Promise<LinkResponse | undefined> {
    const url = address.replace(/#.*$/s, '');
    const request = this.#responses.get(url) ?? this.#requestNext(url);
    this.#responses.set(url, request);
    const response = await request;
    this.#bytes += response?.body?.length ?? 0;
    if (response && this.#bytes <= limits.totalBytes) return response;
    this.missing += 1;
    return undefined;
  }

  /** Returns a file as a data address. */
  async toDataUrl(address: string): Promise<string | undefined> {
    const response = await this.fetch(address);
    if (!response?.body) return undefined;
    const type = response.headers?.['content-type']?.replace(/[\s"']/g, '') || 'application/octet-stream';
    return `data:${type};base64,${response.body.toString('base64')}`;
  }

  /** Requests files one after the other: whether there is room for one is known when those before it are there. */
  #requestNext(url: string): Promise<LinkResponse | undefined> {
    const request = this.#previous.then(() => this.#request(url));
    this.#previous = request;
    return request;
  }

  async #request(url: string): Promise<LinkResponse | undefined> {
    const isFull = this.#requests >= limits.files || this.#bytes >= limits.totalBytes;
    if (isFull || !/^https?:/.test(url)) return undefined;
    this.#requests += 1;
    const { end } = await this.#follow(url, { maxBodyBytes: limits.fileBytes });
    return !isFailure(end) && end.status === 200 && end.body && !end.isTruncated ? end : undefined;
  }
}

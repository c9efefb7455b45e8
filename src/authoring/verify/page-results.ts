/** The results of verifying pages: those of this run, and those of the last days from the cache. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cacheKey } from '../../cache/cache-key.ts';
import { FileCache } from '../../cache/file-cache.ts';
import { type DatedResult, isRecent } from '../link-check/link-cache.ts';
import type { QuoteUse } from './collect-quotes.ts';
import type { QuoteFinding } from './verify-page.ts';

/** The result for a page, with a finding for each of its quotes, by what the finding depends on. */
export interface PageResult {
  /** In ISO 8601. */
  checkedAt: string;
  link?: DatedResult;
  findings: Record<string, QuoteFinding>;
}

/** Days after which a cached result that is not in use is deleted. */
const maxUnusedDays = 14;

/** Results by the address of the page; those of sources without an address are under the empty text. */
export class PageResults {
  readonly #pages: ReadonlyMap<string, readonly QuoteUse[]>;
  readonly #cache: FileCache;
  readonly #evidence: string;
  readonly #results = new Map<string, PageResult>();

  /**
   * @param pages the quotes of each page
   * @param evidence the folder of the copies that the newsroom keeps
   */
  constructor(pages: ReadonlyMap<string, readonly QuoteUse[]>, folder: string, evidence = '') {
    this.#pages = pages;
    this.#cache = new FileCache(folder, '.json');
    this.#evidence = evidence;
  }

  /** Returns the result of this run, or one from the cache that has all quotes of this run. */
  get(url: string): PageResult | undefined {
    const result = this.#results.get(url) ?? readResult(this.#cache.path(this.#getKey(url)));
    const isComplete = this.#pages.get(url)?.every((use) => result && Object.hasOwn(result.findings, getQuoteKey(use)));
    if (!result || !isComplete) return undefined;
    this.#results.set(url, result);
    return result;
  }

  /** Adds a result of this run: a finding for each quote of a page. */
  set(url: string, findings: QuoteFinding[]): void {
    const uses = this.#pages.get(url) ?? [];
    const entries = findings.flatMap((finding, index) => {
      const use = uses[index];
      return use ? [[getQuoteKey(use), finding] as const] : [];
    });
    this.#results.set(url, { checkedAt: new Date().toISOString(), findings: Object.fromEntries(entries) });
  }

  /** Adds the status of an address to the result of its page, and writes that into the cache. */
  save(url: string, link: DatedResult): void {
    const result = this.#results.get(url);
    if (result) this.#cache.set(this.#getKey(url), JSON.stringify({ ...result, link }));
  }

  /** Returns the finding for a quote. */
  getFinding(use: QuoteUse): QuoteFinding & { checkedAt: string } {
    const { url = '' } = use;
    const { checkedAt = '', findings = {} } = this.#results.get(url) ?? {};
    return { ...(findings[getQuoteKey(use)] ?? { verdict: 'unreadable' }), checkedAt };
  }

  /** Deletes old results of pages and quotes that are no longer in use. */
  prune(): void {
    const keys = new Set(Array.from(this.#pages.keys(), (url) => this.#getKey(url)));
    this.#cache.prune(keys, maxUnusedDays * 24 * 3600 * 1000);
  }

  #getKey(url: string): string {
    return cacheKey(url, this.#evidence);
  }
}

/** Returns a digest of all that the verdict on a quote depends on, apart from the page. */
function getQuoteKey({ words, source: { id, archived, seen } }: QuoteUse): string {
  return hash('sha256', JSON.stringify([words, archived, seen && [id, seen]])).slice(0, 16);
}

/** Returns a cached result that is still valid. */
function readResult(path: string): PageResult | undefined {
  try {
    const result = JSON.parse(readFileSync(path, 'utf8')) as PageResult;
    const isFine =
      result.link?.status === 'fine' && Object.values(result.findings).every(({ verdict }) => verdict === 'found');
    return isRecent(result.checkedAt, isFine) ? result : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Caches which files passed the checks, with the addresses and files that they depend on. An unchanged file is not
 * parsed again; only its dependencies are checked.
 */
import { hash } from 'node:crypto';
import { cacheKey } from '../../cache/cache-key.ts';
import { readCachedJson, writeCachedJson } from '../../cache/json-cache.ts';

/** What a file without mistakes depends on. */
export interface CachedCheck {
  /** Addresses of this site in the file, each once, without those of its own fragments. */
  links: string[];
  /** Files that have to exist: the share cards of a page. */
  requiredFiles: string[];
  /** Digest of the fragments that other files link to. The file has all of them. */
  fragments?: string;
}

/** The format on disk: each string is written once, and files hold indexes of strings. */
interface StoredChecks {
  strings: string[];
  files: Record<string, [digest: string, links: number[], requiredFiles: number[], fragments?: string | undefined]>;
}

/** The checked files of a site, by path. */
export class CheckCache {
  readonly #file: string;
  readonly #key: string;
  readonly #previous: StoredChecks | undefined;
  readonly #current = new Map<string, CachedCheck & { digest: string }>();

  /** @param file where the cache is stored. @param settings what checks depend on, apart from the files and the code */
  constructor(file: string, settings: unknown) {
    this.#file = file;
    this.#key = cacheKey(settings);
    this.#previous = readCachedJson<StoredChecks>(file, this.#key);
  }

  /** Returns what an unchanged file depends on. */
  get(path: string, digest: string): CachedCheck | undefined {
    const { files, strings = [] } = this.#previous ?? {};
    const stored = files && Object.hasOwn(files, path) ? files[path] : undefined;
    if (stored?.[0] !== digest) return undefined;
    const [, links, requiredFiles, fragments] = stored;
    const toStrings = (indexes: number[]) => indexes.map((index) => strings[index] ?? '');
    return { links: toStrings(links), requiredFiles: toStrings(requiredFiles), ...(fragments ? { fragments } : {}) };
  }

  /** Adds a file that has no mistake. */
  set(path: string, digest: string, check: CachedCheck): void {
    this.#current.set(path, { ...check, digest });
  }

  /** Whether an unchanged file is known to have all these fragments. */
  hasFragments(path: string, fragments: readonly string[]): boolean {
    return this.#current.get(path)?.fragments === digestFragments(fragments);
  }

  /** Notes that a file has all these fragments. */
  setFragments(path: string, fragments: readonly string[]): void {
    const check = this.#current.get(path);
    if (check) check.fragments = digestFragments(fragments);
  }

  /** Removes a file, so that the next build checks it again. */
  delete(path: string): void {
    this.#current.delete(path);
  }

  /** Writes the cache. @throws Error from the file system */
  save(): void {
    const indexes = new Map<string, number>();
    const toIndexes = (strings: readonly string[]) =>
      strings.map((text) => {
        const index = indexes.get(text) ?? indexes.size;
        indexes.set(text, index);
        return index;
      });
    const files: StoredChecks['files'] = Object.fromEntries(
      Array.from(this.#current, ([path, { digest, links, requiredFiles, fragments }]) => [
        path,
        [digest, toIndexes(links), toIndexes(requiredFiles), fragments],
      ]),
    );
    writeCachedJson(this.#file, this.#key, { files, strings: [...indexes.keys()] });
  }
}

/** Computes the digest of a file. Hashing bytes and using BLAKE2 each take half of the time of the alternative. */
export const computeDigest = (text: Buffer | string): string => hash('blake2b512', text).slice(0, 32);

const digestFragments = (fragments: readonly string[]) => computeDigest(fragments.toSorted().join('\n'));

/**
 * What is known of files that were checked before and had no mistake in themselves: where they lead, and which ids
 * others wanted of them. A file that has not changed is not read for tags again; only where it leads is looked at
 * anew.
 */
import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { cacheKey } from '../../cache/cache-key.ts';

/** One file that had no mistake. */
export interface CachedCheck {
  /** Addresses that it leads to, each once, those inside itself left out. */
  links: string[];
  /** Files that have to stand beside it. */
  needs: string[];
  /** Digest of the ids that other files wanted of it, all of which it has. */
  wanted?: string;
}

/** As it is written: every string once, files with the numbers of theirs. */
interface Written {
  made: string;
  strings: string[];
  files: Record<string, [digest: string, links: number[], needs: number[], wanted?: string]>;
}

/** What is known of the files of a site, by path, between one build and the next. */
export class CheckCache {
  readonly #file: string;
  readonly #made: string;
  readonly #before: Written | undefined;
  readonly #now = new Map<string, CachedCheck & { digest: string }>();

  /** @param file where it is kept. @param settings all that checks depend on beside the file and this code */
  constructor(file: string, settings: unknown) {
    this.#file = file;
    this.#made = cacheKey(settings);
    this.#before = readWritten(file, this.#made);
  }

  /** What is known of a file, if it was the same text then. */
  get(path: string, digest: string): CachedCheck | undefined {
    const known = this.#before?.files[path];
    if (known?.[0] !== digest) return undefined;
    const [, links, needs, wanted] = known;
    const strings = (numbers: number[]) => numbers.map((number) => this.#before?.strings[number] ?? '');
    return { links: strings(links), needs: strings(needs), ...(wanted ? { wanted } : {}) };
  }

  /** Notes a file that has no mistake. */
  set(path: string, digest: string, known: CachedCheck): void {
    this.#now.set(path, { ...known, digest });
  }

  /** Whether a file, as it is now, is known to have all the ids that are wanted of it. */
  hadAll(path: string, wanted: readonly string[]): boolean {
    return this.#now.get(path)?.wanted === computeDigest(wanted.toSorted().join('\n'));
  }

  /** Notes that it has. */
  noteAll(path: string, wanted: readonly string[]): void {
    const known = this.#now.get(path);
    if (known) known.wanted = computeDigest(wanted.toSorted().join('\n'));
  }

  /** A file that leads to nothing is read again next time. */
  forget(path: string): void {
    this.#now.delete(path);
  }

  /** Writes what is known now, in one step. */
  save(): void {
    const numbers = new Map<string, number>();
    const numbered = (strings: readonly string[]) =>
      strings.map((text) => {
        const number = numbers.get(text) ?? numbers.size;
        numbers.set(text, number);
        return number;
      });
    const files = Object.fromEntries(
      Array.from(this.#now, ([path, { digest, links, needs, wanted }]) => [
        path,
        [digest, numbered(links), numbered(needs), wanted],
      ]),
    );
    mkdirSync(dirname(this.#file), { recursive: true });
    const unfinished = `${this.#file}.${process.pid}`;
    writeFileSync(unfinished, JSON.stringify({ made: this.#made, files, strings: [...numbers.keys()] }));
    renameSync(unfinished, this.#file);
  }
}

/** The digest of a text to be checked: of its bytes, and by BLAKE2, each of which saves half of the time. */
export const computeDigest = (text: Buffer | string): string => hash('blake2b512', text).slice(0, 32);

/** A file that cannot be read, or was made by other code, counts as not there. */
function readWritten(file: string, made: string): Written | undefined {
  try {
    const written = JSON.parse(readFileSync(file, 'utf8')) as Written;
    return written.made === made ? { ...written, files: Object.assign(Object.create(null), written.files) } : undefined;
  } catch {
    return undefined;
  }
}

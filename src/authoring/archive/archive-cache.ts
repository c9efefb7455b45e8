/** Remembers between runs which pages have no copy, and which copies an archive is making. */
import { readJsonFile, writeJsonFile } from '../../cache/json-file.ts';

interface Entry {
  /** Milliseconds since 1970. */
  at: number;
  /** The id of the archive’s job, or why there is no copy. */
  text: string;
}

type Kind = 'jobs' | 'misses';

const hour = 3600 * 1000;

/** Save Page Now forgets a job after an hour. A page without a copy is looked for again after a day. */
const maxAge: Record<Kind, number> = { jobs: hour, misses: 24 * hour };

/** Entries by kind and URL in a JSON file, which each change writes. A damaged file counts as empty. */
export class ArchiveCache {
  readonly #path: string;
  readonly #entries: Record<Kind, Record<string, Entry>>;

  constructor(path: string) {
    this.#path = path;
    this.#entries = { jobs: {}, misses: {}, ...readJsonFile(path) };
  }

  get(kind: Kind, url: string): string | undefined {
    const { [url]: entry } = this.#entries[kind];
    const age = Date.now() - (entry?.at ?? 0);
    return entry && age >= 0 && age < maxAge[kind] ? entry.text : undefined;
  }

  set(kind: Kind, url: string, text: string): void {
    this.#entries[kind][url] = { at: Date.now(), text };
    writeJsonFile(this.#path, this.#entries);
  }

  delete(kind: Kind, url: string): void {
    if (!Object.hasOwn(this.#entries[kind], url)) return;
    delete this.#entries[kind][url];
    writeJsonFile(this.#path, this.#entries);
  }
}

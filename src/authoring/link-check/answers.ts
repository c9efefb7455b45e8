/** What was found, kept between runs: nobody is asked twice without need. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { normalizeUrl } from './address.ts';
import { type Finding, linkStatuses } from './status.ts';

/** A finding with the moment it was made. */
export interface Known extends Finding {
  /** ISO 8601. */
  asked: string;
}

const day = 24 * 3600 * 1000;

/** How long what was found holds. */
function lifeOf({ verdict }: Known): number {
  return verdict === 'fine' ? 7 * day : day;
}

/** Findings by address, in a file. One that cannot be read counts as empty. */
export class Answers {
  readonly path: string;
  readonly #known: Map<string, Known>;

  constructor(path: string) {
    this.path = path;
    this.#known = new Map(Object.entries(readFrom(path)).filter(([address, known]) => isKnown(address, known)));
  }

  /** What is known of an address and still holds. */
  get(address: string): Known | undefined {
    const known = this.#known.get(address);
    const age = known ? Date.now() - Date.parse(known.asked) : Number.NaN;
    return known && age >= 0 && age < lifeOf(known) ? known : undefined;
  }

  set(address: string, known: Known): void {
    this.#known.set(address, known);
  }

  /** Writes what still holds, in one step: whoever reads meets the old file or the new. */
  save(): void {
    const lasting = [...this.#known].filter(([address]) => this.get(address));
    const unfinished = `${this.path}.${process.pid}`;
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(unfinished, JSON.stringify(Object.fromEntries(lasting)));
    renameSync(unfinished, this.path);
  }
}

function readFrom(path: string): Record<string, Known> {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) ?? {}) as Record<string, Known>;
  } catch {
    return {};
  }
}

function isKnown(address: string, known: Partial<Known> | null): boolean {
  return (
    normalizeUrl(address) === address &&
    linkStatuses.some((verdict) => verdict === known?.verdict) &&
    [known?.asked, known?.reason, known?.remedy].every((text) => typeof text === 'string') &&
    Array.isArray(known?.hops)
  );
}

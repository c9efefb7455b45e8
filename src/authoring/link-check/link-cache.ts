/** Caches findings between runs, so that a server is not asked again without need. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { normalizeUrl } from '../web/url.ts';
import { type LinkResult, linkStatuses } from './link-status.ts';

/** A finding with the time of the check, in ISO 8601. */
export interface DatedResult extends LinkResult {
  checkedAt: string;
}

const day = 24 * 3600 * 1000;

/** A command that is killed loses the findings of this many milliseconds. */
const saveInterval = 2000;

/** Returns whether a finding is still valid: for a week if all is fine, else for a day. */
export function isRecent(checkedAt: string, isFine: boolean): boolean {
  const age = Date.now() - Date.parse(checkedAt);
  return age >= 0 && age < (isFine ? 7 * day : day);
}

/** Findings by URL, in a JSON file. A file that cannot be parsed counts as empty. */
export class LinkCache {
  readonly path: string;
  readonly #findings: Map<string, DatedResult>;
  #lastSaved = Date.now();

  constructor(path: string) {
    this.path = path;
    this.#findings = new Map(Object.entries(readJson(path)).filter(([url, finding]) => isValidEntry(url, finding)));
  }

  /** Returns the finding for a URL while it is valid. */
  get(url: string): DatedResult | undefined {
    const finding = this.#findings.get(url);
    return finding && isRecent(finding.checkedAt, finding.status === 'fine') ? finding : undefined;
  }

  /** Adds a finding, and now and then writes the file. */
  set(url: string, finding: DatedResult): void {
    this.#findings.set(url, finding);
    if (Date.now() - this.#lastSaved > saveInterval) this.save();
  }

  /** Writes the findings that are still valid, atomically. */
  save(): void {
    const valid = [...this.#findings].filter(([url]) => this.get(url));
    const temporaryPath = `${this.path}.${process.pid}`;
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(temporaryPath, JSON.stringify(Object.fromEntries(valid)));
    renameSync(temporaryPath, this.path);
    this.#lastSaved = Date.now();
  }
}

function readJson(path: string): Record<string, DatedResult> {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) ?? {}) as Record<string, DatedResult>;
  } catch {
    return {};
  }
}

function isValidEntry(url: string, finding: Partial<DatedResult> | null): boolean {
  return (
    normalizeUrl(url) === url &&
    linkStatuses.some((status) => status === finding?.status) &&
    [finding?.checkedAt, finding?.reason, finding?.hint].every((text) => typeof text === 'string') &&
    Array.isArray(finding?.redirects)
  );
}

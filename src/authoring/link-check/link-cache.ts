/** Caches findings between runs, so that a server is not asked again without need. */
import { readJsonFile, writeJsonFile } from '../../cache/json-file.ts';
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
    const entries = Object.entries(readJsonFile(path) as Record<string, DatedResult>);
    this.#findings = new Map(entries.filter(([url, finding]) => isValidEntry(url, finding)));
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
    writeJsonFile(this.path, Object.fromEntries(valid));
    this.#lastSaved = Date.now();
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

/** What a web archive can do. Each archive is a module that says how. */

/** A copy of a page in a web archive. */
export interface ArchivedPage {
  /** The name of the archive. */
  archive: string;
  /** The address that readers open. */
  url: string;
  /** The address of the page as the archive received it, without the archive’s header and changed links. */
  rawUrl: string;
  /** The day of the copy: `2026-01-12`. */
  day: string;
}

/** What an archive says about a page. */
export interface CopySearch {
  /** A few copies, those nearest to the asked day. */
  copies: ArchivedPage[];
  /** Why this archive will never have a copy. */
  exclusion?: string;
  /** Why the archive gave no answer. It may give one later. */
  failure?: string;
}

/** The outcome of asking an archive to make a copy. */
export type SaveResult =
  | { copy: ArchivedPage }
  /** The archive says for good that it cannot copy the page. */
  | { exclusion: string }
  /** It may work later. */
  | { failure: string };

export interface Archive {
  name: string;
  /** Finds the copies of a page that are nearest to a day. */
  findCopies(url: string, day: string): Promise<CopySearch>;
  /** Asks the archive to make a copy. */
  save?(url: string): Promise<SaveResult>;
}

/** Converts the time in the addresses of web archives to a day: 20260112093000 to 2026-01-12. */
export function toDay(timestamp: string): string {
  return timestamp.replace(/^(\d{4})(\d\d)(\d\d).*/, '$1-$2-$3');
}

/** Returns the days from one day to another; negative if the other is earlier. */
export function countDays(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / (24 * 3600 * 1000));
}

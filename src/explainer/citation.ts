/** What a citation is, before and after it is numbered. */

/** A citation in the order of the page, before it has a number. */
export interface Citation {
  kind: 'source' | 'note';
  id: string;
  /** The quote it points to, if any. */
  key?: string;
  /** Where it stands: the id of a section, `introduction`, `since` or `notes`. */
  part: string;
  /** The note that contains it, if any. */
  note?: string;
}

/** A citation with all that a reader sees of it. */
export interface Mark extends Citation {
  /** Number of the source or note, from 1, by first citation; sources and notes count apart. */
  number: number;
  /** How manieth citation of this source or note it is, from 1. */
  nth: number;
  /** Its own id on the page. */
  anchor: string;
}

/** Something cited, with every mark that leads to it. */
export interface Cited {
  id: string;
  number: number;
  marks: Mark[];
}

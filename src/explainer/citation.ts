/** Citations, before and after they are numbered. */

/** A citation without a number. */
export interface Citation {
  kind: 'source' | 'note';
  id: string;
  /** The key of the quote or place that it cites, if any. */
  key?: string;
  /** Where in the source that is, if the source says so: “p. 33”. */
  at?: string;
  /**
   * The part of the page that it is in: the id of a section, `introduction`, `since`, `key-points`, `changes`
   * or `notes`.
   */
  part: string;
  /** The id of the note that contains it, if any. */
  note?: string;
}

/** A numbered citation. */
export interface Mark extends Citation {
  /**
   * The number of the source or note, from 1, in the order of first citation. Sources and notes are numbered
   * separately.
   */
  number: number;
  /** The 1-based index of this citation among those of its source or note. */
  nth: number;
  /** The id of the mark on the page. */
  anchor: string;
}

/** A cited source or note, with every mark that cites it. */
export interface Cited {
  id: string;
  number: number;
  marks: Mark[];
}

/** Types of the parts of citation-js that the tests use; it has none itself: https://citation.js.org/api/. */
declare module '@citation-js/core' {
  export interface ReadName {
    family?: string;
    given?: string;
    literal?: string;
    suffix?: string;
    'non-dropping-particle'?: string;
  }

  export interface ReadDate {
    'date-parts'?: number[][];
  }

  /** A work, in the same form for every format that it was parsed from. */
  export interface ReadItem {
    id: string;
    type: string;
    title?: string;
    author?: ReadName[];
    publisher?: string;
    issued?: ReadDate;
    accessed?: ReadDate;
    URL?: string;
    language?: string;
    note?: string | string[];
    'container-title'?: string;
    'collection-title'?: string;
    authority?: string;
    number?: string;
    issue?: string;
    DOI?: string;
    ISBN?: string;
  }

  export class Cite {
    /** @param options `forceType`: the format of the text, which is otherwise guessed */
    constructor(text: string, options: { forceType: string });
    readonly data: ReadItem[];
  }
}

/** Adds the formats `@biblatex/text` and `@bibtex/text` (parsed as BibTeX itself does) to `Cite`. */
declare module '@citation-js/plugin-bibtex';

/** Adds the format `@ris/file` to `Cite`. */
declare module '@citation-js/plugin-ris';

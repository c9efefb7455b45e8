/** What the tests use of citation-js, which comes without types: https://citation.js.org/api/. */
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

  /** A work as citation-js gives it back, whatever the format that it was read from. */
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
    note?: string;
  }

  export class Cite {
    /** @param options `forceType`: the format of the text, instead of a guess at it */
    constructor(text: string, options: { forceType: string });
    readonly data: ReadItem[];
  }
}

/** Importing it teaches `Cite` to read BibTeX: `@biblatex/text`, and `@bibtex/text` as BibTeX itself reads it. */
declare module '@citation-js/plugin-bibtex';

/** Importing it teaches `Cite` to read RIS: `@ris/file`. */
declare module '@citation-js/plugin-ris';

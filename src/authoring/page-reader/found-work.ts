/** What a page or a PDF says of a work, each value with where it was found. */
import type { Source, SourceAuthor } from '../../explainer/schema/source.ts';

/** A value with its origin, as authors read it: “JSON-LD datePublished”, “meta og:title”, “the address”. */
export interface Found<T> {
  value: T;
  from: string;
}

/** What there is to know of a work. A field that was not found is absent. Values are valid fields of a source. */
export interface FoundWork {
  title?: Found<string>;
  publisher?: Found<string>;
  authors?: Found<SourceAuthor[]>;
  /** The day as the publisher’s time zone has it; a month or a year where no more is known. */
  published?: Found<string>;
  lang?: Found<string>;
  /** The canonical address, without tracking parameters. */
  url?: Found<string>;
  doi?: Found<string>;
  isbn?: Found<string>;
  container?: Found<string>;
  number?: Found<string>;
  kind?: Found<Source['kind']>;
  access?: Found<NonNullable<Source['access']>>;
  /** The address that was read, when it is a copy in a public archive; `url` is then that of the original. */
  archived?: Found<string>;
}

/** The result of reading a page: a work, or a sentence that says why there is none and what to do. */
export type PageReading = { work: FoundWork } | { problem: string };

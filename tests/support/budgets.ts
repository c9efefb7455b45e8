/**
 * What the site may cost its readers, and the project those who install it: bytes and counts, never time, which
 * is the machine’s. Each limit stands a little above what is there now. Who needs to raise one says why in the
 * commit.
 */

/**
 * Bytes of the first explainer’s page, with brotli 11. Its figures hold whatever the text is about; its length
 * does not.
 */
export const page = {
  /** All of it, in one answer. */
  whole: 21_000,
  /** Its styles, which every page carries. */
  styles: 3500,
  /** Its script: all that runs before the reader acts. */
  script: 2500,
  /** Until the prose begins. */
  firstWords: 6000,
  /** Until the first screen is whole: headline, summary, notice, key points, contents. */
  firstScreen: 7000,
  /**
   * Until the last sentence of prose; ten packets, which a server sends before it waits for the reader (RFC
   * 6928).
   */
  lastSentence: 14_600,
};

/** Elements of a built page: each costs memory and layout, on old phones most. */
export const elements = { explainer: 1400, section: 560, home: 120, search: 120, missing: 60 };

/** What a page asks for before the reader does anything, besides itself: its icon. */
export const requestsBefore = ['favicon.svg'];

/** From opening the search to its first results, with gzip, which every server knows; heads of answers included. */
export const search = { bytes: 110_000, requests: 11 };

/** Modules that are loaded when a reader reaches for them, with brotli 11. */
export const modules = { search: 11_000, share: 5300 };

/** What `npm ci` leaves on a disk. */
export const install = {
  /** Bytes of all packages. Of these, a Node, a browser for the tests and a checker of HTML are the greater part. */
  bytes: 760_000_000,
  /** Packages on every platform; those that only some platforms get are not counted. */
  packages: 640,
  /** Named in package.json: to build the site, and to test it. */
  direct: { dependencies: 35, devDependencies: 28, optionalDependencies: 3 },
};

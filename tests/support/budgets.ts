/**
 * Limits on what the site costs its readers and the project its developers: bytes and counts, never time, which
 * depends on the machine. Each limit is a little above today’s value. To raise one, give the reason in the commit.
 */

/**
 * Bytes of the first explainer’s page, with brotli 11. They hold for any text of this length.
 */
export const page = {
  /** The complete page. */
  whole: 21_000,
  /** Its styles, which are inline in every page. */
  styles: 3600,
  /** Its script: everything that runs before the reader does anything. */
  script: 2500,
  /** Up to the start of the prose. */
  firstWords: 6200,
  /** Up to the end of the first screen: headline, summary, notice, key points, contents. */
  firstScreen: 7000,
  /**
   * Up to the last sentence of prose: ten packets, which a server sends before it waits for the client (RFC
   * 6928).
   */
  lastSentence: 14_600,
};

/** Elements of built pages. Each costs memory and layout time, most of all on old phones. */
export const elements = { explainer: 1400, section: 560, home: 120, search: 120, missing: 60 };

/** The files that a page requests before the reader does anything: its icon. */
export const requestsBefore = ['favicon.svg'];

/** From opening the search to its first results, with gzip, response headers included. */
export const search = { bytes: 110_000, requests: 12 };

/** Modules that are loaded on first use, with brotli 11. */
export const modules = { search: 12_200, share: 5300 };

/** The result of `npm ci`. */
export const install = {
  /** Bytes of all packages. More than half are a Node, a browser for the tests and an HTML checker. */
  bytes: 760_000_000,
  /** Packages that every platform gets. */
  packages: 640,
  /** Packages in package.json. */
  direct: { dependencies: 40, devDependencies: 24, optionalDependencies: 3 },
};

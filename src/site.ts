/** The settings of the site, for publishers to change. No other file reads the environment variables for settings. */
import { resolve } from 'node:path';

/** The publisher. Empty fields are not shown. */
export const site = {
  /** Name of the site, in the masthead and in the title of every page. */
  name: 'Footing',
  /** One line under the name on the home page. */
  tagline: 'News explained, with every claim on its footing.',
  /** One sentence for search engines and the home page. */
  description:
    'Explainers in which every claim leads to its source, every source to the claims that rest on it, and every ' +
    'link is meant to last.',
  /** Language of the pages that are not explainers, BCP 47. */
  lang: 'en',
  /** Where readers report mistakes: a `mailto:` or `https:` URL. */
  contact: '',
  /** Person or organization that is responsible for what is published. */
  owner: '',
  /** Licence of the text of explainers: its name, such as “CC BY 4.0”, and its URL. */
  licence: { name: '', url: '' },
};

/** The number of days after which a notice says how old an explainer is; in `exceptions`, other numbers by slug. */
export const ages: { days: number; exceptions: Record<string, number> } = { days: 60, exceptions: {} };

/** The full-text search. */
export const search = {
  /**
   * With more explainers than this in a language, its index is split by year into parts, and readers load the newest
   * part first.
   */
  partLimit: 1000,
  /**
   * Home pages of other sites made with this software, with a slash at the end. Readers can extend a search to them.
   * Until then, no request goes to them.
   */
  also: [] as string[],
};

/** The largest size of a built file in bytes, before compression. A larger file stops the build. */
export const budgets = {
  /** A page. */
  page: 1_000_000,
  /** Any other file, such as an image or a part of the search index. */
  file: 5_000_000,
};

/** The folder of package.json, where npm runs commands. */
export const root = process.cwd();

/** Adds a slash at both ends, if missing: `/` or `/some/path/`. */
function addSlashes(path: string): string {
  const inner = path.replace(/^\/+|\/+$/g, '');
  return inner === '' ? '/' : `/${inner}/`;
}

/** Reads `PORT`; without it, 4321. @throws Error when it is not a port number */
function readPort(): number {
  const text = process.env['PORT'] || '4321';
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number < 65536) return number;
  throw new Error(`PORT is “${text}”. Set it to a number from 1 to 65535, or leave it out for 4321.`);
}

/** Reads `SITE_URL`, without its path. @throws Error when it is not an http(s) URL */
function readSiteUrl(): string {
  const text = process.env['SITE_URL'] || 'https://example.org';
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol)) return url.origin;
  throw new Error(`SITE_URL is “${text}”. Set it to an address such as https://example.org.`);
}

/** Settings from the environment. Folders are absolute. The getters throw when their variable is invalid. */
export const settings = {
  contentDir: resolve(root, process.env['CONTENT_DIR'] || 'content'),
  outDir: resolve(root, process.env['OUT_DIR'] || 'dist'),
  publicDir: resolve(root, process.env['PUBLIC_DIR'] || 'public'),
  get siteUrl(): string {
    return readSiteUrl();
  },
  basePath: addSlashes(process.env['BASE_PATH'] || ''),
  get port(): number {
    return readPort();
  },
};

/** Checks the settings from the environment by calling their getters. @throws Error about the first invalid one */
export function checkSettings(): void {
  Object.values(settings);
}

/** Returns the path of a page with the base path: `href('search/')` is `/search/` or `/base/search/`. */
export function href(path = ''): string {
  return settings.basePath + path.replace(/^\/+/, '');
}

/** Returns the absolute URL of a page, for canonical links and for programs. */
export function absoluteHref(path = ''): string {
  return new URL(href(path), settings.siteUrl).href;
}

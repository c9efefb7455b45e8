/**
 * The settings of a site: what a publisher changes to make it theirs. Everything that an
 * environment variable can override is read here and nowhere else.
 */
import { resolve } from 'node:path';

/** Who publishes. A field left empty is shown nowhere. */
export const site = {
  /** Name of the site, in the masthead and in every page title. */
  name: 'Footing',
  /** One line under the name on the home page. */
  tagline: 'News explained, with every claim on its footing.',
  /** One sentence for search engines and the home page. */
  description:
    'Explainers in which every claim leads to its source, every source to the claims that rest on it, and every link is meant to last.',
  /** Language of the site’s own pages, BCP 47. */
  lang: 'en',
  /** Address for reports of mistakes, `mailto:` or `https:`. */
  contact: '',
  /** Person or body that answers for what is published. */
  owner: '',
  /** Licence under which the text of explainers may be used: its name, such as “CC BY 4.0”, and its address. */
  licence: { name: '', url: '' },
};

/** When the notice at the top of an explainer calls it old; some subjects age faster or slower than others. */
export const ages: { days: number; exceptions: Record<string, number> } = { days: 60, exceptions: {} };

/** How the full-text search is made. */
export const search = {
  /** With more explainers than this in a language, its index is parted by year, and only the newest part is loaded at once. */
  partLimit: 1000,
  /**
   * Other sites made with this software that are searched together with this one: the addresses of their home pages, with a
   * slash at the end. They are asked only when a reader wants to search further.
   */
  also: [] as string[],
};

/** How many bytes a built file may weigh, before compression. A heavier one stops the build. */
export const budgets = {
  /** A page. */
  page: 1_000_000,
  /** Any other file, such as a part of the search index or a picture. */
  file: 5_000_000,
};

/** The folder that holds package.json. Commands are run from there, as npm does. */
export const root = process.cwd();

/** `/` or `/some/path/`: always with a slash at both ends. */
function withSlashes(path: string): string {
  const inner = path.replace(/^\/+|\/+$/g, '');
  return inner === '' ? '/' : `/${inner}/`;
}

/** `PORT`, or 4321. @throws Error when `PORT` is not a port number. */
function port(): number {
  const text = process.env['PORT'] || '4321';
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number < 65536) return number;
  throw new Error(`PORT is “${text}”. Set it to a number from 1 to 65535, or leave it out for 4321.`);
}

/** `SITE_URL` without a path. @throws Error when it is not an http(s) address. */
function siteUrl(): string {
  const text = process.env['SITE_URL'] || 'https://example.org';
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol)) return url.origin;
  throw new Error(`SITE_URL is “${text}”. Set it to an address such as https://example.org.`);
}

/** Where things are read, written and served. Folders are absolute. Reading a setting that is wrong throws. */
export const settings = {
  contentDir: resolve(root, process.env['CONTENT_DIR'] || 'content'),
  outDir: resolve(root, process.env['OUT_DIR'] || 'dist'),
  get siteUrl(): string {
    return siteUrl();
  },
  basePath: withSlashes(process.env['BASE_PATH'] || ''),
  get port(): number {
    return port();
  },
};

/** Reads every setting once. @throws Error that says which is wrong. */
export function checkSettings(): void {
  for (const name of Object.keys(settings)) void settings[name as keyof typeof settings];
}

/** The address of a page of this site on its server: `href('search/')` is `/search/`, or `/base/search/`. */
export function href(path = ''): string {
  return settings.basePath + path.replace(/^\/+/, '');
}

/** The same with scheme and host, for canonical links and data for machines. */
export function absoluteHref(path = ''): string {
  return new URL(href(path), settings.siteUrl).href;
}

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

/** A font file in `public/`. */
export interface FontFile {
  /** Its address, such as `/text.woff2`. */
  file: string;
  /** `400` for normal, `700` for bold, or what a variable font has, such as `200 900`. Normal without it. */
  weight?: string;
  /** `italic` for an italic. */
  style?: 'normal' | 'italic';
}

/**
 * How the site looks: see “Make it yours” in docs/publishing.md. Files are in `public/`, and `/logo.svg` is
 * `public/logo.svg`. `check` reports a file that is missing and a colour that is hard to read.
 */
export const look = {
  logo: {
    /** The logo, an SVG or another image. Empty: the name of the site, over its bar. */
    file: '',
    /** Another logo for dark screens. Empty: the same. */
    darkFile: '',
    /** Whether the logo shows the name. If not, the name follows the logo. */
    hasName: true,
  },
  /** The icon in browser tabs: SVG, PNG or ICO. */
  favicon: '/favicon.svg',
  /** The colour of links, marks and bars, for light and for dark screens: `#` and six hexadecimal digits. */
  accent: { light: '#1d4fa3', dark: '#9dbcf5' },
  /** The colour behind the text. Grey and highlighted areas are mixed from both colours. */
  paper: { light: '#fffdf9', dark: '#15171b' },
  /** The typeface of texts and headlines. */
  textFace: {
    /** Fonts that readers may have, the best one first. */
    stack: '"Iowan Old Style", "Palatino Linotype", Palatino, P052, Georgia, serif',
    /** Fonts that the site brings, as WOFF2: one file for each weight and style. The stack shows until they load. */
    files: [] as FontFile[],
  },
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

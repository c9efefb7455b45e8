/** Every link of the site to itself leads to a file that is there and, with a fragment, to an id on that page. */
import type { CheckCache } from './check-cache.ts';
import { detachString, type ReportAt } from './page.ts';

/** What is known of the site whose links are checked. */
export interface LinkOptions {
  /** Paths of all files. */
  files: ReadonlySet<string>;
  /** Scheme and host of the site. */
  siteUrl: string;
  basePath: string;
}

/** The first link to an id of another page: it is looked up when all pages were read. */
interface Pending {
  link: string;
  page: string;
  /** Where it stands; not known where the page was not read this time. */
  at?: number | undefined;
}

/** A file of the site, or why there is none. */
type Way = { file: string; fragment: string } | { wrong: string; hint: string };

/** Follows the links of a site. Outside addresses are not its business. */
export class LinkChecker {
  /** Ids that are wanted, by file. */
  readonly #wanted = new Map<string, Map<string, Pending>>();
  /** Addresses that begin with a slash and were found good. */
  readonly #good = new Set<string>();
  readonly #options: LinkOptions;

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  /** Follows an address that stands on a page with certain ids; reports where it leads to nothing. */
  check(address: string, page: string, ids: ReadonlySet<string>, at: number | undefined, report: ReportAt): void {
    if (address.startsWith('#')) {
      if (!hasFragment(address.slice(1), ids)) report({ ...noFragment(address), at: at ?? 0 });
      return;
    }
    if (this.#good.has(address)) return;
    const way = this.#follow(address, page);
    if ('wrong' in way) {
      report({ rule: 'dead-link', at: at ?? 0, message: `The link to ${address} ${way.wrong}.`, hint: way.hint });
      return;
    }
    const link = detachString(address);
    if (/^\/(?!\/)/.test(link)) this.#good.add(link);
    if (way.fragment === '' || !way.file.endsWith('.html')) return;
    const wanted = this.#wanted.get(way.file) ?? new Map<string, Pending>();
    this.#wanted.set(way.file, wanted);
    if (!wanted.has(way.fragment)) wanted.set(detachString(way.fragment), { link, page, at });
  }

  /**
   * Reports the links that want an id which is not on its page; `idsOf` knows the ids of each page, `textOf` its text.
   * @param kept knows which pages had all of this before
   */
  checkWanted(
    idsOf: (file: string) => ReadonlySet<string>,
    reportIn: (page: string, text: string) => ReportAt,
    textOf: (page: string) => string,
    kept?: CheckCache,
  ): void {
    for (const [file, wanted] of this.#wanted) {
      const fragments = [...wanted.keys()];
      if (kept?.hadAll(file, fragments)) continue;
      const ids = idsOf(file);
      const missing = fragments.filter((fragment) => !hasFragment(fragment, ids));
      if (missing.length === 0) kept?.noteAll(file, fragments);
      for (const fragment of missing) {
        const { link, page, at } = wanted.get(fragment) as Pending;
        const text = textOf(page);
        kept?.forget(page);
        reportIn(page, text)({ ...noFragment(link), at: at ?? Math.max(0, text.lastIndexOf('<', text.indexOf(link))) });
      }
    }
  }

  #follow(address: string, page: string): Way {
    const { siteUrl, basePath } = this.#options;
    let url = address;
    if (!/^\/(?!\/)/.test(url)) {
      const absolute = URL.parse(url, siteUrl + basePath + page.replace(/(^|\/)index\.html$/, '$1'));
      if (absolute?.origin !== siteUrl) return { wrong: 'is no address', hint: 'Mend it where it is written.' };
      url = absolute.pathname + absolute.search + absolute.hash;
    }
    const [, path = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? [];
    const way = this.#find(path);
    return 'wrong' in way ? way : { ...way, fragment };
  }

  #find(path: string): Way {
    const { files, basePath } = this.#options;
    if (!path.startsWith(basePath)) {
      const hint = `Addresses of this site begin with ${basePath} (BASE_PATH).`;
      return { wrong: 'leaves the path that the site stands under', hint };
    }
    const inside = decoded(path.slice(basePath.length));
    if (inside === undefined) return { wrong: 'has a “%” that stands for nothing', hint: 'Write it as %25.' };
    const file = inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
    if (files.has(file)) return { file, fragment: '' };
    if (files.has(`${inside}/index.html`))
      return { wrong: 'lacks the slash at its end', hint: `Write ${path}/, so that no server has to lead readers on.` };
    const hint = 'Mend the link where it is written, or bring back the page: addresses of explainers must last.';
    return { wrong: 'leads to nothing: the site has no such page or file', hint };
  }
}

/** Whether a page with these ids has the place that a fragment names. Text directives name words, not ids. */
function hasFragment(fragment: string, ids: ReadonlySet<string>): boolean {
  if (ids.has(fragment)) return true;
  const id = fragment.replace(/:~:.*$/s, '');
  return id === '' || id === 'top' || ids.has(id) || ids.has(decoded(id) ?? '');
}

function noFragment(link: string): { rule: string; message: string; hint: string } {
  return {
    rule: 'dead-fragment',
    message: `The link to ${link} leads to a page that has no such id.`,
    hint: 'Mend the link where it is written; ids of sections stand in the frontmatter of their explainer.',
  };
}

function decoded(text: string): string | undefined {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Checks that links within the site lead to files that exist and, with a fragment, to ids on those pages. */
import type { CheckCache } from './check-cache.ts';
import { detachString, type ReportAt } from './page.ts';

/** The site whose links are checked. */
export interface CheckedSite {
  /** Paths of all files. */
  files: ReadonlySet<string>;
  /** Scheme and host of the site. */
  siteUrl: string;
  basePath: string;
  /** The files of pages that moved, each with that of the current page, to which they pass fragments on. */
  redirects?: ReadonlyMap<string, string>;
}

/** The first link to a fragment of another page. Fragments are checked once all pages are read. */
interface FragmentLink {
  link: string;
  /** The page that holds the link. */
  page: string;
  /** Offset of the link; undefined when the page comes from the cache and was not parsed. */
  at?: number | undefined;
}

/** The file that an address leads to, or why it leads nowhere. */
type Target = { file: string; fragment: string } | { problem: string; hint: string };

/** Reads built pages, and reports mistakes on them. */
interface PageAccess {
  getIds(path: string): ReadonlySet<string>;
  readText(path: string): string;
  report(path: string, text: string): ReportAt;
}

/** Checks links within a site. Do not pass it addresses of other sites. */
export class LinkChecker {
  readonly site: CheckedSite;
  /** Links to fragments, by file and fragment. */
  readonly #fragmentLinks = new Map<string, Map<string, FragmentLink>>();
  /** Absolute paths that need no second look: their file exists, and their fragment, if any, is in #fragmentLinks. */
  readonly #resolvedPaths = new Set<string>();

  constructor(site: CheckedSite) {
    this.site = site;
  }

  /**
   * Checks an address on a page, and reports it when it leads nowhere.
   * @param ids the ids of this page
   */
  check(address: string, page: string, ids: ReadonlySet<string>, at: number | undefined, report: ReportAt): void {
    if (address.startsWith('#')) {
      if (!hasFragment(address.slice(1), ids)) report({ ...deadFragment(address), at: at ?? 0 });
      return;
    }
    if (this.#resolvedPaths.has(address)) return;
    const target = this.#resolve(address, page);
    if ('problem' in target) {
      const message = `The link to ${address} ${target.problem}.`;
      report({ rule: 'dead-link', at: at ?? 0, message, hint: target.hint });
      return;
    }
    const link = detachString(address);
    if (isPath(link)) this.#resolvedPaths.add(link);
    if (target.fragment === '' || !target.file.endsWith('.html')) return;
    const file = this.site.redirects?.get(target.file) ?? target.file;
    const links = this.#fragmentLinks.get(file) ?? new Map<string, FragmentLink>();
    this.#fragmentLinks.set(file, links);
    if (!links.has(target.fragment)) links.set(detachString(target.fragment), { link, page, at });
  }

  /**
   * Reports the links to fragments that their pages do not have.
   * @param cache lists unchanged pages that are known to have all these fragments; they are not read again
   */
  checkFragments({ getIds, readText, report }: PageAccess, cache?: CheckCache): void {
    for (const [file, links] of this.#fragmentLinks) {
      const fragments = [...links.keys()];
      if (cache?.hasFragments(file, fragments)) continue;
      const ids = getIds(file);
      const missing = [...links].filter(([fragment]) => !hasFragment(fragment, ids));
      if (missing.length === 0) cache?.setFragments(file, fragments);
      for (const [, { link, page, at }] of missing) {
        const text = readText(page);
        // The next build must report the mistake again.
        cache?.delete(page);
        // Pages from the cache were not parsed, so find the tag that contains the link.
        const offset = at ?? Math.max(0, text.lastIndexOf('<', text.indexOf(link)));
        report(page, text)({ ...deadFragment(link), at: offset });
      }
    }
  }

  #resolve(address: string, page: string): Target {
    const { siteUrl, basePath } = this.site;
    let url = address;
    if (!isPath(url)) {
      const absolute = URL.parse(url, siteUrl + basePath + page.replace(/(^|\/)index\.html$/, '$1'));
      if (absolute?.origin !== siteUrl) return { problem: 'is not a valid address', hint: correctLink };
      url = absolute.pathname + absolute.search + absolute.hash;
    }
    const [, path = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? [];
    const target = this.#findFile(path);
    return 'problem' in target ? target : { ...target, fragment };
  }

  #findFile(path: string): Target {
    const { files, basePath } = this.site;
    if (!path.startsWith(basePath)) {
      const hint = `Addresses of this site begin with ${basePath} (BASE_PATH).`;
      return { problem: 'leaves the base path of the site', hint };
    }
    const relative = decode(path.slice(basePath.length));
    if (relative === undefined) {
      const problem = 'has a “%” that does not start a valid escape';
      return { problem, hint: 'Write a literal “%” as %25.' };
    }
    const file = relative === '' || relative.endsWith('/') ? `${relative}index.html` : relative;
    if (files.has(file)) return { file, fragment: '' };
    if (files.has(`${relative}/index.html`))
      return { problem: 'has no slash at its end', hint: `Write ${path}/, so that readers are not redirected.` };
    const hint = `${correctLink} Or restore the page: addresses of explainers must last.`;
    return { problem: 'leads to a page or file that does not exist', hint };
  }
}

const correctLink = 'Correct the link in the explainer or component that contains it.';

/** Whether an address is a path from the root of the host. */
function isPath(address: string): boolean {
  return /^\/(?!\/)/.test(address);
}

/** Whether a page with these ids has a fragment. The part after `:~:` is a text directive, not an id. */
function hasFragment(fragment: string, ids: ReadonlySet<string>): boolean {
  if (ids.has(fragment)) return true;
  const id = fragment.replace(/:~:.*$/s, '');
  return id === '' || id === 'top' || ids.has(id) || ids.has(decode(id) ?? '');
}

function deadFragment(link: string): { rule: string; message: string; hint: string } {
  return {
    rule: 'dead-fragment',
    message: `The target of the link ${link} has no such id.`,
    hint: `${correctLink} The ids of sections are in the frontmatter of their explainer.`,
  };
}

function decode(text: string): string | undefined {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

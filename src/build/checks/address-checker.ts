import { defaultSiteUrl } from '../../explainer/local-link.ts';
import type { Address } from './addresses.ts';
import type { LinkChecker } from './links.ts';
import { detachString, type ReportAt } from './page.ts';

/** Checks the addresses in one file: links within the site, and that a browser loads nothing from other servers. */
export class AddressChecker {
  /** The addresses of this site in the file, each once; fragments of the file itself are left out. */
  readonly links = new Set<string>();
  readonly #path: string;
  readonly #links: LinkChecker;
  readonly #report: ReportAt;

  constructor(path: string, links: LinkChecker, report: ReportAt) {
    this.#path = path;
    this.#links = links;
    this.#report = report;
  }

  /** Checks an address that can only be one of this site. @param ids the ids of this page */
  checkLink(value: string, at: number, ids: ReadonlySet<string>): void {
    if (!value.startsWith('#')) this.links.add(detachString(value));
    this.#links.check(value, this.#path, ids, at, this.#report);
  }

  /** Checks any address. */
  check({ value, loads }: Address, at: number, ids: ReadonlySet<string>): void {
    const { siteUrl, basePath } = this.#links.site;
    const isOfSite = value.startsWith(siteUrl + basePath);
    const isAbsolute = /^(?:\/\/|[a-z][a-z\d+.-]*:)/i.test(value);
    if (!isAbsolute || (isOfSite && siteUrl !== defaultSiteUrl)) this.checkLink(value, at, ids);
    else if (loads && !isOfSite && !/^(?:data|blob):/i.test(value))
      this.#report({
        rule: 'outside-request',
        at,
        message: `The page requests ${value} from another server, which tells that server who reads what.`,
        hint: 'Put a copy into public/, or make it a link.',
      });
  }
}

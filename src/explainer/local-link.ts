/** While SITE_URL has this default, absolute addresses at that host belong to somebody else. */
export const defaultSiteUrl = 'https://example.org';

/** The target of a link within the site. */
export interface LocalLink {
  /** Without the slash at its start, the query and the base path; undefined for a link to the same page. */
  path?: string;
  /** The slug of the explainer that it leads to, if it has the form `/<slug>/` or leads to the same page. */
  slug?: string;
  /** Without `#` and the text directive (`:~:text=…`). */
  fragment: string;
}

/**
 * Parses the address of a link within the site: `#anchor`, or a path from the root of the site such as
 * `/<slug>/?query#anchor`.
 * @param ownSlug the slug of the page that the link is on
 */
export function parseLocalLink(address: string, ownSlug?: string): LocalLink {
  const [, before = '', anchor = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(address) ?? [];
  const fragment = decode(anchor.replace(/:~:.*$/s, ''));
  if (before === '') return { ...(ownSlug === undefined ? {} : { slug: ownSlug }), fragment };
  const path = decode(before.replace(/^\//, ''));
  const slug = /^([^/]+)\/$/.exec(path)?.[1];
  return { path, ...(slug === undefined ? {} : { slug }), fragment };
}

/**
 * Returns an address within the site in the form that authors write: `/<slug>/` for `https://news.example/<slug>/`.
 * @param home the absolute address of the site’s home page, with a slash at its end
 * @returns undefined for an address of another site, or a relative one
 */
export function toLocalAddress(address: string, home: string): string | undefined {
  if (/^[#/]/.test(address)) return address;
  const isOwn = address.startsWith(home) && !home.startsWith(`${defaultSiteUrl}/`);
  return isOwn ? address.slice(home.length - 1) : undefined;
}

/** Decodes a part of an address. Returns it unchanged if it cannot be decoded: then it matches no id. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

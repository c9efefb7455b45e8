/** Where a link leads that stays on the site. */
export interface LocalLink {
  /** The first step of its path: an explainer, or a page of the site itself. */
  slug: string;
  /** Without `#`. */
  fragment: string;
}

/** Takes the address of a link apart. @returns undefined where it leads to no explainer and no page beside them. */
export function parseLocalLink(address: string, ownSlug: string): LocalLink | undefined {
  const [path = '', fragment = ''] = address.split('#', 2).map(decode);
  const slug = path === '' ? ownSlug : /^\/([^/]*)\/$/.exec(path)?.[1];
  return slug === undefined ? undefined : { slug, fragment };
}

/** An address as ids are written; what cannot be decoded stays as it is, and leads nowhere. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The target of a link within the site. */
export interface LocalLink {
  /** The first segment of its path: the slug of an explainer, or a page of the site. */
  slug: string;
  /** Without `#`. */
  fragment: string;
}

/**
 * Parses the address of a link to this page or to `/<slug>/`. Returns undefined for any other address.
 * @param ownSlug the slug of the page that the link is on
 */
export function parseLocalLink(address: string, ownSlug: string): LocalLink | undefined {
  const [path = '', fragment = ''] = address.split('#', 2).map(decode);
  const slug = path === '' ? ownSlug : /^\/([^/]*)\/$/.exec(path)?.[1];
  return slug === undefined ? undefined : { slug, fragment };
}

/** Decodes a part of an address. Returns it unchanged if it cannot be decoded: then it matches no id. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** URLs as they are requested. URLs that are the same to a server become the same text. */

/** Returns a web URL in its normal form, without its fragment; undefined when the text is not an absolute web URL. */
export function normalizeUrl(text: string): string | undefined {
  const url = /^https?:\/\//i.test(text) ? URL.parse(text) : null;
  if (!url || url.hostname === '') return undefined;
  url.hash = '';
  return url.href;
}

/** Returns the host name and port of a URL. */
export function getHost(url: string): string {
  return new URL(url).host;
}

/** Returns whether a URL is on a host or on a subdomain of it: `news.example.org` is on `example.org`. */
export function isOnHost(url: string, host: string): boolean {
  const { host: hostAndPort, hostname } = new URL(url);
  const expected = host.toLowerCase();
  return hostAndPort === expected || hostname === expected || hostname.endsWith(`.${expected}`);
}

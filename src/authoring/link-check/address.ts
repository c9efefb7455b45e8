/** Addresses as they are asked: what is the same to a server is asked once. */

/** An address without its fragment, written as browsers write it; undefined where it does not lead out to the web. */
export function normalizeUrl(written: string): string | undefined {
  const url = /^https?:\/\//i.test(written) ? URL.parse(written) : null;
  if (!url || url.hostname === '') return undefined;
  url.hash = '';
  return url.href;
}

/** The server that an address asks: name and port. */
export function getHost(address: string): string {
  return new URL(address).host;
}

/** Whether an address is at a host, or at a name below it: `news.example.org` is at `example.org`. */
export function isAt(address: string, host: string): boolean {
  const { host: withPort, hostname } = new URL(address);
  const wanted = host.toLowerCase();
  return withPort === wanted || hostname === wanted || hostname.endsWith(`.${wanted}`);
}

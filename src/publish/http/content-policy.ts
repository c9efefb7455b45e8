/** What pages and workers may load: Content Security Policy Level 3, without `unsafe-inline` (https://www.w3.org/TR/CSP3/). */
import { hash } from 'node:crypto';

/**
 * The policy for pages that may come from several builds, so that those of the last release keep their styles while servers
 * learn of the next.
 * @param notFound the 404 page of each build: it holds every style and script that any page of the build holds inline
 * @param searched addresses of other sites that the search may ask
 */
export function buildContentPolicy(notFound: readonly string[], searched: readonly string[]): string {
  return [
    "default-src 'none'",
    `style-src ${sources(notFound.flatMap((page) => digests(page, 'style')))}`,
    // The engine of the search is WebAssembly.
    `script-src ${sources(["'self'", "'wasm-unsafe-eval'", ...notFound.flatMap((page) => digests(page, 'script'))])}`,
    "worker-src 'self'",
    `connect-src ${sources(["'self'", ...searched.map((address) => new URL(address).origin)])}`,
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** A list of sources; an empty one allows nothing, and is written as such. */
function sources(all: readonly string[]): string {
  return [...new Set(all)].join(' ') || "'none'";
}

/** CSP3, 2.3.1: what stands inline is named by its digest. */
function digests(page: string, tag: string): string[] {
  return Array.from(
    page.matchAll(new RegExp(`<${tag}(?: type="module")?>(.*?)</${tag}>`, 'gs')),
    ([, text = '']) => `'sha256-${hash('sha256', text, 'base64')}'`,
  );
}

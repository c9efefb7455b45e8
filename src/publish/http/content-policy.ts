/**
 * What pages and workers may load: Content Security Policy Level 3, without `unsafe-inline`
 * (https://www.w3.org/TR/CSP3/).
 */
import { hash } from 'node:crypto';

/**
 * Builds the policy for the pages of one or several builds. Several are needed while a server switches releases,
 * so that pages of both keep their styles.
 * @param notFoundPages the 404 page of each build: it holds every inline style and script of the build’s pages
 * @param searched addresses of other sites that the search may request
 */
export function buildContentPolicy(notFoundPages: readonly string[], searched: readonly string[]): string {
  const styles = notFoundPages.flatMap((page) => hashInline(page, 'style'));
  const scripts = notFoundPages.flatMap((page) => hashInline(page, 'script'));
  return [
    "default-src 'none'",
    `style-src ${formatSources(styles)}`,
    // Pagefind’s search engine is WebAssembly.
    `script-src ${formatSources(["'self'", "'wasm-unsafe-eval'", ...scripts])}`,
    "worker-src 'self'",
    `connect-src ${formatSources(["'self'", ...searched.map((address) => new URL(address).origin)])}`,
    "img-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Formats a source list, which is `'none'` when it is empty. */
function formatSources(sources: readonly string[]): string {
  return [...new Set(sources)].join(' ') || "'none'";
}

/** Returns the hash of each inline element, as CSP3, 2.3.1 writes it. */
function hashInline(page: string, tag: string): string[] {
  return Array.from(
    page.matchAll(new RegExp(`<${tag}(?: type="module")?>(.*?)</${tag}>`, 'gs')),
    ([, text = '']) => `'sha256-${hash('sha256', text, 'base64')}'`,
  );
}

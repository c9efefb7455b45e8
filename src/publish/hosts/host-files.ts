/**
 * Generates `_headers` and `_redirects` from the HTTP policy. Cloudflare Pages and Netlify read them from the
 * built site. The formats: https://developers.cloudflare.com/pages/configuration/headers/ and
 * https://docs.netlify.com/routing/headers/.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Redirect } from '../../site-data/redirects.ts';
import { getFileType } from '../http/file-types.ts';
import { classifyFile, type Headers, listFileClasses } from '../http/http-policy.ts';

const fileNames = { headers: '_headers', redirects: '_redirects' };

const firstLine = '# Made by “npm run build” for Cloudflare Pages and Netlify.\n';

/** Patterns of paths whose headers differ from those of pages, general ones first, each with a path that it matches. */
const patterns = [
  { pattern: 'assets/*', example: 'assets/x' },
  { pattern: 'og/*', example: 'og/x.png' },
  { pattern: 'pagefind/*', example: 'pagefind/x' },
  { pattern: 'pagefind/*.pf_entry', example: 'pagefind/x.pf_entry' },
];

/** The headers that differ. */
const overriddenHeaders = ['Cache-Control', 'Cross-Origin-Resource-Policy', 'Access-Control-Allow-Origin'];

/** File extensions whose types these hosts may not know. */
const unknownTypes = ['bib', 'ris', 'md'];

/**
 * Formats `_headers`. Every file gets the headers of documents too, because the patterns cannot tell pages from
 * other files, and the headers do no harm there. Where two rules set a header, the later one counts. Netlify does
 * so by itself; Cloudflare would join the values, so the later rule removes the earlier value with `! Name`, which
 * Netlify ignores.
 */
export function formatHeaders(contentPolicy: string, basePath: string): string {
  const classes = listFileClasses(contentPolicy);
  const rules = [
    // By default, Cloudflare allows every site to read every file.
    formatRule(`${basePath}*`, classifyFile('', classes).headers, ['Access-Control-Allow-Origin']),
    ...patterns.map(({ pattern, example }) => {
      // Netlify cannot remove a header. `cross-origin` means the same as no header.
      const headers = { 'Cross-Origin-Resource-Policy': 'cross-origin', ...classifyFile(example, classes).headers };
      const overrides = Object.entries(headers).filter(([name]) => overriddenHeaders.includes(name));
      return formatRule(basePath + pattern, Object.fromEntries(overrides), overriddenHeaders);
    }),
    ...unknownTypes.map((extension) =>
      formatRule(`${basePath}*.${extension}`, { 'Content-Type': getFileType(`x.${extension}`) }),
    ),
  ];
  return `${firstLine}${rules.join('')}`;
}

function formatRule(pattern: string, headers: Headers, removed: readonly string[] = []): string {
  const lines = [
    ...removed.map((name) => `! ${name}`),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return `\n${pattern}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

/** Cloudflare ignores further lines. */
const maxRedirects = 2000;

/**
 * Formats `_redirects`, with two lines for each redirect. There is a page at each former address, which Netlify sends
 * unless the line ends in `301!`; Cloudflare skips such a line and reads the next. When there are too many lines for
 * Cloudflare, Netlify sends the pages, which redirect readers too.
 */
export function formatRedirects(redirects: readonly Redirect[]): string {
  const codes = redirects.length * 2 > maxRedirects ? ['301'] : ['301!', '301'];
  const lines = redirects.flatMap(({ from, to }) => codes.map((code) => `${from} ${to} ${code}\n`));
  const comment =
    codes.length > 1 ? '# Lines with 301! are for Netlify; Cloudflare says that it passes over them.\n' : '';
  return `${firstLine}${comment}${lines.join('')}`;
}

/** Writes both files into the folder of a site. @throws Error from the file system */
export function writeHostFiles(
  folder: string,
  options: { contentPolicy: string; basePath: string; redirects: readonly Redirect[] },
): void {
  writeFileSync(join(folder, fileNames.headers), formatHeaders(options.contentPolicy, options.basePath));
  writeFileSync(join(folder, fileNames.redirects), formatRedirects(options.redirects));
}

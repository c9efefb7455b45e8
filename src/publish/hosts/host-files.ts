/**
 * `_headers` and `_redirects`, which Cloudflare Pages and Netlify read from the folder of the site, made from the one policy.
 * The formats: https://developers.cloudflare.com/pages/configuration/headers/ and https://docs.netlify.com/routing/headers/.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Redirect } from '../../site-data/redirects.ts';
import { getFileType } from '../http/file-types.ts';
import { classifyFile, type Headers, listFileClasses } from '../http/http-policy.ts';

/** Names of the files. */
const names = { headers: '_headers', redirects: '_redirects' };

const header = '# Made by “npm run build” for Cloudflare Pages and Netlify.\n';

/** Paths that are answered otherwise than pages, broad ones first, each with one that stands for what it matches. */
const differing = [
  { pattern: 'assets/*', example: 'assets/x' },
  { pattern: 'og/*', example: 'og/x.png' },
  { pattern: 'pagefind/*', example: 'pagefind/x' },
  { pattern: 'pagefind/*.pf_entry', example: 'pagefind/x.pf_entry' },
];

/** In what they differ. */
const differ = ['Cache-Control', 'Cross-Origin-Resource-Policy', 'Access-Control-Allow-Origin'];

/** Types that these hosts may not know. */
const types = ['bib', 'ris', 'md'];

/**
 * The text of `_headers`. What only documents need is sent with every file: patterns cannot tell a page from other files, and
 * there it does no harm. Where two rules match, the later one counts. With Netlify that is so anyway; Cloudflare would join the
 * values, so the later rule detaches the earlier value (`! Name`), which to Netlify is no header.
 */
export function formatHeaders(contentPolicy: string, basePath: string): string {
  const kinds = listFileClasses(contentPolicy);
  const rules = [
    // Cloudflare lets every site read every file, unless it is told not to.
    rule(`${basePath}*`, classifyFile('', kinds).headers, ['Access-Control-Allow-Origin']),
    ...differing.map(({ pattern, example }) => {
      // Netlify cannot take a header back. To let every site embed the file says the same as to say nothing of it.
      const headers = { 'Cross-Origin-Resource-Policy': 'cross-origin', ...classifyFile(example, kinds).headers };
      const told = Object.entries(headers).filter(([name]) => differ.includes(name));
      return rule(basePath + pattern, Object.fromEntries(told), differ);
    }),
    ...types.map((end) => rule(`${basePath}*.${end}`, { 'Content-Type': getFileType(`x.${end}`) })),
  ];
  return `${header}${rules.join('')}`;
}

function rule(pattern: string, headers: Headers, detached: readonly string[] = []): string {
  const lines = [
    ...detached.map((name) => `! ${name}`),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return `\n${pattern}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

/** As many lines as Cloudflare reads. */
const mostRedirects = 2000;

/**
 * The text of `_redirects`, two lines for each. Under a former address stands a page, which Netlify sends unless a line ends in
 * `301!`; Cloudflare passes over such a line and reads the next. Where there are too many for Cloudflare, Netlify sends the
 * pages: they lead on too.
 */
export function formatRedirects(redirects: readonly Redirect[]): string {
  const codes = redirects.length * 2 > mostRedirects ? ['301'] : ['301!', '301'];
  const lines = redirects.flatMap(({ from, to }) => codes.map((code) => `${from} ${to} ${code}\n`));
  const why = codes.length > 1 ? '# Lines with 301! are for Netlify; Cloudflare says that it passes over them.\n' : '';
  return `${header}${why}${lines.join('')}`;
}

/** Writes both into the folder of a site. @throws Error from the file system. */
export function writeHostFiles(
  folder: string,
  options: { contentPolicy: string; basePath: string; redirects: readonly Redirect[] },
): void {
  writeFileSync(join(folder, names.headers), formatHeaders(options.contentPolicy, options.basePath));
  writeFileSync(join(folder, names.redirects), formatRedirects(options.redirects));
}

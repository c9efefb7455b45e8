/**
 * The configuration of Caddy, made from the one policy: what a site block imports. Debian’s Caddy (2.6) is enough.
 * In a `route`, directives run in the order in which they are written, and the first that answers ends the request. Of
 * several `handle` blocks in another one, only the first that matches runs.
 */

import type { Redirect } from '../../site-data/redirects.ts';
import { fileTypes, getFileType, unknownType } from '../http/file-types.ts';
import { classifyFile, type FileClass, listFileClasses, type ServerConfigOptions } from '../http/http-policy.ts';
import { notFoundPage } from '../http/site-facts.ts';
import { quoteFolder } from './quoted-folder.ts';

/** The text of the configuration. @throws Error when the name of the folder cannot be written into it */
export function buildCaddyConfig({ root, basePath, contentPolicy, redirects }: ServerConfigOptions): string {
  const kinds = listFileClasses(contentPolicy);
  const rest = kinds[kinds.length - 1] as FileClass;
  const regexp = (...of: readonly FileClass[]) => `"^${basePath}(?:${of.map(({ pattern }) => pattern).join('|')})"`;
  const site = [
    `root * ${quoteFolder(root)}`,
    ...queryLines,
    ...requestLines,
    ...shownLines(kinds, regexp),
    ...block('route @footing_shown', [
      ...formerLines(redirects, rest),
      '# A page without the last slash of its address.',
      ...block('@footing_unslashed', ['not path */', 'file {path}/index.html']),
      ...redirectLines('@footing_unslashed', rest, '{path}/{footing_query}'),
      '# A folder with a page, or a file.',
      ...block('@footing_found', [
        ...block('not', ['path */', 'not file {path}/index.html']),
        ...block('not', ['not path */', 'not file {path}']),
      ]),
      ...block('route @footing_found', [
        '@footing_method not method GET HEAD',
        ...block('route @footing_method', ['header Allow "GET, HEAD"', 'respond 405']),
        ...typeLines,
        ...block(
          'handle',
          kinds.filter((kind) => !kind.isHidden).flatMap((kind, index) => kindLines(kind, index, regexp(kind))),
        ),
        ...fileLines('{path}.gz {path}/index.html.gz'),
      ]),
    ]),
    ...block('route', [
      '# Conditions and ranges are about a file that is not there.',
      ...['If-None-Match', 'If-Match', 'If-Unmodified-Since', 'Range'].map((name) => `request_header -${name}`),
      `rewrite * ${basePath}${notFoundPage}`,
      `header Content-Type "${getFileType(notFoundPage)}"`,
      ...headerLines(classifyFile(notFoundPage, kinds)),
      ...withoutValidators,
      ...fileLines('{path}.gz', ['status 404']),
    ]),
  ];
  const lines = [
    '# Made by Footing, which writes it again with each release. To be imported by a site block:',
    '#     news.example.org {',
    '#         import /path/to/this/file',
    '#     }',
    ...(basePath === '/'
      ? []
      : block(`handle ${basePath.slice(0, -1)}`, [
          ...queryLines,
          ...redirectLines('*', rest, `${basePath}{footing_query}`),
        ])),
    ...block(basePath === '/' ? 'handle' : `handle ${basePath}*`, block('route', site)),
  ];
  return `${lines.join('\n')}\n`;
}

/** The query of a request with its question mark, or nothing. */
const queryLines = block('map {query} {footing_query}', ['"" ""', 'default "?{query}"']);

const requestLines = [
  '# Several ranges, and units other than bytes, are answered with the whole file.',
  String.raw`@footing_ranges not header_regexp Range "^bytes=(?:\d+-\d*|-\d+)$"`,
  'request_header @footing_ranges -Range',
  '# After a rollback, files are older than the copies that readers have: only tags say whether they are the same.',
  'request_header -If-Modified-Since',
  'uri path_regexp //+ /',
];

/** Which paths are looked up at all. Kinds before that of hidden files are public, although their names look alike. */
function shownLines(kinds: readonly FileClass[], regexp: (...of: readonly FileClass[]) => string): string[] {
  const at = kinds.findIndex(({ isHidden }) => isHidden);
  const path = '{http.request.uri.path}';
  return [
    '# No hidden files; and no encoded dots and slashes: with them, a redirect could lead to another host.',
    ...block('@footing_shown', [
      String.raw`not vars_regexp ${path} "//|/\.\.?(?:/|$)"`,
      ...block('not', [
        `vars_regexp ${path} ${regexp(...kinds.slice(at, at + 1))}`,
        `not vars_regexp ${path} ${regexp(...kinds.slice(0, at))}`,
      ]),
    ]),
  ];
}

function formerLines(redirects: readonly Redirect[], rest: FileClass): string[] {
  if (redirects.length === 0) return [];
  const lines = redirects.map(({ from, to }) => `"${from}" "${to}"`);
  return [
    ...block('map {path} {footing_to}', [...lines, 'default ""']),
    '@footing_former not vars {footing_to} ""',
    ...redirectLines('@footing_former', rest, '{footing_to}{footing_query}'),
  ];
}

function redirectLines(matcher: string, rest: FileClass, to: string): string[] {
  return block(`route ${matcher}`, [...headerLines(rest), `redir * ${to} 301`]);
}

/** The type of a file by the end of its name, in capitals or not. */
const typeLines = [
  ...block('map {http.request.uri.path.file.ext} {footing_type}', [
    ...Object.entries(fileTypes).map(([end, type]) => String.raw`"~(?i)^\.${end}$" "${type}"`),
    `default ${unknownType}`,
  ]),
  'header Content-Type {footing_type}',
];

const withoutValidators = ['header -ETag', 'header -Last-Modified'];

function kindLines(kind: FileClass, index: number, regexp: string): string[] {
  return [
    `# ${kind.name}`,
    `@footing_kind_${index} path_regexp ${regexp}`,
    ...block(`handle @footing_kind_${index}`, [
      ...(kind.isFolder ? [`header Content-Type "${getFileType('index.html')}"`] : []),
      ...headerLines(kind),
      ...(kind.isUnchanging ? withoutValidators : []),
    ]),
  ];
}

/** Answers with a file. @param compressed where it is if it is there compressed */
function fileLines(compressed: string, options: readonly string[] = []): string[] {
  return [
    '# Caddy sends “Vary” only with compressed copies. Caches need it with the file itself too.',
    `@footing_compressed file ${compressed}`,
    ...block('header @footing_compressed', ['Vary Accept-Encoding', 'defer']),
    ...block('file_server', ['precompressed br zstd gzip', 'disable_canonical_uris', ...options]),
  ];
}

function headerLines({ headers }: FileClass): string[] {
  return Object.entries(headers).map(([name, value]) => `header ${name} "${value}"`);
}

/** A block, indented as `caddy fmt` does it. */
function block(start: string, lines: readonly string[]): string[] {
  return [`${start} {`, ...lines.map((line) => `\t${line}`), '}'];
}

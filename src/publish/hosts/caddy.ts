/**
 * Generates the Caddy configuration for a site block from the HTTP policy. Debian’s Caddy (2.6) is sufficient. In a
 * `route`, directives run in the order of the file, and the first one that responds ends the request. Of several
 * `handle` blocks next to each other, only the first one that matches runs.
 */
import type { Redirect } from '../../site-data/redirects.ts';
import { fileTypes, getFileType, unknownType } from '../http/file-types.ts';
import { classifyFile, type FileClass, listFileClasses } from '../http/http-policy.ts';
import { notFoundPage } from '../http/site-facts.ts';
import { quoteFolder, type ServerConfigOptions } from './config-options.ts';

/** Builds the configuration. @throws Error when Caddy cannot serve the path of the folder */
export function buildCaddyConfig({ root, basePath, contentPolicy, redirects }: ServerConfigOptions): string {
  const classes = listFileClasses(contentPolicy);
  const otherFiles = classes[classes.length - 1] as FileClass;
  const regexp = (...selected: readonly FileClass[]) =>
    `"^${basePath}(?:${selected.map(({ pattern }) => pattern).join('|')})"`;
  const site = [
    `root * ${quoteFolder(root)}`,
    ...queryLines,
    ...requestLines,
    ...lookupLines(classes, regexp),
    ...block('route @footing_shown', [
      ...redirectMapLines(redirects, otherFiles),
      '# The address of a page without its last slash.',
      ...block('@footing_unslashed', ['not path */', 'file {path}/index.html']),
      ...redirectLines('@footing_unslashed', otherFiles, '{path}/{footing_query}'),
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
          classes
            .filter((fileClass) => !fileClass.isHidden)
            .flatMap((fileClass, index) => fileClassLines(fileClass, index, regexp(fileClass))),
        ),
        ...fileLines('{path}.gz {path}/index.html.gz'),
      ]),
    ]),
    ...block('route', [
      '# The 404 page is sent without regard to conditions and ranges, which are about another file.',
      ...['If-None-Match', 'If-Match', 'If-Unmodified-Since', 'Range'].map((name) => `request_header -${name}`),
      `rewrite * ${basePath}${notFoundPage}`,
      `header Content-Type "${getFileType(notFoundPage)}"`,
      ...headerLines(classifyFile(notFoundPage, classes)),
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
          ...redirectLines('*', otherFiles, `${basePath}{footing_query}`),
        ])),
    ...block(basePath === '/' ? 'handle' : `handle ${basePath}*`, block('route', site)),
  ];
  return `${lines.join('\n')}\n`;
}

/** Lines that define the query with its question mark, or nothing. */
const queryLines = block('map {query} {footing_query}', ['"" ""', 'default "?{query}"']);

const requestLines = [
  '# Requests for several ranges, or in units other than bytes, get the complete file.',
  String.raw`@footing_ranges not header_regexp Range "^bytes=(?:\d+-\d*|-\d+)$"`,
  'request_header @footing_ranges -Range',
  '# After a rollback, files are older than the copies of readers, so only tags show whether they are the same.',
  'request_header -If-Modified-Since',
  'uri path_regexp //+ /',
];

/**
 * Lines that select the paths to look up. File classes before the hidden files are public, although they match
 * them.
 */
function lookupLines(classes: readonly FileClass[], regexp: (...selected: readonly FileClass[]) => string): string[] {
  const at = classes.findIndex(({ isHidden }) => isHidden);
  const path = '{http.request.uri.path}';
  return [
    '# No hidden files; and no encoded dots and slashes: with them, a redirect could lead to another host.',
    ...block('@footing_shown', [
      String.raw`not vars_regexp ${path} "//|/\.\.?(?:/|$)"`,
      ...block('not', [
        `vars_regexp ${path} ${regexp(...classes.slice(at, at + 1))}`,
        `not vars_regexp ${path} ${regexp(...classes.slice(0, at))}`,
      ]),
    ]),
  ];
}

function redirectMapLines(redirects: readonly Redirect[], otherFiles: FileClass): string[] {
  if (redirects.length === 0) return [];
  const lines = redirects.map(({ from, to }) => `"${from}" "${to}"`);
  return [
    ...block('map {path} {footing_to}', [...lines, 'default ""']),
    '@footing_former not vars {footing_to} ""',
    ...redirectLines('@footing_former', otherFiles, '{footing_to}{footing_query}'),
  ];
}

function redirectLines(matcher: string, otherFiles: FileClass, to: string): string[] {
  return block(`route ${matcher}`, [...headerLines(otherFiles), `redir * ${to} 301`]);
}

/** Lines that set the content type by the file extension, which is case-insensitive. */
const typeLines = [
  ...block('map {http.request.uri.path.file.ext} {footing_type}', [
    ...Object.entries(fileTypes).map(([extension, type]) => String.raw`"~(?i)^\.${extension}$" "${type}"`),
    `default ${unknownType}`,
  ]),
  'header Content-Type {footing_type}',
];

const withoutValidators = ['header -ETag', 'header -Last-Modified'];

function fileClassLines(fileClass: FileClass, index: number, regexp: string): string[] {
  return [
    `# ${fileClass.name}`,
    `@footing_kind_${index} path_regexp ${regexp}`,
    ...block(`handle @footing_kind_${index}`, [
      ...(fileClass.isFolder ? [`header Content-Type "${getFileType('index.html')}"`] : []),
      ...headerLines(fileClass),
      ...(fileClass.isImmutable ? withoutValidators : []),
    ]),
  ];
}

/** Lines that respond with a file. @param compressed paths of its compressed copy */
function fileLines(compressed: string, options: readonly string[] = []): string[] {
  return [
    '# Caddy sends “Vary” only with compressed copies. Caches need it with the uncompressed file too.',
    `@footing_compressed file ${compressed}`,
    ...block('header @footing_compressed', ['Vary Accept-Encoding', 'defer']),
    ...block('file_server', ['precompressed br zstd gzip', 'disable_canonical_uris', ...options]),
  ];
}

function headerLines({ headers }: FileClass): string[] {
  return Object.entries(headers).map(([name, value]) => `header ${name} "${value}"`);
}

/** Returns the lines of a block, indented as `caddy fmt` does. */
function block(start: string, lines: readonly string[]): string[] {
  return [`${start} {`, ...lines.map((line) => `\t${line}`), '}'];
}

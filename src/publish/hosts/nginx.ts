/**
 * The configuration of nginx, made from the one policy: what goes into a `server` block. Needs nothing but Debian’s
 * nginx.
 */

import { fileTypes, unknownType } from '../http/file-types.ts';
import { type FileClass, listFileClasses, type ServerConfigOptions } from '../http/http-policy.ts';
import { quoteFolder } from './quoted-folder.ts';

interface NginxOptions extends ServerConfigOptions {
  /** Whether nginx has the module for files compressed with Brotli. */
  brotli?: boolean;
}

/** The text of the configuration. @throws Error when the name of the folder cannot be written into it */
export function buildNginxConfig({ root, basePath, contentPolicy, redirects, brotli = false }: NginxOptions): string {
  const kinds = listFileClasses(contentPolicy);
  const rest = kinds[kinds.length - 1] as FileClass;
  const notAllowed = `${basePath}.not-allowed`;
  const lines = [
    '# Made by Footing; it is written again with each release. To be included in a server block:',
    '#     server { listen 80; server_name news.example.org; include /path/to/this/file; }',
    ...(basePath === '/'
      ? []
      : block(`= ${basePath.slice(0, -1)}`, [
          'absolute_redirect off;',
          ...headerLines(rest),
          `return 301 ${basePath}$is_args$args;`,
        ])),
    `location ^~ ${basePath} {`,
    ...indented([
      `root ${quoteFolder(root)};`,
      '# Releases are switched by a link: it is followed anew for each file, and nothing is remembered of the last one.',
      'disable_symlinks off;',
      'open_file_cache off;',
      'absolute_redirect off;',
      'server_tokens off;',
      '# After a release is taken back files are older than what readers have, so only the very date will do.',
      'if_modified_since exact;',
      'max_ranges 1;',
      '# Files stand there compressed: nothing is compressed while somebody waits.',
      'gzip off;',
      'gzip_static on;',
      'gzip_vary on;',
      'gzip_proxied any;',
      `${brotli ? '' : '# With Debian’s libnginx-mod-http-brotli-static: '}brotli_static on;`,
      `default_type ${unknownType};`,
      'types {',
      ...Object.entries(fileTypes).map(([end, type]) => `  "${type}" ${end};`),
      '}',
      `error_page 404 ${basePath}404.html;`,
      `error_page 405 ${notAllowed};`,
      ...block(`= ${notAllowed}`, ['internal;', 'add_header Allow "GET, HEAD" always;', 'return 405;']),
      ...redirects.flatMap(({ from, to }) =>
        block(`= ${from}`, [...headerLines(rest), `return 301 ${to}$is_args$args;`]),
      ),
      ...kinds.flatMap((kind) => kindLines(kind, basePath, kind === rest)),
    ]),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

function kindLines(kind: FileClass, basePath: string, isRest: boolean): string[] {
  const inside = kind.isHidden
    ? ['return 404;']
    : [
        ...headerLines(kind),
        ...(kind.isUnchanging ? ['etag off;', 'if_modified_since off;', 'add_header Last-Modified "";'] : []),
        // An address without its last slash.
        ...(isRest ? ['if (-f $request_filename/index.html) { return 301 $uri/$is_args$args; }'] : []),
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of nginx.
        `try_files ${kind.isFolder ? '${uri}index.html' : '$uri'} =404;`,
      ];
  return [`# ${kind.name}`, ...block(`~ "^${basePath}(?:${kind.pattern})"`, inside)];
}

function headerLines({ headers }: FileClass): string[] {
  return Object.entries(headers).map(([name, value]) => `add_header ${name} "${value}" always;`);
}

function block(location: string, lines: readonly string[]): string[] {
  return [`location ${location} {`, ...indented(lines), '}'];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

/** Generates the nginx configuration for a `server` block from the HTTP policy. Debian’s nginx is sufficient. */
import { fileTypes, unknownType } from '../http/file-types.ts';
import { type FileClass, listFileClasses } from '../http/http-policy.ts';
import { quoteFolder, type ServerConfigOptions } from './config-options.ts';

interface NginxOptions extends ServerConfigOptions {
  /** Whether nginx has the module for precompressed Brotli files. */
  brotli?: boolean;
}

/** Builds the configuration. @throws Error when nginx cannot serve the path of the folder */
export function buildNginxConfig({ root, basePath, contentPolicy, redirects, brotli = false }: NginxOptions): string {
  const classes = listFileClasses(contentPolicy);
  const otherFiles = classes[classes.length - 1] as FileClass;
  const notAllowed = `${basePath}.not-allowed`;
  const lines = [
    '# Made by Footing; it is written again with each release. To be included in a server block:',
    '#     server { listen 80; server_name news.example.org; include /path/to/this/file; }',
    ...(basePath === '/'
      ? []
      : block(`= ${basePath.slice(0, -1)}`, [
          'absolute_redirect off;',
          ...headerLines(otherFiles),
          `return 301 ${basePath}$is_args$args;`,
        ])),
    `location ^~ ${basePath} {`,
    ...indent([
      `root ${quoteFolder(root)};`,
      '# A link leads to the current release. nginx must resolve it for each request, and must not cache open files.',
      'disable_symlinks off;',
      'open_file_cache off;',
      'absolute_redirect off;',
      'server_tokens off;',
      '# After a rollback, files are older than the copies of readers, so dates have to match exactly.',
      'if_modified_since exact;',
      'max_ranges 1;',
      '# Releases hold compressed files, so nothing is compressed during a request.',
      'gzip off;',
      'gzip_static on;',
      'gzip_vary on;',
      'gzip_proxied any;',
      `${brotli ? '' : '# With Debian’s libnginx-mod-http-brotli-static: '}brotli_static on;`,
      `default_type ${unknownType};`,
      'types {',
      ...Object.entries(fileTypes).map(([extension, type]) => `  "${type}" ${extension};`),
      '}',
      `error_page 404 ${basePath}404.html;`,
      `error_page 405 ${notAllowed};`,
      ...block(`= ${notAllowed}`, ['internal;', 'add_header Allow "GET, HEAD" always;', 'return 405;']),
      ...redirects.flatMap(({ from, to }) =>
        block(`= ${from}`, [...headerLines(otherFiles), `return 301 ${to}$is_args$args;`]),
      ),
      ...classes.flatMap((fileClass) => fileClassLines(fileClass, basePath, fileClass === otherFiles)),
    ]),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

function fileClassLines(fileClass: FileClass, basePath: string, isLast: boolean): string[] {
  const inside = fileClass.isHidden
    ? ['return 404;']
    : [
        ...headerLines(fileClass),
        ...(fileClass.isImmutable ? ['etag off;', 'if_modified_since off;', 'add_header Last-Modified "";'] : []),
        // The address of a page without its last slash.
        ...(isLast ? ['if (-f $request_filename/index.html) { return 301 $uri/$is_args$args; }'] : []),
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of nginx.
        `try_files ${fileClass.isFolder ? '${uri}index.html' : '$uri'} =404;`,
      ];
  return [`# ${fileClass.name}`, ...block(`~ "^${basePath}(?:${fileClass.pattern})"`, inside)];
}

function headerLines({ headers }: FileClass): string[] {
  return Object.entries(headers).map(([name, value]) => `add_header ${name} "${value}" always;`);
}

function block(location: string, lines: readonly string[]): string[] {
  return [`location ${location} {`, ...indent(lines), '}'];
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

/** The HTTP policy: the file class of each path, its content type and its security headers. */
import { describe, expect, it } from 'vitest';
import { buildCaddyConfig } from '../../src/publish/hosts/caddy.ts';
import { buildNginxConfig } from '../../src/publish/hosts/nginx.ts';
import { parseAcceptEncoding } from '../../src/publish/http/content-encoding.ts';
import { buildContentPolicy } from '../../src/publish/http/content-policy.ts';
import { getFileType } from '../../src/publish/http/file-types.ts';
import { classifyFile, listFileClasses } from '../../src/publish/http/http-policy.ts';

const classes = listFileClasses(buildContentPolicy(['<style>a{}</style>'], ['https://other.example/news/']));

describe('the HTTP policy', () => {
  it.each([
    ['', 'pages'],
    ['council/', 'pages'],
    ['404.html', 'documents'],
    ['feed.xml', 'documents'],
    ['favicon.svg', 'documents'],
    ['council.md', 'other files and redirects'],
    ['council/sources.json', 'other files and redirects'],
    ['assets/search.04bbf297.js', 'hashed scripts and workers'],
    ['assets/x.png', 'hashed files'],
    ['assets', 'other files and redirects'],
    ['assets/', 'pages'],
    ['own.js', 'scripts'],
    ['pagefind/en.pf_entry', 'search manifests'],
    ['pagefind/0/index/en.pf_entry', 'search files'],
    ['og/council.png', 'share cards'],
    ['_headers', 'hidden files'],
    ['_headers/', 'pages'],
    ['.git/config', 'hidden files'],
    ['a/.env', 'hidden files'],
    ['.well-known/security.txt', 'well-known files'],
    ['.well-known/a/b', 'well-known files'],
    ['.well-known/.env', 'hidden files'],
    ['.well-known', 'hidden files'],
  ])('classifies /%s as %s', (path, name) => {
    expect(classifyFile(path, classes).name).toBe(name);
  });

  it('allows no inline scripts and styles but those of the pages, and no framing', () => {
    const policy = classifyFile('', classes).headers['Content-Security-Policy'] ?? '';
    expect(policy).toContain("default-src 'none'; style-src 'sha256-");
    expect(policy).toContain("connect-src 'self' https://other.example; ");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-inline');
  });

  it('allows the inline styles and scripts of two builds, each once', () => {
    const one = '<style>a{}</style><script type="module">1</script>';
    const both = buildContentPolicy([one, '<style>a{}</style><style>b{}</style>'], []);
    expect(both.match(/'sha256-/g)).toHaveLength(3);
    expect(buildContentPolicy([''], [])).toContain("style-src 'none'; script-src 'self' 'wasm-unsafe-eval';");
  });

  it('names UTF-8 for text files, and treats unknown types as binary', () => {
    expect(getFileType('a.md')).toBe('text/markdown; charset=utf-8');
    expect(getFileType('A.PNG')).toBe('image/png');
    expect(getFileType('pagefind/x.pf_index')).toBe('application/octet-stream');
  });
});

describe('the encodings that a client accepts, best first', () => {
  it.each<[string | undefined, string[]]>([
    [undefined, []],
    ['', []],
    ['gzip', ['gzip']],
    ['x-gzip', ['gzip']],
    ['GZIP, BR', ['br', 'gzip']],
    ['gzip, deflate, br, zstd', ['br', 'zstd', 'gzip']],
    ['gzip; q=1.0, br ; q = 0.5', ['gzip', 'br']],
    ['*', ['br', 'zstd', 'gzip']],
    ['*;q=0, gzip', ['gzip']],
    ['br;q=0, gzip;q=0.001', ['gzip']],
    ['identity, gzip;q=0.5', []],
    ['identity;q=0.5, gzip', ['gzip']],
    ['gzip;level=9', []],
    [';;,q=1', []],
  ])('%s', (header, expected) => {
    expect(parseAcceptEncoding(header)).toEqual(expected);
  });
});

describe.each([
  ['nginx', buildNginxConfig, 'root "/srv/two words";'],
  ['Caddy', buildCaddyConfig, 'root * "/srv/two words"'],
])('the configuration of %s', (_server, buildConfig, line) => {
  it('rejects a folder whose name would end the line or be interpreted', () => {
    const options = { basePath: '/', contentPolicy: '', redirects: [] };
    for (const name of ['a"; include /etc/passwd;', 'a"\nimport /etc/passwd', '{env.HOME}', '$uri', '[ab]'])
      expect(() => buildConfig({ ...options, root: `/srv/${name}` })).toThrow(/choose a name without quotes/);
    expect(buildConfig({ ...options, root: '/srv/two words' })).toContain(line);
  });
});

/** The policy: which headers a path is answered with, and what of it may not be weakened. */
import { describe, expect, it } from 'vitest';
import { buildCaddyConfig } from '../../src/publish/hosts/caddy.ts';
import { buildNginxConfig } from '../../src/publish/hosts/nginx.ts';
import { acceptedEncodings } from '../../src/publish/http/content-encoding.ts';
import { buildContentPolicy } from '../../src/publish/http/content-policy.ts';
import { getFileType } from '../../src/publish/http/file-types.ts';
import { classifyFile, listFileClasses } from '../../src/publish/http/http-policy.ts';

const kinds = listFileClasses(buildContentPolicy(['<style>a{}</style>'], ['https://other.example/news/']));

describe('the policy', () => {
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
    ['pagefind/en.pf_entry', 'beginnings of the search'],
    ['pagefind/0/index/en.pf_entry', 'files of the search'],
    ['og/council.png', 'share cards'],
    ['_headers', 'hidden files'],
    ['_headers/', 'pages'],
    ['.git/config', 'hidden files'],
    ['a/.env', 'hidden files'],
    ['.well-known/security.txt', 'well-known files'],
    ['.well-known/a/b', 'well-known files'],
    ['.well-known/.env', 'hidden files'],
    ['.well-known', 'hidden files'],
  ])('knows what /%s is: %s', (path, name) => {
    expect(classifyFile(path, kinds).name).toBe(name);
  });

  it('lets nothing inline run or show that the pages do not hold, and nobody frame them', () => {
    const policy = classifyFile('', kinds).headers['Content-Security-Policy'] ?? '';
    expect(policy).toContain("default-src 'none'; style-src 'sha256-");
    expect(policy).toContain("connect-src 'self' https://other.example; ");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-inline');
  });

  it('allows what the pages of two builds hold, each once', () => {
    const one = '<style>a{}</style><script type="module">1</script>';
    const both = buildContentPolicy([one, '<style>a{}</style><style>b{}</style>'], []);
    expect(both.match(/'sha256-/g)).toHaveLength(3);
    expect(buildContentPolicy([''], [])).toContain("style-src 'none'; script-src 'self' 'wasm-unsafe-eval';");
  });

  it('names every text with its letters, and what it does not know as nothing', () => {
    expect(getFileType('a.md')).toBe('text/markdown; charset=utf-8');
    expect(getFileType('A.PNG')).toBe('image/png');
    expect(getFileType('pagefind/x.pf_index')).toBe('application/octet-stream');
  });
});

describe('what a reader accepts', () => {
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
    expect(acceptedEncodings(header)).toEqual(expected);
  });
});

describe.each([
  ['nginx', buildNginxConfig, 'root "/srv/two words";'],
  ['Caddy', buildCaddyConfig, 'root * "/srv/two words"'],
])('the configuration of %s', (_server, config, line) => {
  it('refuses a folder whose name would end the line or be interpreted', () => {
    const options = { basePath: '/', contentPolicy: '', redirects: [] };
    for (const name of ['a"; include /etc/passwd;', 'a"\nimport /etc/passwd', '{env.HOME}', '$uri', '[ab]'])
      expect(() => config({ ...options, root: `/srv/${name}` })).toThrow(/choose a name without quotes/);
    expect(config({ ...options, root: '/srv/two words' })).toContain(line);
  });
});

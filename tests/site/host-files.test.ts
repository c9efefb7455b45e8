/** Cloudflare Pages and Netlify respond by `_headers` and `_redirects` as `npm run serve` does. */
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { formatHeaders, formatRedirects } from '../../src/publish/hosts/host-files.ts';
import { readSiteFacts } from '../../src/publish/http/site-facts.ts';
import { cloudflareHeaders, netlifyHeaders, parseHeaders } from '../support/host-rules.ts';

const { folder, address } = inject('record');
const text = readFileSync(join(folder, '_headers'), 'utf8');
const rules = parseHeaders(text);

/** Headers that documents need. The files for hosts may send them with other files too. */
const documentHeaders = [
  'content-security-policy',
  'permissions-policy',
  'referrer-policy',
  'strict-transport-security',
];

describe.each([
  ['Cloudflare Pages', cloudflareHeaders],
  ['Netlify', netlifyHeaders],
])('the headers of %s', (_host, getHeaders) => {
  it('are those of the server, for every file', async () => {
    const former = new Set(readSiteFacts([folder], []).redirects.map(({ from }) => from));
    const paths = globSync('**/*', { cwd: folder })
      .filter((path) => statSync(join(folder, path)).isFile() && !path.startsWith('_'))
      .map((path) => `/${path.replace(/(^|\/)index\.html$/, '$1')}`)
      .filter((path) => !former.has(path));
    for (const path of paths) {
      const { headers } = await fetch(new URL(path, address), { redirect: 'manual' });
      const hostHeaders = getHeaders(rules, path);
      for (const name of ['x-content-type-options', 'cache-control', 'access-control-allow-origin'])
        expect([path, name, hostHeaders.get(name)]).toEqual([path, name, headers.get(name) ?? undefined]);
      // Without the header, every site may embed the file, as with this value.
      const resource = headers.get('cross-origin-resource-policy') ?? 'cross-origin';
      expect([path, hostHeaders.get('cross-origin-resource-policy')]).toEqual([path, resource]);
      for (const name of documentHeaders)
        if (headers.has(name)) expect([path, name, hostHeaders.get(name)]).toEqual([path, name, headers.get(name)]);
      if (hostHeaders.has('content-type')) expect(hostHeaders.get('content-type')).toBe(headers.get('content-type'));
    }
    expect(getHeaders(rules, '/').get('content-security-policy')).toContain("default-src 'none'");
  });

  it('are the same under a base path, and do not apply outside it', () => {
    const { contentPolicy } = readSiteFacts([folder], []);
    const under = parseHeaders(formatHeaders(contentPolicy, '/news/'));
    for (const path of ['', 'assets/x.js', 'pagefind/en.pf_entry', 'pagefind/a/b', 'og/x.png', 'a.md'])
      expect([...getHeaders(under, `/news/${path}`)]).toEqual([...getHeaders(rules, `/${path}`)]);
    expect(getHeaders(under, '/other/').size).toBe(0);
  });
});

describe('the files for hosts', () => {
  it('are within the limits of Cloudflare: 100 rules, 2,000 characters in a line, one asterisk in a pattern', () => {
    expect(rules.length).toBeLessThanOrEqual(100);
    expect(text.split('\n').filter((line) => line.length > 2000)).toEqual([]);
    expect(rules.filter(({ pattern }) => pattern.split('*').length > 2)).toEqual([]);
  });

  it('redirect every former address: forced for Netlify, in a second line for Cloudflare', () => {
    const { redirects } = readSiteFacts([folder], []);
    const lines = readFileSync(join(folder, '_redirects'), 'utf8').split('\n');
    expect(redirects).toContainEqual({ from: '/weather/', to: '/nothing-shared/' });
    for (const { from, to } of redirects) {
      const at = lines.indexOf(`${from} ${to} 301!`);
      expect(lines[at + 1]).toBe(`${from} ${to} 301`);
    }
  });

  it('have one line for each redirect if two would exceed the limit of Cloudflare', () => {
    const many = Array.from({ length: 1001 }, (_, index) => ({ from: `/a${index}/`, to: '/b/' }));
    const lines = formatRedirects(many).split('\n');
    expect(lines.filter((line) => line.endsWith(' 301'))).toHaveLength(1001);
    expect(lines.filter((line) => line.endsWith(' 301!'))).toHaveLength(0);
    expect(formatRedirects(many.slice(1)).match(/301!\n/g)).toHaveLength(1000);
  });
});

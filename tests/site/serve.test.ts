import { request } from 'node:http';
import { describe, expect, inject, it } from 'vitest';

const site = inject('siteAddress');
const explainer = `${site}trump-says-iran-wants-to-negotiate/`;

/** Requests a path as it is written. `fetch` would normalize it. */
function requestRaw(path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(site);
    request({ hostname, port, path }, (response) => {
      let body = '';
      response.on('data', (data) => {
        body += data;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    })
      .on('error', reject)
      .end();
  });
}

describe('`npm run serve`', () => {
  it('sends a page compressed, and browsers revalidate it each time', async () => {
    const response = await fetch(explainer, { headers: { 'Accept-Encoding': 'br' } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toContain('</html>');
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, zstd', 'zstd'],
    ['gzip', 'gzip'],
    ['gzip;q=1, br;q=0.5', 'gzip'],
    ['*', 'br'],
    ['br;q=0, *;q=0.1', 'zstd'],
    ['identity', null],
    ['gzip;q=0', null],
  ])('sends the best compressed variant that the client accepts: %s', async (accepted, encoding) => {
    const response = await fetch(explainer, { headers: { 'Accept-Encoding': accepted } });
    expect([response.headers.get('content-encoding'), response.headers.get('vary')]).toEqual([
      encoding,
      'Accept-Encoding',
    ]);
    expect(await response.text()).toContain('</html>');
  });

  it('responds with 304 to a browser that has the current page', async () => {
    const tag = (await fetch(explainer)).headers.get('etag') ?? '';
    expect((await fetch(explainer, { headers: { 'If-None-Match': tag } })).status).toBe(304);
  });

  it('lets browsers cache files with a digest in their name for ever', async () => {
    const path = /data-search="\/([^"]+)"/.exec(await (await fetch(site)).text())?.[1];
    const response = await fetch(`${site}${path}`);
    expect(response.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(response.headers.get('cache-control')).toContain('immutable');
  });

  it.each([
    ['json', 'application/json'],
    ['bib', 'application/x-bibtex; charset=utf-8'],
    ['ris', 'application/x-research-info-systems; charset=utf-8'],
  ])('sends sources.%s with the media type that reference managers expect', async (format, type) => {
    const response = await fetch(`${explainer}sources.${format}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
  });

  it('sends a Content Security Policy that allows only the inline code of the pages', async () => {
    const policy = (await fetch(explainer)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toMatch(/style-src 'sha256-[^']+' 'sha256-[^']+';/);
    expect(policy).not.toContain('unsafe-inline');
    expect((await fetch(explainer)).headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('redirects an address without its trailing slash, with the query', async () => {
    const response = await fetch(`${explainer.slice(0, -1)}?a=1`, { redirect: 'manual' });
    expect(response.status).toBe(301);
    expect(response.headers.get('location')).toBe('/trump-says-iran-wants-to-negotiate/?a=1');
  });

  it('sends the 404 page with that status for a missing page', async () => {
    const response = await fetch(`${site}no/such/page/`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('Page not found');
  });

  it.each([
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/%',
    '/%00',
    '/..\\..\\package.json',
  ])('serves no file outside the built folder: %s', async (path) => {
    const { status, body } = await requestRaw(path);
    expect(status).toBe(404);
    expect(body).toContain('Page not found');
  });

  it('rejects requests that write', async () => {
    const { status, headers } = await fetch(explainer, { method: 'POST', body: 'x' });
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});

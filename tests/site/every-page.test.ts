/** Every page of the built site has metadata, unique ids and working links, and loads nothing. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { htmlFiles, Page } from '../support/page.ts';

const folder = inject('siteFolder');
const pages = new Map(htmlFiles(folder).map((file) => [file, new Page(folder, file)]));

/** Returns the file at an address of this site; undefined if there is none. */
function findFile(address: URL): string | undefined {
  const path = decodeURIComponent(address.pathname).slice(1);
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  return existsSync(join(folder, file)) ? file : undefined;
}

describe.each([...pages])('%s', (file, page) => {
  const address = new URL(file.replace(/index\.html$/, ''), 'https://example.org/');

  it('has a title, a description, a language, and a canonical address unless search engines skip it', () => {
    expect(page.texts('title')).toEqual([expect.stringMatching(/./)]);
    expect(page.attributes('meta[name=description]', 'content')).toEqual([expect.stringMatching(/./)]);
    expect(page.attributes('html', 'lang')).toEqual(['en']);
    const canonical = page.attributes('link[rel=canonical]', 'href');
    if (page.all('meta[name=robots]').length > 0) expect(canonical).toEqual([]);
    // The canonical page of a section is its explainer.
    else if (page.all('.neighbours').length > 0) expect(canonical).toEqual([new URL('../', address).href]);
    else expect(canonical).toEqual([address.href]);
  });

  it('has unique ids', () => {
    expect(page.ids.filter((id, index) => page.ids.indexOf(id) !== index)).toEqual([]);
  });

  it('has no dead link within the site', () => {
    const links = [...page.attributes('a[href]', 'href'), ...page.attributes('form[action]', 'action')];
    const dead = links.filter((link) => {
      if (!URL.canParse(link, address.href)) return true;
      const target = new URL(link, address.href);
      if (target.origin !== address.origin) return false;
      const targetFile = findFile(target);
      if (!targetFile) return true;
      return target.hash !== '' && !pages.get(targetFile)?.ids.includes(decodeURIComponent(target.hash.slice(1)));
    });
    expect(dead).toEqual([]);
  });

  it('loads nothing but its icon, and pictures of this site when they come near', () => {
    const others = '[src]:not(img[loading=lazy][src^="/"]:not([src^="//"]))';
    expect(page.all(`${others}, link[rel=stylesheet], link[rel=preload], iframe, object, embed`)).toEqual([]);
    expect(page.attributes('link[href]:not([rel=canonical], [rel=alternate])', 'href')).toEqual(['/favicon.svg']);
  });

  it('has no inline handler and no style attribute, which the Content Security Policy would block', () => {
    expect(page.all('[style]')).toEqual([]);
    expect(page.html).not.toMatch(/<[^>]+ on[a-z]+=/);
  });
});

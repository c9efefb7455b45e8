/** The share cards of built sites: one for each explainer and each section, as large and as light as they have to be. */
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import { describe, expect, inject, it } from 'vitest';
import { htmlFiles, Page } from '../support/page.ts';

const sites = {
  real: inject('siteFolder'),
  record: inject('record').folder,
  library: inject('library').folder,
};

/** The cards that the pages of a site call for: by their own headings, not by what wrote the cards. */
function wanted(folder: string): string[] {
  return htmlFiles(folder)
    .filter((file) => /^[^/]+\/index\.html$/.test(file))
    .flatMap((file) => {
      const slug = file.replace('/index.html', '');
      const page = new Page(folder, file);
      if (page.all('article.explainer').length === 0) return [];
      const ids = page.attributes('section.numbered:not(.list) > .heading > h2', 'id');
      expect(ids.length).toBeGreaterThan(0);
      return [`og/${slug}.png`, ...ids.map((id) => `og/${slug}/${id}.png`)];
    });
}

describe.each(Object.entries(sites))('the %s site', (_name, folder) => {
  const cards = globSync('og/**/*', { cwd: folder }).filter((path) => statSync(join(folder, path)).isFile());

  it('has a card for each explainer and each section, and no other', () => {
    expect(cards.toSorted()).toEqual(wanted(folder).sort());
  });

  it('has cards of 1200 × 630 that weigh at most 300 KB', () => {
    for (const path of cards) {
      const file = readFileSync(join(folder, path));
      expect([path, imageSize(file)]).toEqual([path, { width: 1200, height: 630, type: 'png' }]);
      expect(file.length).toBeLessThanOrEqual(300_000);
    }
  });

  it('has no two cards alike', () => {
    const files = cards.map((path) => readFileSync(join(folder, path), 'latin1'));
    expect(new Set(files).size).toBe(files.length);
  });
});

it('what was withdrawn keeps its cards', () => {
  expect(wanted(sites.record)).toContain('og/withdrawn.png');
});

it('cards are served as pictures', async () => {
  const answer = await fetch(`${inject('siteAddress')}og/how-the-dead-are-counted/other-counts.png`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
});

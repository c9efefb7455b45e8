/** The share cards of built sites: one for each explainer and each section, within the limits for size and weight. */
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

/** Returns the cards that a site must have, by the headings of its pages. */
function listExpectedCards(folder: string): string[] {
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

  it('has exactly one card for each explainer and each section', () => {
    expect(cards.toSorted()).toEqual(listExpectedCards(folder).sort());
  });

  it('has cards of 1200 × 630 pixels and at most 300 KB', () => {
    for (const path of cards) {
      const file = readFileSync(join(folder, path));
      expect([path, imageSize(file)]).toEqual([path, { width: 1200, height: 630, type: 'png' }]);
      expect(file.length).toBeLessThanOrEqual(300_000);
    }
  });

  it('has no two identical cards', () => {
    const files = cards.map((path) => readFileSync(join(folder, path), 'latin1'));
    expect(new Set(files).size).toBe(files.length);
  });
});

it('a withdrawn explainer has its card', () => {
  expect(listExpectedCards(sites.record)).toContain('og/withdrawn.png');
});

it('cards are served as PNG images', async () => {
  const answer = await fetch(`${inject('siteAddress')}og/how-the-dead-are-counted/other-counts.png`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
});

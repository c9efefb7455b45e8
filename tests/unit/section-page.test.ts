/** The sources of a section by itself are those of the whole, in the same words. */
import { join } from 'node:path';
import type { Element } from 'hast';
import { describe, expect, it } from 'vitest';
import { readLibrary } from '../../src/explainer/library.ts';
import { sourceList } from '../../src/explainer/lists.ts';
import type { Explainer } from '../../src/explainer/model.ts';
import { html } from '../../src/explainer/render.ts';
import { sectionPage } from '../../src/output/section-page.ts';
import { wordsFor } from '../../src/words.ts';
import { root } from '../support/run.ts';
import { explainerOf } from './small-explainer.ts';

/** The list as it is made for the whole, of the marks in one section and its notes, with the numbers of the whole. */
function expected({ lang, sources, sections }: Explainer, index: number, here: string): string {
  const words = wordsFor(lang);
  const shown = sources
    .map((source) => ({ ...source, marks: source.marks.filter(({ anchor }) => here.includes(` id="${anchor}"`)) }))
    .filter(({ marks }) => marks.length > 0);
  const nameOfPart = (part: string) => (part === 'notes' ? words.notes : (sections[index]?.shortTitle ?? ''));
  const list = sourceList(shown, { lang, words, nameOfPart });
  for (const [nth, item] of list.children.entries()) {
    const number = String(shown[nth]?.number);
    Object.assign((item as Element).properties, { value: number, dataNumber: number });
  }
  return shown.length > 0 ? html([list]) : '';
}

function hold(explainer: Explainer): number {
  for (const index of explainer.sections.keys()) {
    const page = sectionPage(explainer, index);
    expect(page.sourcesHtml).toBe(expected(explainer, index, page.titleHtml + page.html + page.notesHtml));
  }
  return explainer.sections.length;
}

describe('the sources of a section', () => {
  it('are written as in the whole, with ways back to the section only', () => {
    let sections = 0;
    for (const folder of ['content', 'tests/fixtures/record', 'tests/fixtures/citations', 'tests/fixtures/library']) {
      const contentDir = join(root, folder);
      const { readings, whole } = readLibrary({
        contentDir,
        root,
        keepDir: join(root, '.cache/sections'),
        basePath: '/',
      });
      for (const { digest } of readings) {
        const explainer = whole(digest);
        if (explainer) sections += hold(explainer);
      }
    }
    expect(sections).toBeGreaterThan(100);
  });

  it('are not mistaken for each other where one id begins another, or where a title looks like markup', () => {
    const sources = `  - { id: aa, publisher: Paper AA, title: '<li id="source-a"><p class="back">', url: 'https://example.org/aa', kind: news }
  - { id: a-a, publisher: Paper A-A, title: Title a-a, url: 'https://example.org/a-a', kind: news }`;
    const body = '## One\n\nIt met.[^aa] It sat.[^a-a][^n1]\n\n## Two\n\nIt left.[^a][^aa]\n\n[^n1]: A note.[^b]';
    const explainer = explainerOf(body, { sources, sections: { one: 'One', two: 'Two' } });
    expect(hold(explainer)).toBe(2);
    expect(sectionPage(explainer, 1).sourcesHtml).toContain('<li id="source-a" value="3" data-number="3">');
  });
});

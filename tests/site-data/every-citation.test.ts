/**
 * What a reader gets for all kinds of citation in one explainer. `tests/fixtures/citations/every-citation.txt` shows it
 * next to what `explainers/every-citation.mdx` says.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, it } from 'vitest';
import type { Explainer } from '../../src/explainer/model.ts';
import { parseExplainer } from '../../src/parse/parse-explainer.ts';
import { renderNoteList, renderSourceList } from '../../src/site-data/reference-lists.ts';
import { listBacklinks, listMarks, listQuotes, property, rows, selectBacklinks } from '../support/citation-parts.ts';
import { root } from '../support/run.ts';
import { joinPageHtml, selectAttributes, selectElements } from '../support/small-explainer.ts';

const folder = join(root, 'tests/fixtures/citations');
const file = readFileSync(join(folder, 'explainers/every-citation.mdx'), 'utf8');
const [, frontmatter = '', body = ''] = file.split(/^---$/m);

/** Returns the pairs that a pattern matches in the frontmatter. */
const pairs = (pattern: RegExp) =>
  Array.from(frontmatter.matchAll(pattern), ([, one = '', two = '']) => [one, two] as const);
const publishers = new Map(pairs(/id: (\S+?),?\s+publisher: ([^,\n]+)/g));
const names = new Map([
  ['introduction', 'the introduction'],
  ...pairs(/id: (\S+), title: (.+?) }/g),
  ['notes', 'Notes'],
]);

const [, note = ''] = /^\[\^n1\]: (.*)$/m.exec(body) ?? [];

/** The citations as the file has them, in the order of the page: its note comes last. */
const written = `${body.replace(note, '')}\n## Notes\n${note}`.split(/^## /m).flatMap((text) => {
  const [part] = [...names].find(([, name]) => text.startsWith(name)) ?? ['introduction'];
  return Array.from(text.matchAll(/\[\^([\w-]+):?([\w-]*)\](?!:)/g), ([label, id = '', key = '']) => {
    return { label, part, id, key, anchor: id === 'n1' ? 'note-n1' : `source-${id}` };
  });
});
const numbered = [...new Set(written.map(({ id }) => id))].filter((id) => id !== 'n1');

/** Returns the id that a citation must have. */
function expectedId(mark: (typeof written)[number]): string {
  const nth = written.filter(({ id }) => id === mark.id).indexOf(mark) + 1;
  return `cite-${mark.anchor.replace('source-', '')}-${nth}`;
}

const expectedMarks = written.map((mark) => {
  const number = numbered.indexOf(mark.id) + 1;
  const [shown, name] = number ? [`${number}`, `Source ${number}: ${publishers.get(mark.id)}`] : ['a', 'Note a'];
  return [mark.part, expectedId(mark), shown, `#${mark.anchor}`, name, mark.key].filter((cell) => cell !== '');
});

const expectedBacklinks = ['n1', ...numbered].flatMap((cited) => {
  const to = written.filter(({ id }) => id === cited);
  return to.map((mark) => {
    const here = to.filter(({ part }) => part === mark.part);
    const nth = here.indexOf(mark) + 1;
    const name = `${nth > 1 || here[0] === to[0] ? 'Cited in ' : ''}${names.get(mark.part)}`;
    return [mark.anchor, `#${expectedId(mark)}`, nth > 1 ? `${name}, ${nth}` : name];
  });
});

/** Formats an explainer as text: a line for each citation, then notes and sources with their backlinks. */
function formatCitations(explainer: Explainer): string {
  const heads = ['written', 'stands in', 'id', 'shows', 'leads to', 'is called', 'quote'];
  const marks = listMarks(explainer).map(([part, id, ...rest], n) => [written[n]?.label, part, `#${id}`, ...rest]);
  const line = (cells: unknown[]) =>
    cells.map((cell, n) => `${cell}`.padEnd([17, 12, 17, 5, 17, 19][n] ?? 0)).join(' ');
  const items = [renderNoteList(explainer), renderSourceList(explainer)]
    .flatMap((html) => selectElements(html, 'ol'))
    .flatMap((list) =>
      selectAll('li', list).flatMap((item, index) => {
        const number = property(list, 'type') === 'a' ? String.fromCharCode(97 + index) : index + 1;
        const link = select('cite a', item);
        const copy = ['dataVersionurl', 'dataVersiondate'].map((name) => property(link, name)).join(' ');
        return [
          `\n${number}. #${property(item, 'id')}: ${textOf(select('p', item) as Element)}`,
          ...(link ? [`   ${property(link, 'href')}`] : []),
          ...(copy === ' ' ? [] : [`   copy ${copy}`]),
          ...rows(listQuotes(item)).map((quote) => `   quote ${quote}`),
          ...selectBacklinks(item).map((a) =>
            `   ${property(a, 'href')} “${textOf(a)}”, ${property(a, 'ariaLabel')}`.replace(/, $/, ''),
          ),
        ];
      }),
    );
  return `${[heads, ...marks].map(line).concat(items).join('\n')}\n`.replace(/ +$/gm, '');
}

describe('the explainer with every kind of citation', () => {
  const { explainer } = parseExplainer({ slug: 'any', file: '', text: file, basePath: '/' }) as {
    explainer: Explainer;
  };

  it('has every kind of citation', () => {
    const kinds = {
      'three side by side': /\w\.(\[\^\w+\]){3}$/m,
      'in a heading': /^## .*\[\^/m,
      'in a table': /^\|.*\[\^\w+\] \|$/m,
      'in a list': /^- .*\[\^/m,
      'in a component': /<Callout [^<]*\[\^\w+\]\s*<\/Callout>/,
      'in a note that is cited twice': /\[\^n1\] [^\n]*\[\^n1\]\n\n\[\^n1\]: .*\[\^/,
      'of a quote in Persian': /\[\^persian:bridge\]/,
      'of one source thirty times': /(?:\[\^often\][^[]*){30}/,
    };
    expect(Object.entries(kinds).filter(([, pattern]) => !pattern.test(body))).toEqual([]);
    expect(explainer.sources).toHaveLength(120);
    expect(explainer.sources.find(({ source }) => source.id === 'long')?.source.url).toHaveLength(300);
  });

  it('has citations with the right numbers, targets and names', () => {
    expect(rows(listMarks(explainer))).toEqual(rows(expectedMarks));
  });

  it('has backlinks from each source and note to exactly its citations, in order', () => {
    expect(rows(listBacklinks(explainer))).toEqual(rows(expectedBacklinks));
  });

  it('has unique ids, and citations and backlinks that lead to them', () => {
    const page = joinPageHtml(explainer);
    const ids = selectAttributes(page, '[id]', 'id');
    expect(new Set(ids).size).toBe(ids.length);
    const targets = selectAttributes(page, '[role="doc-noteref"], [role="doc-backlink"]', 'href');
    expect(targets.filter((target) => !ids.includes(target.slice(1)))).toEqual([]);
  });

  it('reads as in every-citation.txt', () => {
    expect(formatCitations(explainer)).toBe(readFileSync(join(folder, 'every-citation.txt'), 'utf8'));
  });
});

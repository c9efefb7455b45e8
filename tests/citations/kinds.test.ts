/** Every kind of work as CSL-JSON, BibTeX and RIS, parsed again by citation-js. */
import { Cite, type ReadItem } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { describe, expect, it } from 'vitest';
import { toBibtex } from '../../src/citations/formats/bibtex.ts';
import { type CslItem, toCslItem } from '../../src/citations/formats/csl.ts';
import { toRis } from '../../src/citations/formats/ris.ts';
import { sourcesByKind } from '../support/kinds.ts';

const items = sourcesByKind.map((source) => toCslItem(source, 'en'));
const ids = items.map(({ id }) => id);

type Part = 'type' | 'authors' | 'published' | 'publisher' | 'container' | 'number' | 'isbn' | 'notes';

/** Returns everything that an item says, in one form for items as they are written and as they are read. */
function describeItem(item: CslItem | ReadItem) {
  const names = (item.author ?? []).map((name) => {
    const { family, given, literal } = name as { family?: string; given?: string; literal?: string };
    return literal ?? (given ? `${family}|${given}` : family);
  });
  const notes = [item.note ?? []].flat().join('. ');
  const series = 'collection-title' in item ? item['collection-title'] : undefined;
  return {
    id: item.id,
    type: item.type as string,
    title: item.title,
    authors: names as (string | undefined)[] | undefined,
    publisher: item.authority ?? item.publisher,
    container: item['container-title'] ?? series,
    number: item.number ?? item.issue,
    published: item.issued?.['date-parts']?.[0] as number[] | undefined,
    accessed: item.accessed?.['date-parts']?.[0],
    url: item.URL,
    doi: item.DOI,
    isbn: item.ISBN,
    language: item.language,
    notes: notes as string | undefined,
  };
}

interface Format {
  name: string;
  write(items: CslItem[]): string;
  /** Its name in citation-js. */
  type: string;
  /** What citation-js reads otherwise than it is written, by id, and why. */
  exceptions: Record<string, Partial<Record<Part, unknown>>>;
}

const note = 'Title translated by Jane Roe: “A title & more”';
/** A web page has no field for a number. */
const numberInNote = { number: undefined, notes: `No. A/77/1. ${note}` };

const json: Format = { name: 'CSL-JSON', write: (list) => JSON.stringify(list), type: '@else/json', exceptions: {} };

/** In `@misc`, which every style knows, and which is a “document” to citation-js, containers are in `howpublished`. */
const misc = { type: 'document', container: undefined };
const bibtex: Format = {
  name: 'BibTeX',
  write: toBibtex,
  type: '@biblatex/text',
  exceptions: {
    'news-1': misc,
    'print-1': { type: 'article-journal' },
    'wire-1': misc,
    'ngo-1': misc,
    'office-1': { ...misc, ...numberInNote },
    'data-1': { ...misc, number: undefined, notes: `No. 12.1. ${note}` },
    'case-1': { ...misc, number: undefined, notes: `Case 26-1392. ${note}` },
    'show-1': { ...misc, number: undefined, notes: `No. 3. ${note}` },
    'post-1': misc,
    'talk-1': { ...misc, number: undefined, notes: `No. 2. ${note}` },
    'file-1': { ...misc, number: undefined, notes: `No. 12/B. ${note}` },
  },
};

const ris: Format = {
  name: 'RIS',
  write: toRis,
  type: '@ris/file',
  exceptions: {
    'print-1': { type: 'article-magazine' },
    'office-1': numberInNote,
    'entry-1': { type: 'report' },
    'data-1': { container: undefined },
    // These come back in citation-js without what Zotero reads: the month and day, the publisher, the rest.
    'chapter-1': { published: [2026] },
    'paper-1': { publisher: undefined },
    'report-1': { isbn: undefined, notes: `ISBN 978-0-306-40615-7. ${note}` },
    'case-1': { authors: [], number: undefined },
    'show-1': { type: 'motion_picture', container: undefined },
    'post-1': { type: 'webpage' },
    'talk-1': { type: 'personal_communication' },
    'file-1': { type: 'report' },
  },
};

describe.each([json, bibtex, ris])('works of every kind as $name', ({ write, type, exceptions }) => {
  const read = new Cite(write(items), { forceType: type }).data;

  it('are all there', () => {
    expect(read.map(({ id }) => id)).toEqual(ids);
  });

  it.each(ids)('are equal when they are read again: %s', (id) => {
    const [before, after] = [items, read].map((list: (CslItem | ReadItem)[]) => list.find((item) => item.id === id));
    if (!before || !after) throw new Error(`${id} is missing.`);
    expect(describeItem(after)).toEqual({ ...describeItem(before), ...exceptions[id] });
  });
});

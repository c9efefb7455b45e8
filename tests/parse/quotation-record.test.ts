/** The record of quotations that were found: where pages, Markdown and exports say so, and where not. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FileMemo } from '../../src/cache/file-memo.ts';
import { toCslItem } from '../../src/citations/formats/csl.ts';
import type { Explainer } from '../../src/explainer/model.ts';
import { serializeQuotations } from '../../src/explainer/schema/quotations.ts';
import { loadContent } from '../../src/parse/load-content.ts';
import { getQuoteDigest } from '../../src/parse/quotation-record.ts';
import { writeContent } from '../support/content-folder.ts';
import { selectTexts, writeExplainerText } from '../support/small-explainer.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'footing-quotations-'));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(root, { recursive: true, force: true });
});

const url = 'https://example.org/d';
const words = { first: 'The council sat.', second: 'Nobody voted.', third: 'The hall was full.' };

const sources = `  - id: d
    publisher: Paper D
    title: Title
    url: ${url}
    kind: news
    quotes: { first: "${words.first}", second: "${words.second}", third: { words: "${words.third}", at: p. 3 } }`;

const load = (memo = new FileMemo()) =>
  loadContent({ contentDir: join(root, 'content'), root, cacheDir: join(root, 'cache'), basePath: '/', memo });

/** Loads an explainer with three quotes and a record. @param days by the words that were found */
function loadWithRecord(days: Record<string, Record<string, string>>, address = url): Explainer & { digest: string } {
  const checks = Object.entries(days).map(([key, byWords]) => [
    key,
    Object.fromEntries(Object.entries(byWords).map(([text, on]) => [getQuoteDigest({ url: address }, text), on])),
  ]);
  const body = '## One\n\nIt met.[^a][^b][^c][^d:first][^d:second][^d:third]';
  writeContent(root, {
    'explainers/council.mdx': writeExplainerText(body, { sources }),
    'quotations.json': serializeQuotations({ d: Object.fromEntries(checks) }),
  });
  const { explainers, loadExplainer } = load();
  const { digest = '' } = explainers[0] ?? {};
  const explainer = loadExplainer(digest);
  if (!explainer) throw new Error('The explainer cannot be shown.');
  return { ...explainer, digest };
}

const shownParticulars = ({ referencesHtml }: Explainer) =>
  selectTexts(referencesHtml['d'] ?? '', 'p:first-child .meta');
const shownQuotes = ({ referencesHtml }: Explainer) => selectTexts(referencesHtml['d'] ?? '', '.quote');
const day = '2026-01-12';
const all = { first: { [words.first]: day }, second: { [words.second]: day }, third: { [words.third]: day } };

describe('a source whose quotations were found', () => {
  it('says so at those quotations, each with its day and after its place', () => {
    const { first } = all;
    const found = loadWithRecord({ first, third: { [words.third]: '2026-02-01' } });
    expect(shownQuotes(found)).toEqual([
      `${words.first} quotation checked on 12 January 2026`,
      words.second,
      `${words.third} p. 3 · quotation checked on 1 February 2026`,
    ]);
    expect(shownParticulars(found)).toEqual(['News']);
  });

  it('has the days in CSL-JSON', () => {
    const source = loadWithRecord(all).sources.find(({ source }) => source.id === 'd')?.source;
    expect(source && toCslItem(source, 'en')?.custom?.quotesChecked).toEqual({ first: day, second: day, third: day });
  });
});

describe('a source without such quotations', () => {
  it.each([
    ['other words', { first: { 'The council stood.': day } }, url],
    ['another key', { fourth: { [words.first]: day } }, url],
    ['another address', all, 'https://example.org/e'],
    ['no entry', {}, url],
  ])('says nothing: %s', (_name, days, address) => {
    expect(shownQuotes(loadWithRecord(days, address)).join()).not.toContain('checked');
  });
});

describe('the record', () => {
  it('makes the explainer parse again when an entry of its sources changes, and only then', () => {
    const { digest } = loadWithRecord(all);
    expect(loadWithRecord(all).digest).toBe(digest);
    writeFileSync(join(root, 'content/quotations.json'), serializeQuotations({ elsewhere: all }));
    expect(load().explainers[0]?.digest).toBe(loadWithRecord({}).digest);
    expect(loadWithRecord({ first: { [words.first]: '2026-01-13' } }).digest).not.toBe(digest);
  });

  it('is read again by a process that loads the content again, such as the preview', () => {
    const memo = new FileMemo();
    loadWithRecord({});
    // A file that has just changed is always read again.
    vi.useFakeTimers({ now: Date.now() + 60_000, toFake: ['Date'] });
    const before = load(memo).explainers[0]?.digest;
    writeFileSync(
      join(root, 'content/quotations.json'),
      serializeQuotations({ d: { first: { [getQuoteDigest({ url }, words.first)]: day } } }),
    );
    const { explainers, loadExplainer } = load(memo);
    expect(explainers[0]?.digest).not.toBe(before);
    expect(loadExplainer(explainers[0]?.digest ?? '')?.referencesHtml['d']).toContain('checked on 12 January 2026');
  });

  it('has one quote a line, sorted', () => {
    expect(
      serializeQuotations({ b: { y: { '2': day, '1': day }, x: { '3': day } }, a: { z: { '4': day } }, c: {} }),
    ).toBe(
      `{\n  "a": {\n    "z": { "4": "${day}" }\n  },\n  "b": {\n    "x": { "3": "${day}" },\n    "y": { "1": "${day}", "2": "${day}" }\n  }\n}\n`,
    );
  });

  it.each([
    ['{ "d": { "first": ', 'broken-json', 'The JSON cannot be parsed here'],
    ['{ "d": { "first": { "0": "yesterday" } } }', 'bad-date', '“yesterday”'],
    ['[]', 'wrong-type', ''],
  ])('with mistakes is reported with their position: %s', (text, rule, message) => {
    loadWithRecord({});
    writeFileSync(join(root, 'content/quotations.json'), text);
    const found = load().diagnostics.filter(({ file }) => file === 'content/quotations.json');
    expect(found[0]).toMatchObject({ rule, message: expect.stringContaining(message) });
  });
});

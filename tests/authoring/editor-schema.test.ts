/** The JSON Schemas that editors complete and check with. */
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { formatSchema, writeEditorFiles } from '../../src/authoring/editor-files.ts';
import { listMappings } from '../../src/authoring/field-tables.ts';
import { buildJsonSchema, type SchemaName, schemaNames } from '../../src/explainer/schema/json-schema.ts';
import { root } from '../support/run.ts';

const file = (path: string) => readFileSync(join(root, path), 'utf8');
const frontmatterOf = (path: string) => file(path).split(/^---$/m)[1] ?? '';

/** Whether a schema accepts YAML as editors read it: with types, as YAML 1.2 has them. */
const accepts = (name: SchemaName, yaml: string) =>
  z.fromJSONSchema(buildJsonSchema(name) as Parameters<typeof z.fromJSONSchema>[0]).safeParse(parse(yaml)).success;

describe('the schemas for editors', () => {
  it.each(schemaNames)('are up to date in docs/schema/ (run npm run schema after a change): %s', (name) => {
    expect(file(`docs/schema/${name}.schema.json`)).toBe(formatSchema(name));
  });

  it('describe every field', () => {
    const undescribed = Array.from(listMappings()).flatMap(([mapping, { properties = {} }]) =>
      Object.keys(properties)
        .filter((key) => !properties[key]?.description)
        .map((key) => `${mapping}: ${key}`),
    );
    expect(undescribed).toEqual([]);
    expect(listMappings().size).toBe(11);
    expect(listMappings().get('claims')?.properties?.['status']?.enum).toContain('partly-confirmed');
  });

  it.each([
    'content/explainers/trump-says-iran-wants-to-negotiate.mdx',
    'content/explainers/how-the-dead-are-counted.mdx',
    'tests/parse/rules/clean-with-everything.mdx',
    'tests/parse/rules/clean.mdx',
    'docs/bridge-closed.mdx',
    ...globSync('tests/fixtures/{cases,citations,record}/explainers/*.mdx', { cwd: root }),
  ])('accept what check accepts: %s', (path) => {
    expect(accepts('explainer', frontmatterOf(path))).toBe(true);
  });

  it('accept what check accepts: topics, authors, glossary, sources', () => {
    for (const name of ['topics', 'authors', 'glossary', 'sources'] as const)
      expect(accepts(name, file(`content/${name}.yml`))).toBe(true);
  });

  it.each([
    ['an unknown key', 'lang: en', 'lang: en\nlanguage: en'],
    ['a missing key', 'lang: en\n', ''],
    ['an unknown value', 'status: wrong', 'status: false-claim'],
    ['a bad id', 'id: closure,', 'id: Closure,'],
    ['a date in words', 'asOf: 2026-11-20', 'asOf: 20 November'],
    ['a month that does not exist', 'asOf: 2026-11-20', 'asOf: 2026-13'],
    ['a month in place of a day', 'published: 2026-11-22', 'published: 2026-11'],
    ['text in place of a list', 'topics: [traffic]', 'topics: traffic'],
    ['an empty list', 'topics: [traffic]', 'topics: []'],
    ['an address without scheme', 'https://example.org/notice', 'example.org/notice'],
    ['a language in words', 'lang: fr', 'lang: le français'],
    ['a quote that is too long', 'closed to vehicles', 'x'.repeat(300)],
    ['a title that is too long', 'and until when', 'x'.repeat(110)],
    ['an unknown key in a source', 'kind: data', 'kind: data\n    sort: data'],
    ['draft in words', 'lang: en', 'lang: en\ndraft: perhaps'],
  ])('reject %s', (_, from, to) => {
    const valid = frontmatterOf('docs/bridge-closed.mdx');
    expect(valid).toContain(from);
    expect(accepts('explainer', valid.replace(from, to))).toBe(false);
  });

  const entry = '{ id: a, publisher: P, title: T, kind: book, KEY }';

  it.each([
    'doi: 10.1000/182',
    'isbn: 978-0-306-40615-7',
    'isbn: 9780306406157',
    'isbn: 0-8044-2957-X',
    'isbn: 0 8044 2957 x',
    'number: 42',
    'published: 1998',
    'published: 1998~',
    'published: 2024-21',
    'published: 1914/1918',
    'published: 1998/..',
    'published: -0043',
    'published: XXXX',
    'authors: [Jane Roe, { family: Roe, given: Jane, suffix: Jr. }, { body: World Bank }]',
    'access: paywall',
    'restsOn: [other]',
    'translatedTitle: { text: T, by: Jane Roe }',
    'quotes: { a: Words, b: { words: Words, at: p. 2, translation: W }, c: { words: W, translation: { text: W, by: J } } }',
    'places: { a: 33, b: "12:40" }',
    'unarchivable: blocked by the publisher',
    `seen: { on: 2026-01-12, sha256: ${'a'.repeat(64)} }`,
  ])('accept a source with %s', (fields) => {
    expect(accepts('sources', `- ${entry.replace('KEY', fields)}`)).toBe(true);
  });

  it.each([
    'kind: novel',
    'colour: red',
    'doi: https://doi.org/10.1000/182',
    'doi: 11.1000/182',
    'isbn: 978-0-306',
    'isbn: unknown',
    'published: c. 1998',
    'published: 1998-1999',
    'accessed: 2026-01',
    'authors: Jane Roe',
    'authors: [{ name: Jane Roe }]',
    'access: closed',
    'restsOn: other',
    'restsOn: []',
    'quotes: [Words]',
    'quotes: { a: { text: Words } }',
    'quotes: { Big Key: Words }',
    'places: [p. 33]',
    'places: { a: { at: p. 33 } }',
    'translatedTitle: { title: T }',
    'archived: web.archive.org/x',
    'seen: { on: 2026-01-12, sha256: abc }',
    'url: example.org',
  ])('reject a source with %s', (fields) => {
    const yaml = fields.startsWith('kind') ? entry.replace('kind: book, KEY', fields) : entry.replace('KEY', fields);
    expect(accepts('sources', `- ${yaml}`)).toBe(false);
  });

  it('reject an author without a name, and a term without sources', () => {
    expect(accepts('authors', 'desk: { line: Text. }')).toBe(false);
    expect(accepts('glossary', 'toll: { term: toll, definition: Text., sources: [] }')).toBe(false);
    expect(accepts('topics', 'Iran: { name: Iran }')).toBe(false);
  });
});

describe('the list of explainers for editors', () => {
  const project = mkdtempSync(join(tmpdir(), 'footing editors-'));
  afterAll(() => rmSync(project, { recursive: true, force: true }));
  const list = () => JSON.parse(readFileSync(join(project, '.astro/collections/collections.json'), 'utf8'));
  const write = (folder: string, name: string) => {
    mkdirSync(join(project, folder, 'explainers'), { recursive: true });
    writeFileSync(join(project, folder, 'explainers', name), '');
  };
  const update = (folder: string) => writeEditorFiles({ root: project, contentDir: join(project, folder) });
  const address = (path: string) => `file://${project}/${path}`.toLowerCase();

  it('lists every explainer of a folder in the project, drops deleted ones, and keeps those of other folders', () => {
    write('content', 'Über.mdx');
    write('content', 'one.mdx');
    write('other', 'two.mdx');
    update('content');
    update('other');
    rmSync(join(project, 'content/explainers/one.mdx'));
    update('content');
    expect(list()).toEqual({
      collections: [{ name: 'frontmatter', hasSchema: true }],
      entries: {
        [address('content/explainers/über.mdx')]: 'frontmatter',
        [address('other/explainers/two.mdx')]: 'frontmatter',
      },
    });
    expect(readFileSync(join(project, '.astro/collections/frontmatter.schema.json'), 'utf8')).toBe(
      formatSchema('explainer'),
    );
  });

  it('leaves out a folder outside the project, and replaces a broken list', () => {
    writeEditorFiles({ root: project, contentDir: join(root, 'content') });
    expect(JSON.stringify(list())).not.toContain('trump');
    writeFileSync(join(project, '.astro/collections/collections.json'), '{');
    update('other');
    expect(Object.keys(list().entries)).toEqual([address('other/explainers/two.mdx')]);
  });
});

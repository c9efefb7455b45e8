/** A draft is in nothing that is built: not by name, and not by any word that only it has. */
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { root, run } from '../support/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'footing-draft-'));
const content = join(folder, 'content');
const site = join(folder, 'site');
const file = join(content, 'explainers/quagga-draft.mdx');

/** Each part of it has a word of its own, which all start alike. It shares a source, a term and a topic with what is published. */
const draft = `---
title: Quaggatitle
summary: Quaggasummary of it.
topics: [bridges, quaggatopic]
authors: [desk, quaggadesk]
lang: en
draft: true
published: 2026-01-10
asOf: 2026-01-10
since: Quaggasince.[^notice]
keyPoints: [{ text: Quaggapoint., section: quaggasection }]
sections: [{ id: quaggasection, title: Quaggaheading }]
sources:
  - { id: notice, publisher: City, title: Notice on the bridge, url: "https://example.org/notice", kind: official, published: 2026-01-02 }
  - { id: quaggasource, publisher: Quaggapublisher, title: Quaggawork, url: "https://example.org/quagga", kind: news }
claims: [{ id: quaggaclaim, text: Quaggasaid., by: Quaggawho, on: 2026, status: wrong, assessment: Quaggawhy., sources: [quaggasource] }]
updates: [{ date: 2026-01-11, kind: correction, text: Quaggacorrection., section: quaggasection }]
---

Quaggaintroduction, with a <Term id="toll">quaggatoll</Term>.

## Quaggaheading

Quaggabody.[^quaggasource][^quaggan1]

<Claim id="quaggaclaim" />

[^quaggan1]: Quagganote.
`;

const build = () => run('build', { CONTENT_DIR: content, OUT_DIR: site });

/** The files of the site, those packed by Pagefind unpacked, by name. */
function filesOf(out: string): Map<string, string> {
  const names = globSync('**/*', { cwd: out }).filter((name) => statSync(join(out, name)).isFile());
  return new Map(
    names.map((name) => {
      const bytes = readFileSync(join(out, name));
      const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
      return [name, (isPacked ? gunzipSync(bytes) : bytes).toString('utf8')];
    }),
  );
}

const namesWith = (word: RegExp) =>
  Array.from(filesOf(site)).flatMap(([name, text]) => (word.test(text) || word.test(name) ? [name] : []));

/** How many records the search has. */
const records = (out: string) => [...filesOf(out).keys()].filter((name) => name.endsWith('.pf_fragment')).length;

describe('a draft among what is published', () => {
  beforeAll(async () => {
    cpSync(join(root, 'tests/fixtures/record'), content, { recursive: true });
    writeFileSync(
      join(content, 'authors.yml'),
      `${readFileSync(join(content, 'authors.yml'))}quaggadesk: { name: Quagganame }\n`,
    );
    writeFileSync(file, draft);
    const { code, stdout, stderr } = await build();
    if (code !== 0) throw new Error(stdout + stderr);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is in no file of the built site, the search index included', () => {
    expect(namesWith(/quagga/i)).toEqual([]);
    expect(records(site)).toEqual(records(inject('record').folder));
  });

  it('is in all of them once it is published', async () => {
    writeFileSync(file, draft.replace('draft: true\n', ''));
    const { code } = await build();
    expect(code).toBe(0);
    const names = namesWith(/quagga/i);
    for (const name of [
      'index.html',
      'quagga-draft/index.html',
      'og/quagga-draft.png',
      'og/quagga-draft/quaggasection.png',
      'corrections.xml',
      'glossary/index.html',
      'sources/index.html',
    ])
      expect(names).toContain(name);
    expect(names.filter((name) => name.endsWith('.pf_fragment')).length).toBeGreaterThanOrEqual(2);
    expect(names.some((name) => name.endsWith('.pf_index'))).toBe(true);
    expect(records(site)).not.toEqual(records(inject('record').folder));
  });
});

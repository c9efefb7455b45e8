/** Writes the content folder of a site of random explainers. */
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { root } from '../run.ts';
import { explainerText } from './grammar.ts';
import { mutated } from './mutations.ts';

const data = new Map(
  globSync('tests/fixtures/{cases,citations,record}/data/*.csv', { cwd: root }).map((file) => [
    basename(file, '.csv'),
    readFileSync(join(root, file), 'utf8'),
  ]),
);
data.set(
  'counts',
  'Counted by,As of,Lorries,Remark,Source\nCity,2026-01-05,>=1480,"a, <b>",a\nپلیس,2026,~0.0004,,a b\n',
);

/** An explainer, and the data of its charts by file name. */
export interface RandomExplainer {
  text: string;
  data: Record<string, string>;
}

/** Returns random explainers, the same for the same seed. */
export function createExplainers(seed: number, count: number): RandomExplainer[] {
  const random = fc.oneof(
    explainerText.map((text) => ({ text, edits: [] })),
    mutated,
  );
  return fc.sample(random, { seed, numRuns: count }).map(({ text, edits }, index) => {
    const own = useOwnNames(text, `-x${index}`);
    return { ...own, text: edits.reduce((edited, edit) => edit(edited), own.text) };
  });
}

/** Gives an explainer source ids, addresses and data of its own, so that it has no conflict with another one. */
function useOwnNames(text: string, suffix: string): RandomExplainer {
  const ownData: Record<string, string> = {};
  const list = /^sources:[\s\S]*?(?=^\w|^---)/m.exec(text)?.[0] ?? '';
  const ids = new Set(Array.from(list.matchAll(/\bid: *["']?([\w-]+)/g), ([, id = '']) => id));
  const rename = (id: string) => (ids.has(id) ? id + suffix : id);
  const renamed = text
    .replace(list, () =>
      list.replace(/\b(id|see): *(["']?)([\w-]+)/g, (_, key, quote, id) => `${key}: ${quote}${rename(id)}`),
    )
    .replace(/\[\^([\w-]+)(?=[\]:])/g, (_, id) => `[^${rename(id)}`)
    .replace(/#(source|cite)-([\w-]+?)(-\d+)?(?=[)\s"])/g, (_, kind, id, n = '') => `#${kind}-${rename(id)}${n}`)
    .replace(/\bsources: *\[([^\]]*)\]/g, (_, inner: string) => `sources: [${inner.replace(/[\w-]+/g, rename)}]`)
    .replace(/https?:\/\/(?!news\.example)/g, (scheme) => `${scheme}${suffix.slice(1)}.`)
    .replace(/(https:\/\/news\.example\/news\/[^\s"]*[?/])([ab])(?=")/g, `$1$2${suffix}`)
    .replace(/<Chart data="([\w-]+)"/g, (tag, name) => {
      const csv = data.get(name);
      if (csv === undefined) return tag;
      ownData[name + suffix] = csv.replace(/[\w-]+(?= *[\w-]*$)|[\w-]+$/gm, rename);
      return `<Chart data="${name}${suffix}"`;
    });
  return { text: renamed, data: ownData };
}

const siteFiles = {
  'authors.yml':
    'desk: { name: Our desk, line: "Three & <more>." }\nann: { name: Ann van der Berg, family: van der Berg }\n',
  'topics.yml': 'traffic: { name: "Traffic & <b>", introduction: Roads. }\n',
  'redirects.yml': 'old: steady\nolder: old\n',
  'glossary.yml': ['axle-load', 'linked', 'levy', 'quorum', 'snapback']
    .map(
      (id) =>
        `${id}: { term: ${id}, definition: "See [it](#axle-load) or [all](/sources/?a=b).", sources: [{ id: g-${id}, publisher: City of Example, title: T, url: "https://example.org/g/${id}", kind: official }] }\n`,
    )
    .join(''),
};

/** An explainer that links can rely on. */
const steady = `---
title: A steady explainer
summary: It stays.
topics: [traffic]
authors: [desk]
lang: en
published: 2026-01-10
asOf: 2026-01-09
sections: [{ id: one, title: One, was: [former] }]
updates: [{ date: 2026-01-11, kind: update, text: It grew. }]
sources: [{ id: steady-a, publisher: City of Example, title: T, url: "https://example.org/steady", kind: official }]
---

## One

Text.[^steady-a]
`;

/** Writes explainers as `x-<number>.mdx`, with the other files of their site. */
export function writeRandomContent(contentDir: string, explainers: readonly RandomExplainer[]): void {
  for (const folder of ['explainers', 'data']) mkdirSync(join(contentDir, folder), { recursive: true });
  for (const [name, text] of Object.entries(siteFiles)) writeFileSync(join(contentDir, name), text);
  writeFileSync(join(contentDir, 'explainers/steady.mdx'), steady);
  for (const [index, { text, data }] of explainers.entries()) {
    writeFileSync(join(contentDir, `explainers/x-${index}.mdx`), text);
    for (const [name, csv] of Object.entries(data)) writeFileSync(join(contentDir, 'data', `${name}.csv`), csv);
  }
}

/** Writes a folder of public files, with names that need escapes in addresses. */
export function writePublicFiles(publicDir: string): void {
  for (const folder of ['public', 'tests/fixtures/cases/public'])
    cpSync(join(root, folder), publicDir, { recursive: true });
  mkdirSync(join(publicDir, 'docs'), { recursive: true });
  writeFileSync(join(publicDir, 'docs/index.html'), '<!doctype html><title>Documents</title>');
  for (const name of ['report.pdf', 'a file.pdf', 'a_(b).pdf', 'ä.pdf'])
    writeFileSync(join(publicDir, name), 'A file.');
  for (const name of ['a b.png', 'پل.png']) cpSync(join(publicDir, 'tall.png'), join(publicDir, name));
}

/** Deletes explainers. */
export function deleteExplainers(contentDir: string, names: Iterable<string>): void {
  for (const name of names) rmSync(join(contentDir, 'explainers', name));
}

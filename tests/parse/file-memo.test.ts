/** FileMemo: unchanged files are not parsed again, changed files always are. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileMemo } from '../../src/cache/file-memo.ts';
import type { ParsedExplainer } from '../../src/explainer/model.ts';
import { ExplainerCache } from '../../src/parse/explainer-cache.ts';
import { loadContent } from '../../src/parse/load-content.ts';
import { writeContent } from '../support/content-folder.ts';
import { writeExplainerText } from '../support/small-explainer.ts';

const valid = writeExplainerText('## One\n\nIt met.[^a][^b][^c]');
const withTerm = writeExplainerText('## One\n\nIt met at a <Term id="quorum">quorum</Term>.[^a][^b][^c]');
const withImage = writeExplainerText('## One\n\nIt met.[^a][^b][^c]\n\n![The hall](/hall.svg)');
const source =
  "{ id: act, publisher: City, title: Act, url: 'https://example.org/act', kind: official, published: 2026 }";
const glossary = (definition: string) => `quorum: { term: quorum, definition: ${definition}, sources: [${source}] }\n`;
const image = (width: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="10" viewBox="0 0 ${width} 10"/>`;

let root: string;
let memo: FileMemo;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'footing-memo-'));
  memo = new FileMemo();
  writeContent(root, {
    'explainers/a.mdx': valid,
    'explainers/b.mdx': withTerm,
    'explainers/c.mdx': withImage,
    'glossary.yml': glossary('Enough of them.'),
    'public/hall.svg': image(20),
  });
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const content = (name: string) => join(root, 'content', name);

async function load(): Promise<Record<string, ParsedExplainer>> {
  // Longer than `minTrustedAge`: the memo does not trust files that were just written.
  await pause(150);
  const { explainers } = loadContent({
    contentDir: join(root, 'content'),
    root,
    cacheDir: join(root, 'cache'),
    basePath: '/',
    publicDir: content('public'),
    memo,
  });
  return Object.fromEntries(explainers.map((parsed) => [parsed.slug, parsed]));
}

const loadExplainer = (parsed?: ParsedExplainer) =>
  new ExplainerCache(join(root, 'cache')).getExplainer(parsed?.digest ?? '');

/** Returns the slugs of the explainers that did not come from the memo. */
const findReloaded = (before: Record<string, ParsedExplainer>, after: Record<string, ParsedExplainer>) =>
  Object.keys(after).filter((slug) => after[slug] !== before[slug]);

describe('a parse result in memory', () => {
  it('is used again while nothing has changed', async () => {
    const before = await load();
    expect(findReloaded(before, await load())).toEqual([]);
    memo = new FileMemo();
    expect(findReloaded(before, await load())).toEqual(['a', 'b', 'c']);
  });

  it('is replaced when its file changes, even to a text of the same length', async () => {
    const before = await load();
    writeFileSync(content('explainers/a.mdx'), valid.replace('It met.', 'It sat.'));
    const after = await load();
    expect(findReloaded(before, after)).toEqual(['a']);
    expect(loadExplainer(after['a'])?.sections[0]?.text).toContain('It sat.');
  });

  it('is replaced when its file changes several times within one tick of the file system’s clock', () => {
    const options = {
      contentDir: join(root, 'content'),
      root,
      cacheDir: join(root, 'cache'),
      basePath: '/',
      memo,
    };
    for (const word of ['sat', 'ate', 'ran', 'won']) {
      writeFileSync(content('explainers/a.mdx'), valid.replace('It met.', `It ${word}.`));
      expect(loadExplainer(loadContent(options).explainers[0])?.sections[0]?.text).toContain(`It ${word}.`);
    }
  });

  it('is replaced when another file that it shows changes', async () => {
    const before = await load();
    writeFileSync(content('glossary.yml'), glossary('Half of them.'));
    const defined = await load();
    expect(findReloaded(before, defined)).toEqual(['b']);
    expect(JSON.stringify(loadExplainer(defined['b']))).toContain('Half of them.');
    writeFileSync(content('public/hall.svg'), image(30));
    const measured = await load();
    expect(findReloaded(defined, measured)).toEqual(['c']);
    expect(loadExplainer(measured['c'])?.sections[0]?.html).toContain('width="30"');
  });

  it('disappears with its file, and appears with a new one', async () => {
    await load();
    rmSync(content('explainers/a.mdx'));
    writeFileSync(content('explainers/d.mdx'), valid);
    expect(Object.keys(await load())).toEqual(['b', 'c', 'd']);
  });
});

/** What a process remembers of the content: a file that has not changed is not read again, and none that has is missed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileMemo } from '../../src/cache/file-memo.ts';
import type { ParsedExplainer } from '../../src/explainer/model.ts';
import { ExplainerCache } from '../../src/parse/explainer-cache.ts';
import { loadContent } from '../../src/parse/load-content.ts';
import { contentWith } from '../support/content-folder.ts';
import { fileWith } from '../support/small-explainer.ts';

const sound = fileWith('## One\n\nIt met.[^a][^b][^c]');
const withTerm = fileWith('## One\n\nIt met at a <Term id="quorum">quorum</Term>.[^a][^b][^c]');
const withImage = fileWith('## One\n\nIt met.[^a][^b][^c]\n\n![The hall](/hall.svg)');
const source =
  "{ id: act, publisher: City, title: Act, url: 'https://example.org/act', kind: official, published: 2026 }";
const glossary = (definition: string) => `quorum: { term: quorum, definition: ${definition}, sources: [${source}] }\n`;
const image = (width: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="10" viewBox="0 0 ${width} 10"/>`;

let root: string;
let memo: FileMemo;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'footing-memory-'));
  memo = new FileMemo();
  contentWith(root, {
    'explainers/a.mdx': sound,
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
/** Files that were written just now are not trusted yet. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 150));

async function read(): Promise<Record<string, ParsedExplainer>> {
  await settled();
  const { explainers } = loadContent({
    contentDir: join(root, 'content'),
    root,
    cacheDir: join(root, 'kept'),
    basePath: '/',
    publicDir: content('public'),
    memo,
  });
  return Object.fromEntries(explainers.map((parsed) => [parsed.slug, parsed]));
}

const loadExplainer = (parsed?: ParsedExplainer) =>
  new ExplainerCache(join(root, 'kept')).explainer(parsed?.digest ?? '');

/** Which of them were read anew. */
const anew = (before: Record<string, ParsedExplainer>, after: Record<string, ParsedExplainer>) =>
  Object.keys(after).filter((slug) => after[slug] !== before[slug]);

describe('what was read before', () => {
  it('is there again where nothing has changed', async () => {
    const before = await read();
    expect(anew(before, await read())).toEqual([]);
    memo = new FileMemo();
    expect(anew(before, await read())).toEqual(['a', 'b', 'c']);
  });

  it('is read anew where its file has changed, though it be as long as before', async () => {
    const before = await read();
    writeFileSync(content('explainers/a.mdx'), sound.replace('It met.', 'It sat.'));
    const after = await read();
    expect(anew(before, after)).toEqual(['a']);
    expect(loadExplainer(after['a'])?.sections[0]?.text).toContain('It sat.');
  });

  it('is read anew when it changes again at once, within one step of the clock of files', () => {
    const options = {
      contentDir: join(root, 'content'),
      root,
      cacheDir: join(root, 'kept'),
      basePath: '/',
      memory: memo,
    };
    for (const word of ['sat', 'ate', 'ran', 'won']) {
      writeFileSync(content('explainers/a.mdx'), sound.replace('It met.', `It ${word}.`));
      expect(loadExplainer(loadContent(options).explainers[0])?.sections[0]?.text).toContain(`It ${word}.`);
    }
  });

  it('is read anew where what it shows of other files has changed', async () => {
    const before = await read();
    writeFileSync(content('glossary.yml'), glossary('Half of them.'));
    const defined = await read();
    expect(anew(before, defined)).toEqual(['b']);
    expect(JSON.stringify(loadExplainer(defined['b']))).toContain('Half of them.');
    writeFileSync(content('public/hall.svg'), image(30));
    const measured = await read();
    expect(anew(defined, measured)).toEqual(['c']);
    expect(loadExplainer(measured['c'])?.sections[0]?.html).toContain('width="30"');
  });

  it('goes with its file, and comes with a new one', async () => {
    await read();
    rmSync(content('explainers/a.mdx'));
    writeFileSync(content('explainers/d.mdx'), sound);
    expect(Object.keys(await read())).toEqual(['b', 'c', 'd']);
  });
});

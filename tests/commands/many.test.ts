/** A large site: long lists are split into pages, and every explainer can be reached from the home page. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeContent } from '../support/content-folder.ts';
import { Page } from '../support/page.ts';
import { run } from '../support/run.ts';
import { writeExplainerText } from '../support/small-explainer.ts';

const folder = mkdtempSync(join(tmpdir(), 'footing-many-'));
const out = join(folder, 'deep/er/site');
const slugs = Array.from({ length: 101 }, (_, n) => `council-${String(n).padStart(3, '0')}`);
const at = (path: string) => new Page(out, `${path}index.html`);
const listExplainers = (page: Page) => page.attributes('.explainers a', 'href');

beforeAll(async () => {
  const valid = writeExplainerText('## One\n\nIt met.[^a][^b][^c]');
  writeContent(folder, Object.fromEntries(slugs.map((slug) => [`explainers/${slug}.mdx`, valid])));
  const { code, stdout, stderr } = await run('build', { CONTENT_DIR: join(folder, 'content'), OUT_DIR: out });
  if (code !== 0) throw new Error(stdout + stderr);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a build creates missing parent folders of OUT_DIR', () => {
  expect(readdirSync(join(folder, 'deep/er'))).toEqual(['site']);
});

describe.each(['topics/council/', 'authors/desk/'])('/%s of a site with 101 explainers', (path) => {
  it('shows a hundred, and links to the rest', () => {
    expect(listExplainers(at(path))).toEqual(slugs.slice(0, 100).map((slug) => `/${slug}/`));
    expect(listExplainers(at(`${path}2/`))).toEqual([`/${slugs[100]}/`]);
    expect(at(path).attributes('.turn a', 'href')).toEqual([`/${path}2/`]);
    expect(at(`${path}2/`).attributes('.turn a', 'href')).toEqual([`/${path}`]);
  });

  it('has pages with different titles', () => {
    expect(at(path).texts('title')).not.toEqual(at(`${path}2/`).texts('title'));
    expect(at(`${path}2/`).texts('.meta')[0]).toBe('Page 2 of 2');
  });
});

it('the home page shows a few explainers of a topic, and links to all of them', () => {
  expect(at('').all('.topics .explainers a')).toHaveLength(3);
  expect(at('').texts('.topics .meta a')).toEqual(['All 101 on Council']);
  expect(at('').attributes('.topics .meta a', 'href')).toEqual(['/topics/council/']);
});

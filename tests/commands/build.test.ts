/** `npm run build`: only a site without errors replaces the previous one, and the settings are applied. */
import { hash } from 'node:crypto';
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { writeContent } from '../support/content-folder.ts';
import { htmlFiles, Page } from '../support/page.ts';
import { copyProject, editFile } from '../support/project-copy.ts';
import { run, runFile } from '../support/run.ts';
import { writeExplainerText } from '../support/small-explainer.ts';

const valid = writeExplainerText('## One\n\nIt [met](/other-council/#one).[^a][^b][^c]');
const broken = valid.replace('[^c]', '[^d]');

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'footing-build-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const out = () => join(root, 'out');
const build = (env: Record<string, string> = {}) =>
  run('build', { CONTENT_DIR: join(root, 'content'), OUT_DIR: out(), ...env });

/** Returns the digest of each file in a folder. */
function digestFiles(folder: string): Record<string, string> {
  const files = globSync('**/*', { cwd: folder }).filter((name) => statSync(join(folder, name)).isFile());
  return Object.fromEntries(files.sort().map((name) => [name, hash('sha256', readFileSync(join(folder, name)))]));
}

describe('a build that fails', () => {
  beforeEach(() => {
    rmSync(root, { recursive: true, force: true });
    mkdirSync(root, { recursive: true });
  });

  it('leaves the previous site unchanged, byte for byte, and says what to fix', async () => {
    cpSync(inject('siteFolder'), out(), { recursive: true });
    const before = digestFiles(out());
    writeContent(root, { 'explainers/council.mdx': broken });
    const { code, stdout, stderr } = await build();
    expect(code).toBe(1);
    expect(digestFiles(out())).toEqual(before);
    expect(Object.keys(before).length).toBeGreaterThan(5);
    expect(stdout).toContain(`${join(root, 'content/explainers/council.mdx')}:21:39 error`);
    expect(stdout).toContain(`Build stopped: fix the errors above. ${out()}/ is unchanged.`);
    expect(stdout + stderr).not.toMatch(/\n\s+at /);
    expect(readdirSync(root).sort()).toEqual(['content', 'out']);
  });

  it('creates no output folder', async () => {
    writeContent(root, { 'explainers/council.mdx': broken });
    const { code } = await build();
    expect(code).toBe(1);
    expect(readdirSync(root)).toEqual(['content']);
  });

  it.each([
    ['SITE_URL', 'news.example', 'SITE_URL is “news.example”. Set it to an address such as https://example.org.'],
    ['PORT', 'http', 'PORT is “http”. Set it to a number from 1 to 65535, or leave it out for 4321.'],
  ])('because of an invalid %s explains it in one sentence, without a stack trace', async (name, value, sentence) => {
    writeContent(root, { 'explainers/council.mdx': valid });
    const { code, stderr } = await build({ [name]: value });
    expect(code).toBe(1);
    expect(stderr).toBe(`${sentence}\n`);
  });
});

it('a build of a single draft writes a site without explainers, and prints no warning', async () => {
  rmSync(root, { recursive: true, force: true });
  writeContent(root, {
    'explainers/council.mdx': valid
      .replace('lang: en', 'lang: en\ndraft: true')
      .replace('(/other-council/#one)', '(#one)'),
  });
  const { code, stdout, stderr } = await build();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).not.toContain('WARN');
  // Notices are counted in one line. Nothing rewrites a line, because this is no terminal.
  expect(stdout).toMatch(/^Checked 1 explainer: \d+ notices \([\d.]+ s\)\. “npm run check” shows the notices\.$/m);
  expect(stdout).not.toMatch(/ notice |setting-empty|\r/);
  expect(globSync('*/index.html', { cwd: out() })).toContain('search/index.html');
  expect(globSync('**/council*', { cwd: out() })).toEqual([]);
});

describe('a build that succeeds', () => {
  const env = { SITE_URL: 'https://news.example/ignored', BASE_PATH: 'news' };

  beforeAll(async () => {
    rmSync(root, { recursive: true, force: true });
    mkdirSync(out(), { recursive: true });
    writeFileSync(join(out(), 'of-the-previous-site.json'), '{}');
    writeContent(root, {
      'explainers/council.mdx': valid,
      'explainers/other-council.mdx': valid
        .replaceAll('example.org', 'example.com')
        .replace(/(?<=id: |\[\^)([abc])\b/g, '$1$1')
        .concat('\nIt raised the <Term id="levy" />.[^aa]\n'),
      'glossary.yml':
        'levy: { term: levy, definition: A tax., sources: [{ id: tax, publisher: P, title: T, url: https://example.net/t, kind: data }] }\n',
      'explainers/draft-council.mdx': valid.replace('lang: en', 'lang: en\ndraft: true'),
    });
    const { code, stdout, stderr } = await build(env);
    if (code !== 0) throw new Error(stdout + stderr);
  });

  it('replaces the previous site, and leaves nothing next to it', () => {
    expect(globSync('*council', { cwd: out() }).sort()).toEqual(['council', 'other-council']);
    expect(readdirSync(out())).not.toContain('of-the-previous-site.json');
    expect(readdirSync(root).sort()).toEqual(['content', 'out']);
  });

  it('does not record published addresses, which only a release does', () => {
    expect(readdirSync(join(root, 'content')).sort()).toEqual(['authors.yml', 'explainers', 'glossary.yml']);
  });

  it('uses SITE_URL and BASE_PATH in the canonical link of a page', () => {
    const page = new Page(out(), 'council/index.html');
    expect(page.attributes('link[rel="canonical"]', 'href')).toEqual(['https://news.example/news/council/']);
  });

  it('puts the base path in front of every address within the site, on every page', () => {
    const addressesWithoutBasePath = htmlFiles(out()).flatMap((file) => {
      const page = new Page(out(), file);
      const addresses = [...page.attributes('[href]', 'href'), ...page.attributes('[src]', 'src')];
      return addresses.filter((address) => /^\/(?!news\/)/.test(address)).map((address) => `${file}: ${address}`);
    });
    expect(addressesWithoutBasePath).toEqual([]);
    expect(new Page(out(), 'council/index.html').attributes('.text p > a', 'href')).toContain(
      '/news/other-council/#one',
    );
  });

  it('stops at a link to a deleted page, reports it, and leaves the previous site unchanged', async () => {
    const before = digestFiles(out());
    rmSync(join(root, 'content/explainers/other-council.mdx'));
    const { code, stdout, stderr } = await build(env);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(/explainers\/council\.mdx:\d+:4 error There is no explainer at \/other-council\/#one\./);
    expect(stdout).toContain(`Build stopped: fix the errors above. ${out()}/ is unchanged.`);
    expect(digestFiles(out())).toEqual(before);
  });

  it('stops at a dead link that only the built page shows, and keeps that page for inspection', async () => {
    const before = digestFiles(out());
    const text = valid.replace('(/other-council/#one)', '(#one)');
    writeContent(root, {
      'explainers/council.mdx': text,
      'explainers/draft-council.mdx': text.replace('lang: en', 'lang: en\ndraft: true'),
    });
    const copy = join(root, 'project');
    copyProject(copy);
    editFile(join(copy, 'src/pages/about.mdx'), '](/search/)', '](/serch/)');
    const settings = { ...env, CONTENT_DIR: join(root, 'content'), OUT_DIR: out() };
    const { code, stdout, stderr } = await runFile('src/cli/build.ts', settings, [], copy);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const [, failedPage = '', line, column] = /^(\S+\/about\/index\.html):(\d+):(\d+) error /m.exec(stdout) ?? [];
    expect(stdout).toContain(`fix the errors above. ${out()}/ is unchanged.`);
    expect(digestFiles(out())).toEqual(before);
    const html = readFileSync(join(copy, failedPage), 'utf8');
    expect(html.split('\n')[Number(line) - 1]?.slice(Number(column) - 1)).toMatch(/^<a href="\/news\/serch\/"/);
    rmSync(copy, { recursive: true });
    expect(readdirSync(root).sort()).toEqual(['content', 'out']);
  });
});

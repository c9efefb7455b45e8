/** `npm run build`: the last good site stays until a better one is whole, and the settings are honoured. */
import { hash } from 'node:crypto';
import { cpSync, globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { contentWith } from '../support/content-folder.ts';
import { htmlFiles, Page } from '../support/page.ts';
import { root as project, run } from '../support/run.ts';
import { fileWith } from '../support/small-explainer.ts';

const sound = fileWith('## One\n\nIt [met](/other-council/#one).[^a][^b][^c]');
const broken = sound.replace('[^c]', '[^d]');

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'footing-build-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const out = () => join(root, 'out');
const build = (env: Record<string, string> = {}) =>
  run('build', { CONTENT_DIR: join(root, 'content'), OUT_DIR: out(), ...env });

/** Every file of a folder with a digest of its bytes. */
function bytesOf(folder: string): Record<string, string> {
  const files = globSync('**/*', { cwd: folder }).filter((name) => statSync(join(folder, name)).isFile());
  return Object.fromEntries(files.sort().map((name) => [name, hash('sha256', readFileSync(join(folder, name)))]));
}

describe('a build that fails', () => {
  beforeEach(() => {
    rmSync(root, { recursive: true, force: true });
    mkdirSync(root, { recursive: true });
  });

  it('leaves the last good site as it was, byte for byte, and says what to fix', async () => {
    cpSync(inject('siteFolder'), out(), { recursive: true });
    const before = bytesOf(out());
    contentWith(root, { 'explainers/council.mdx': broken });
    const { code, stdout, stderr } = await build();
    expect(code).toBe(1);
    expect(bytesOf(out())).toEqual(before);
    expect(Object.keys(before).length).toBeGreaterThan(5);
    expect(stdout).toContain(`${join(root, 'content/explainers/council.mdx')}:21:39 error`);
    expect(stdout).toContain(`Build stopped: fix the errors above. ${out()}/ is unchanged.`);
    expect(stdout + stderr).not.toMatch(/\n\s+at /);
    expect(readdirSync(root).sort()).toEqual(['content', 'out']);
  });

  it('makes no folder where there was none', async () => {
    contentWith(root, { 'explainers/council.mdx': broken });
    const { code } = await build();
    expect(code).toBe(1);
    expect(readdirSync(root)).toEqual(['content']);
  });

  it.each([
    ['SITE_URL', 'news.example', 'SITE_URL is “news.example”. Set it to an address such as https://example.org.'],
    ['PORT', 'http', 'PORT is “http”. Set it to a number from 1 to 65535, or leave it out for 4321.'],
  ])('because of a bad %s says so in one sentence, without a stack trace', async (name, value, sentence) => {
    contentWith(root, { 'explainers/council.mdx': sound });
    const { code, stderr } = await build({ [name]: value });
    expect(code).toBe(1);
    expect(stderr).toBe(`${sentence}\n`);
  });
});

it('a build of nothing but a draft is a site without explainers, and says nothing of it', async () => {
  rmSync(root, { recursive: true, force: true });
  contentWith(root, {
    'explainers/council.mdx': sound
      .replace('lang: en', 'lang: en\ndraft: true')
      .replace('(/other-council/#one)', '(#one)'),
  });
  const { code, stdout, stderr } = await build();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).not.toContain('WARN');
  expect(globSync('*/index.html', { cwd: out() })).toContain('search/index.html');
  expect(globSync('**/council*', { cwd: out() })).toEqual([]);
});

describe('a build that succeeds', () => {
  const env = { SITE_URL: 'https://news.example/ignored', BASE_PATH: 'news' };

  beforeAll(async () => {
    rmSync(root, { recursive: true, force: true });
    mkdirSync(out(), { recursive: true });
    cpSync(join(project, 'package.json'), join(out(), 'of-the-last-site.json'));
    contentWith(root, {
      'explainers/council.mdx': sound,
      'explainers/other-council.mdx': sound
        .replaceAll('example.org', 'example.com')
        .replace(/(?<=id: |\[\^)([abc])\b/g, '$1$1')
        .concat('\nIt raised the <Term id="levy" />.[^aa]\n'),
      'glossary.yml':
        'levy: { term: levy, definition: A tax., sources: [{ id: tax, publisher: P, title: T, url: https://example.net/t, kind: data }] }\n',
      'explainers/draft-council.mdx': sound.replace('lang: en', 'lang: en\ndraft: true'),
    });
    const { code, stdout, stderr } = await build(env);
    if (code !== 0) throw new Error(stdout + stderr);
  });

  it('puts its site in the place of the last one, and leaves nothing beside it', () => {
    expect(globSync('*council', { cwd: out() }).sort()).toEqual(['council', 'other-council']);
    expect(readdirSync(out())).not.toContain('of-the-last-site.json');
    expect(readdirSync(root).sort()).toEqual(['content', 'out']);
  });

  it('records nothing of what is published: that is for a release', () => {
    expect(readdirSync(join(root, 'content')).sort()).toEqual(['authors.yml', 'explainers', 'glossary.yml']);
  });

  it('names the page by SITE_URL and BASE_PATH in its canonical link', () => {
    const page = new Page(out(), 'council/index.html');
    expect(page.attributes('link[rel="canonical"]', 'href')).toEqual(['https://news.example/news/council/']);
  });

  it('puts the base path before every address of the site, on every page', () => {
    const strays = htmlFiles(out()).flatMap((file) => {
      const page = new Page(out(), file);
      const addresses = [...page.attributes('[href]', 'href'), ...page.attributes('[src]', 'src')];
      return addresses.filter((address) => /^\/(?!news\/)/.test(address)).map((address) => `${file}: ${address}`);
    });
    expect(strays).toEqual([]);
    expect(new Page(out(), 'council/index.html').attributes('.text p > a', 'href')).toContain(
      '/news/other-council/#one',
    );
  });

  it('is refused when a page is deleted that another links to, says which link, and leaves the last good site', async () => {
    const before = bytesOf(out());
    rmSync(join(root, 'content/explainers/other-council.mdx'));
    const { code, stdout, stderr } = await build(env);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(/explainers\/council\.mdx:\d+:4 error There is no explainer at \/other-council\/#one\./);
    expect(stdout).toContain(`Build stopped: fix the errors above. ${out()}/ is unchanged.`);
    expect(bytesOf(out())).toEqual(before);
  });

  it('is refused when a built page links to what no rule about content can see, and keeps that page to look at', async () => {
    const before = bytesOf(out());
    contentWith(root, {
      'explainers/council.mdx': sound.replace('(/other-council/#one)', '(/topics/no-such-topic/)'),
      'explainers/draft-council.mdx': sound
        .replace('lang: en', 'lang: en\ndraft: true')
        .replace('(/other-council/#one)', '(#one)'),
    });
    const { code, stdout, stderr } = await build(env);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const [, refused = '', line, column] =
      /^(\S+)\/council\/index\.html:(\d+):(\d+) error The link to \/news\/topics\/no-such-topic\/ leads to nothing/m.exec(
        stdout,
      ) ?? [];
    expect(stdout).toContain(`fix the errors above. ${out()}/ is unchanged.`);
    expect(bytesOf(out())).toEqual(before);
    const html = readFileSync(join(project, refused, 'council/index.html'), 'utf8');
    expect(html.split('\n')[Number(line) - 1]?.slice(Number(column) - 1)).toMatch(
      /^<a href="\/news\/topics\/no-such-topic\/"/,
    );
    expect(readdirSync(root).sort()).toEqual(['content', 'out']);
  });
});

/** `npm run dev`: the preview follows the content, and serves everything that a build writes. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { imageSize } from 'image-size';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listShardFiles, readManifest } from '../../src/search/format/contents.ts';
import { findFreePort } from '../support/free-port.ts';
import { root } from '../support/run.ts';
import { writeExplainerText } from '../support/small-explainer.ts';

const folder = mkdtempSync(join(tmpdir(), 'footing-dev-'));
const file = join(folder, 'content/explainers/trump-says-iran-wants-to-negotiate.mdx');
let preview: ChildProcess;
let output = '';
let address = '';

/**
 * Requests a page until its text passes a test.
 * @returns the text
 * @throws Error with the output of the preview after a minute
 */
async function waitForPage(path: string, test: (text: string) => boolean): Promise<string> {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    const text = await fetch(address + path).then(
      (response) => response.text(),
      () => '',
    );
    if (test(text)) return text;
    await pause(100);
  }
  throw new Error(`/${path} does not show what is expected.\n${output}`);
}

/** Milliseconds. Longer than Astro takes to save its data store after a change. */
const storeSaveTime = 1500;

/** Counts the page reloads that Vite requests. */
async function countReloads(): Promise<{ count: number; next: Promise<void>; stop(): void }> {
  const client = await (await fetch(`${address}@vite/client`)).text();
  const token = /wsToken = "([^"]+)"/.exec(client)?.[1];
  const socket = new WebSocket(`${address.replace('http', 'ws')}?token=${token}`, 'vite-hmr');
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  // The dev server also reloads pages while it starts; wait until it has finished.
  await pause(storeSaveTime);
  let onReload = () => {};
  const reloads = { count: 0, next: new Promise<void>((resolve) => (onReload = resolve)), stop: () => socket.close() };
  socket.onmessage = ({ data }) => {
    const { type, path = '*' } = JSON.parse(String(data));
    if (type !== 'full-reload' || path !== '*') return;
    reloads.count++;
    onReload();
  };
  return reloads;
}

const explainer = 'trump-says-iran-wants-to-negotiate/';
const draft = writeExplainerText('## One\n\nIt met.[^a][^b][^c]', { fields: 'draft: true' });

describe('the preview', () => {
  beforeAll(async () => {
    cpSync(join(root, 'content'), join(folder, 'content'), { recursive: true });
    writeFileSync(join(folder, 'content/explainers/council.mdx'), draft);
    const port = await findFreePort();
    address = `http://localhost:${port}/`;
    preview = spawn(process.execPath, [join(root, 'src/cli/dev.ts')], {
      cwd: root,
      env: { ...process.env, NODE_ENV: '', VITEST: '', CONTENT_DIR: join(folder, 'content'), PORT: String(port) },
    });
    for (const stream of [preview.stdout, preview.stderr])
      stream?.on('data', (data) => {
        output += data;
      });
    await waitForPage('', (text) => text.includes('</html>'));
  });

  afterAll(() => {
    preview.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows changes, and reports mistakes on the page and in the terminal until they are fixed', async () => {
    const text = readFileSync(file, 'utf8');
    // The explainer has warnings, which are collapsed, and no errors.
    const isComplete = (page: string) =>
      page.includes('two weeks of protests') && page.includes('<details class="problems">');
    const page = await waitForPage(explainer, isComplete);
    expect(page).not.toContain('<b>error</b>');

    writeFileSync(file, text.replace('two weeks of protests', '14 days of protests'));
    await waitForPage(explainer, (page) => page.includes('14 days of protests'));

    writeFileSync(file, text.replace('[^qantara]', '[^qantra]'));
    const broken = await waitForPage(explainer, (page) => page.includes('<details class="problems" open>'));
    expect(broken).toContain('[^qantra] cites a source that is not listed.');
    expect(broken).toContain('Did you mean “qantara”?');
    expect(output).toContain('[^qantra] cites a source that is not listed.');

    writeFileSync(file, text.replace('title: "Trump says', 'titel: "Trump says'));
    const lastGood = await waitForPage(explainer, (page) => page.includes('There is no key “titel”'));
    expect(lastGood).toContain('<h1>Trump says Iran wants to negotiate');

    writeFileSync(file, text);
    await waitForPage(explainer, (page) => page.includes('two weeks of protests') && !page.includes('<b>error</b>'));
  });

  it('reloads an open page once, immediately, with the new text, and ignores editors’ temporary files', async () => {
    await waitForPage(explainer, (page) => page.includes('two weeks of protests'));
    const reloads = await countReloads();
    const text = readFileSync(file, 'utf8');
    writeFileSync(join(folder, 'content/explainers/.explainer.mdx.swp'), 'temporary');
    await pause(storeSaveTime);
    expect(reloads.count).toBe(0);

    writeFileSync(file, text.replace('two weeks of protests', '14 days of protests'));
    await reloads.next;
    // This does not wait for Astro’s data store, which is saved later.
    expect(await (await fetch(address + explainer)).text()).toContain('14 days of protests');
    await pause(storeSaveTime);
    expect(reloads.count).toBe(1);
    reloads.stop();
    writeFileSync(file, text);
    await waitForPage(explainer, (page) => page.includes('two weeks of protests'));
  });

  it('removes an explainer when its file is deleted', async () => {
    const temporary = join(folder, 'content/explainers/temporary.mdx');
    writeFileSync(temporary, draft);
    await waitForPage('temporary/', (text) => text.includes('<h1>A town council met'));
    await waitForPage('', (text) => text.includes('href="/temporary/"'));
    rmSync(temporary);
    await waitForPage('temporary/', (text) => text.includes('</html>') && !text.includes('A town council met'));
    expect((await fetch(`${address}temporary/`)).status).toBe(404);
    expect(await (await fetch(address)).text()).not.toContain('href="/temporary/"');
  });

  it('shows a draft, marked on its page and in lists', async () => {
    const mark = 'Draft: visible only in the preview.';
    const page = await waitForPage('council/', (text) => text.includes('<h1>A town council met'));
    expect(page).toMatch(new RegExp(`<p class="notice"[^>]*><b[^>]*>${mark}`));
    const home = await waitForPage('', (text) => text.includes('href="/council/"'));
    const entries = home.split('<li').filter((entry) => entry.includes(mark));
    expect(entries.length).toBeGreaterThan(0);
    for (const entry of entries) expect(entry).toContain('href="/council/"');
    expect(await waitForPage(explainer, (text) => text.includes('<h1>'))).not.toContain(mark);
  });

  it('serves share cards, including those of drafts', async () => {
    for (const path of [`${explainer.slice(0, -1)}/protest-crisis`, 'council', 'council/one']) {
      const response = await fetch(`${address}og/${path}.png`);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
      expect(imageSize(new Uint8Array(await response.arrayBuffer()))).toMatchObject({ width: 1200, height: 630 });
    }
    expect((await fetch(`${address}og/council/two.png`)).status).toBe(404);
  });

  it('searches the current content, without drafts', async () => {
    const home = await waitForPage('', (page) => page.includes('data-search='));
    const script = /data-search="\/([^"]+)"/.exec(home)?.[1];
    expect((await fetch(`${address}${script}`)).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const compressed = Buffer.from(await (await fetch(`${address}pagefind/en.pf_entry`)).arrayBuffer());
    const { manifest, newestShard } = readManifest(gunzipSync(compressed));
    const [shard] = manifest.parts;
    const files = shard ? listShardFiles(shard, newestShard) : [];
    for (const name of files.slice(0, 3)) expect((await fetch(`${address}pagefind/${name}`)).status).toBe(200);
    // One record for each explainer and each of its sections; none for the draft. Names of entity lists start with “_”.
    const names = globSync('*.mdx', { cwd: join(root, 'content/explainers') });
    const sections = names.map((name) => readFileSync(join(root, 'content/explainers', name), 'utf8').match(/^## /gm));
    const records = files.filter((name) => /\/fragment\/-?\w+\.pf_fragment$/.test(name) && !name.includes('/_'));
    expect(records.length).toBe(names.length + sections.flat().length);
  });
});

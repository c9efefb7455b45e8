import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { imageSize } from 'image-size';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listShardFiles, readManifest } from '../../src/search/format/contents.ts';
import { root } from '../support/run.ts';
import { fileWith } from '../support/small-explainer.ts';

const folder = mkdtempSync(join(tmpdir(), 'footing-dev-'));
const file = join(folder, 'content/explainers/trump-says-iran-wants-to-negotiate.mdx');
let preview: ChildProcess;
let output = '';
let address = '';

/** A port that nothing listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const found = server.address();
      server.close(() => resolve(typeof found === 'object' && found ? found.port : 0));
    });
  });
}

/** Asks for a page until its text satisfies `test`. */
async function pageThat(path: string, test: (text: string) => boolean): Promise<string> {
  for (;;) {
    const text = await fetch(address + path).then(
      (response) => response.text(),
      () => '',
    );
    if (test(text)) return text;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

/** Longer than Astro takes to save its store after a change. */
const aStoreIsSaved = 1500;

/** Counts how often an open page is told to load anew, as Vite tells the script that it puts into each. */
async function reloadsOf(): Promise<{ count: number; next: Promise<void>; stop(): void }> {
  const client = await (await fetch(`${address}@vite/client`)).text();
  const token = /wsToken = "([^"]+)"/.exec(client)?.[1];
  const socket = new WebSocket(`${address.replace('http', 'ws')}?token=${token}`, 'vite-hmr');
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  // What the start of the preview brings with it is over then.
  await pause(aStoreIsSaved);
  let told = () => {};
  const reloads = { count: 0, next: new Promise<void>((resolve) => (told = resolve)), stop: () => socket.close() };
  socket.onmessage = ({ data }) => {
    const { type, path = '*' } = JSON.parse(String(data));
    if (type !== 'full-reload' || path !== '*') return;
    reloads.count++;
    told();
  };
  return reloads;
}

const explainer = 'trump-says-iran-wants-to-negotiate/';
const draft = fileWith('## One\n\nIt met.[^a][^b][^c]', { fields: 'draft: true' });

describe('the preview', () => {
  beforeAll(async () => {
    cpSync(join(root, 'content'), join(folder, 'content'), { recursive: true });
    writeFileSync(join(folder, 'content/explainers/council.mdx'), draft);
    const port = await freePort();
    address = `http://localhost:${port}/`;
    preview = spawn(process.execPath, [join(root, 'src/cli/dev.ts')], {
      cwd: root,
      env: { ...process.env, NODE_ENV: '', VITEST: '', CONTENT_DIR: join(folder, 'content'), PORT: String(port) },
    });
    preview.stdout?.on('data', (data) => {
      output += data;
    });
    await pageThat('', (text) => text.includes('</html>'));
  });

  afterAll(() => {
    preview.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows the explainer, follows its file, names a mistake on the page and in the terminal, and forgets it when mended', async () => {
    const text = readFileSync(file, 'utf8');
    // There are warnings, which are folded; nothing stops anybody.
    const isWhole = (page: string) =>
      page.includes('Nationwide protests') && page.includes('<details class="problems">');
    const whole = await pageThat(explainer, isWhole);
    expect(whole).not.toContain('<b>error</b>');

    writeFileSync(file, text.replace('Nationwide protests', 'Countrywide protests'));
    await pageThat(explainer, (page) => page.includes('Countrywide protests'));

    writeFileSync(file, text.replace('[^qantara]', '[^qantra]'));
    const broken = await pageThat(explainer, (page) => page.includes('<details class="problems" open>'));
    expect(broken).toContain('[^qantra] cites a source that is not listed.');
    expect(broken).toContain('Did you mean “qantara”?');
    expect(output).toContain('[^qantra] cites a source that is not listed.');

    writeFileSync(file, text.replace('title: "Trump says', 'titel: "Trump says'));
    const lastGood = await pageThat(explainer, (page) => page.includes('There is no key “titel”'));
    expect(lastGood).toContain('<h1>Trump says Iran wants to negotiate');

    writeFileSync(file, text);
    await pageThat(explainer, (page) => page.includes('Nationwide') && !page.includes('<b>error</b>'));
  });

  it('has the page that is open load anew at once and once, with what was saved, and not for files of editors', async () => {
    await pageThat(explainer, (page) => page.includes('Nationwide'));
    const reloads = await reloadsOf();
    const text = readFileSync(file, 'utf8');
    writeFileSync(join(folder, 'content/explainers/.explainer.mdx.swp'), 'of an editor');
    await pause(aStoreIsSaved);
    expect(reloads.count).toBe(0);

    writeFileSync(file, text.replace('Nationwide protests', 'Countrywide protests'));
    await reloads.next;
    // Astro would save its store later, and until then show what was there before.
    expect(await (await fetch(address + explainer)).text()).toContain('Countrywide protests');
    await pause(aStoreIsSaved);
    expect(reloads.count).toBe(1);
    reloads.stop();
    writeFileSync(file, text);
    await pageThat(explainer, (page) => page.includes('Nationwide'));
  });

  it('lets an explainer vanish with its file', async () => {
    const passing = join(folder, 'content/explainers/passing.mdx');
    writeFileSync(passing, draft);
    await pageThat('passing/', (text) => text.includes('<h1>A town council met'));
    await pageThat('', (text) => text.includes('href="/passing/"'));
    rmSync(passing);
    await pageThat('passing/', (text) => text.includes('</html>') && !text.includes('A town council met'));
    expect((await fetch(`${address}passing/`)).status).toBe(404);
    expect(await (await fetch(address)).text()).not.toContain('href="/passing/"');
  });

  it('shows a draft, and marks it on its page and in lists', async () => {
    const mark = 'Draft: visible only in the preview.';
    const page = await pageThat('council/', (text) => text.includes('<h1>A town council met'));
    expect(page).toMatch(new RegExp(`<p class="notice"[^>]*><b[^>]*>${mark}`));
    const home = await pageThat('', (text) => text.includes('href="/council/"'));
    const entries = home.split('<li').filter((entry) => entry.includes(mark));
    expect(entries.length).toBeGreaterThan(0);
    for (const entry of entries) expect(entry).toContain('href="/council/"');
    expect(await pageThat(explainer, (text) => text.includes('<h1>'))).not.toContain(mark);
  });

  it('draws a share card when it is asked for, that of a draft too', async () => {
    for (const path of [`${explainer.slice(0, -1)}/protest-crisis`, 'council', 'council/one']) {
      const answer = await fetch(`${address}og/${path}.png`);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
      expect(imageSize(new Uint8Array(await answer.arrayBuffer()))).toMatchObject({ width: 1200, height: 630 });
    }
    expect((await fetch(`${address}og/council/two.png`)).status).toBe(404);
  });

  it('has a search over what is there, drafts left out', async () => {
    const home = await pageThat('', (page) => page.includes('data-search='));
    const script = /data-search="\/([^"]+)"/.exec(home)?.[1];
    expect((await fetch(`${address}${script}`)).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const packed = Buffer.from(await (await fetch(`${address}pagefind/en.pf_entry`)).arrayBuffer());
    const { entry, list } = readManifest(gunzipSync(packed));
    const [part] = entry.parts;
    const files = part ? listShardFiles(part, list) : [];
    for (const file of files.slice(0, 3)) expect((await fetch(`${address}pagefind/${file}`)).status).toBe(200);
    // Each explainer and each of its sections.
    const written = globSync('*.mdx', { cwd: join(root, 'content/explainers') });
    const sections = written.map((name) =>
      readFileSync(join(root, 'content/explainers', name), 'utf8').match(/^## /gm),
    );
    const records = files.filter((file) => /\/fragment\/-?\w+\.pf_fragment$/.test(file) && !file.includes('/_'));
    expect(records.length).toBe(written.length + sections.flat().length);
  });
});

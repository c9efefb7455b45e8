/**
 * Runs the commands that `docs/writing.md` shows under “From an address to a proved quotation”: each line is printed.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type ArchiveServer, startArchiveServer } from '../support/archive-server.ts';
import { writeContent } from '../support/content-folder.ts';
import { root, run } from '../support/run.ts';

const id = 'city-of-example-2026-11-19';
const notice = `<!doctype html><title>Notice on the bridge</title>
<script type="application/ld+json">{ "@context": "https://schema.org", "@type": "Article",
"headline": "Notice on the bridge", "datePublished": "2026-11-19T09:00:00+01:00",
"publisher": { "@type": "GovernmentOrganization", "name": "City of Example" } }</script>
<article><h1>Notice on the bridge</h1><p>The bridge is <b>closed</b> to vehicles over 7.5&nbsp;tonnes.</p></article>`;

const folder = mkdtempSync(join(tmpdir(), 'footing-motion-'));
const content = join(folder, 'content');
const file = join(content, 'explainers/bridge-closed.mdx');
let server: ArchiveServer | undefined;
afterAll(() => {
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Returns the commands of the section with the lines that they print, and the lines that the author adds. */
function readSection(): { steps: { args: string[]; lines: string[] }[]; added: string[] } {
  const page = readFileSync(join(root, 'docs/writing.md'), 'utf8');
  const [, section = ''] = /\n### From an address to a proved quotation\n([\s\S]*?)\n##/.exec(page) ?? [];
  const blocks = (language: string) =>
    Array.from(
      section.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm')),
      ([, text = '']) => text,
    );
  const steps = blocks('console')
    .flatMap((block) => block.split(/^\$ npm run source -- /m).slice(1))
    .map((step) => {
      const [command = '', ...lines] = step.trimEnd().split('\n');
      return { args: command.split(' '), lines: lines.filter((line) => line !== '…') };
    });
  const added = blocks('diff').flatMap((block) => Array.from(block.matchAll(/^\+(.*)$/gm), ([, line = '']) => line));
  return { steps, added };
}

/** Numbers that depend on the day and the machine are left out. */
const withoutTimes = (text: string) =>
  text.replace(/\d+ days? before/g, 'N days before').replace(/\([\d.]+ s\)/g, '(N s)');

it('the way from an address to a proved quotation is as docs/writing.md shows it', async () => {
  server = await startArchiveServer({
    '/notice': { live: { body: notice }, wayback: [{ timestamp: '20261120093000', body: notice }] },
  });
  const { address, env } = server;
  writeContent(folder, {});
  const created = await run('new', { CONTENT_DIR: content }, ['The bridge is closed', '--slug', 'bridge-closed']);
  expect(created).toMatchObject({ code: 0, stderr: '' });
  const { steps, added } = readSection();
  expect(steps.map(({ args }) => args[0])).toEqual(['add', 'archive', 'verify']);
  for (const { args, lines } of steps) {
    const urls = args.map((arg) => arg.replace('https://example.org', address));
    const options = ['--allow-local', '--pause', '0.01', '--timeout', '10'];
    const { code, stdout, stderr } = await run('source', { CONTENT_DIR: content, ...env }, [...urls, ...options]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const printed = stdout.replaceAll(address, 'https://example.org').replaceAll(content, 'content');
    const printedLines = withoutTimes(printed).split('\n');
    expect(printedLines.filter((line) => lines.map(withoutTimes).includes(line))).toEqual(lines.map(withoutTimes));
    if (args[0] === 'add') addLines(added);
  }
  expect(readFileSync(join(content, 'quotations.json'), 'utf8')).toContain(id);
  expect(readFileSync(file, 'utf8')).toContain('    archived: "https://web.archive.org/web/20261120093000/');
  expect((await run('check', { CONTENT_DIR: content })).code).toBe(0);
});

/** Adds the quote and its citation to the explainer. */
function addLines([quote = '', citation = '']: string[]): void {
  const text = readFileSync(file, 'utf8');
  const edited = text
    .replace('kind: official\n', `kind: official\n${quote}\n`)
    .replace('The text of the section.', citation);
  expect(edited.length).toBe(text.length + quote.length + 1 + citation.length - 'The text of the section.'.length);
  writeFileSync(file, edited);
}

/**
 * `npm run release -- --to`: releases a site into a folder, and rolls back. Each test continues with the releases of
 * the one before.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeContent } from '../support/content-folder.ts';
import { run, runFile } from '../support/run.ts';
import { writeExplainerText } from '../support/small-explainer.ts';

const body = '## One\n\nIt met.[^a][^b]\n\n## Two\n\nIt sat.[^c]';
const council = writeExplainerText(body, { sections: { one: 'One', two: 'Two' } });

let root: string;
let to: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'footing-release-to-'));
  to = join(root, 'server');
  writeContent(root, { 'explainers/council.mdx': council });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const env = () => ({ CONTENT_DIR: join(root, 'content'), OUT_DIR: join(root, 'out') });
const release = (...args: string[]) => run('release', env(), args);
/** Releases the site that was built last, without building it again. */
const releaseBuilt = (...args: string[]) => runFile('tests/support/release-built.ts', env(), args);
const current = () => basename(readlinkSync(join(to, 'current')));
const releases = () => readdirSync(join(to, 'releases')).filter((name) => !name.endsWith('.json'));
const page = () => readFileSync(join(to, 'current/council/index.html'), 'utf8');
const writeExplainer = (text: string) => writeFileSync(join(root, 'content/explainers/council.mdx'), text);
/** Changes the built page as another build would. */
const editBuiltPage = (from: string, replacement: string) => {
  const file = join(root, 'out/council/index.html');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(from, replacement));
};
const listSearchFiles = (name: string) =>
  readdirSync(join(to, 'releases', name, 'pagefind'), { recursive: true, encoding: 'utf8' }).sort();

describe('a release into a folder', () => {
  it('is complete, current and recorded, and has configurations for nginx and Caddy', async () => {
    const { code, stdout, stderr } = await release('--to', to);
    expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: '' });
    expect(releases()).toEqual([current()]);
    expect(stdout).toContain(`${to}/current is now release ${current()}.\n`);
    expect(page()).toBe(readFileSync(join(root, 'out/council/index.html'), 'utf8'));
    expect(existsSync(join(to, 'current/council/index.html.gz'))).toBe(true);
    const today = new Date().toISOString().slice(0, 10);
    const recorded = { one: today, two: today };
    expect(JSON.parse(readFileSync(join(root, 'content/published.json'), 'utf8'))).toEqual({
      council: { published: today, sections: recorded, sources: { a: today, b: today, c: today } },
    });
    expect(readFileSync(join(to, 'nginx.conf'), 'utf8')).toContain(`root "${to}/current";`);
    expect(readFileSync(join(to, 'caddy.conf'), 'utf8')).toContain(`root * "${to}/current"\n`);
    expect(stdout).toContain(`Updated ${to}/nginx.conf and ${to}/caddy.conf. Reload the web server`);
  });

  it('has new pages and the search files of earlier releases; --keep sets how many releases stay', async () => {
    const first = current();
    const before = listSearchFiles(first);
    const record = readFileSync(join(root, 'content/published.json'), 'utf8');
    writeExplainer(council.replace('It met.', 'It met twice.'));
    // A killed release leaves a folder without a manifest.
    mkdirSync(join(to, 'releases/20260101T000000Z/council'), { recursive: true });
    const { code, stdout } = await release('--to', to);
    expect({ code, record: stdout.match(/Nothing new to record: .*/)?.[0] }).toEqual({
      code: 0,
      record: `Nothing new to record: ${join(root, 'content/published.json')} lists everything that is published.`,
    });
    expect(readFileSync(join(root, 'content/published.json'), 'utf8')).toBe(record);
    const second = current();
    expect(releases().sort()).toEqual([first, second]);
    expect(page()).toContain('It met twice.');
    expect(listSearchFiles(second)).toEqual(expect.arrayContaining(before));
    expect(listSearchFiles(second).length).toBeGreaterThan(before.length);
    editBuiltPage('It met twice.', 'It met three times.');
    mkdirSync(join(root, 'out/pagefind/0123456789'));
    writeFileSync(join(root, 'out/pagefind/0123456789/all.txt'), 'only in this release');
    expect((await releaseBuilt('--to', to, '--keep', '2')).code).toBe(0);
    expect(releases().sort()).toEqual([second, current()]);
  });

  it('can be rolled back to a release that was not deleted; the search files stay available to readers', async () => {
    const [second = '', third = ''] = releases().sort();
    const thirdFiles = listSearchFiles(third);
    expect(listSearchFiles(second)).not.toEqual(expect.arrayContaining(thirdFiles));
    const rollback = await release('--rollback', '--to', to);
    expect({ code: rollback.code, stdout: rollback.stdout.split('\n')[0] }).toEqual({
      code: 0,
      stdout: `${to}/current is release ${second} again; it was ${third}.`,
    });
    expect(page()).toContain('It met twice.');
    expect(listSearchFiles(second)).toEqual(expect.arrayContaining(thirdFiles));
    const secondRollback = await release('--rollback', '--to', to);
    expect(secondRollback.code).toBe(1);
    expect(secondRollback.stderr).toBe(
      `There is no release to roll back to: ${second} is current, and ${to} has no release before it.\n`,
    );
    // The next release deletes the release that was rolled back from.
    expect((await releaseBuilt('--to', to)).code).toBe(0);
    expect(releases().sort()).toEqual([second, current()]);
    expect(page()).toContain('It met three times.');
  });

  it.each(['nginx.conf', 'caddy.conf'])(
    'with an outdated %s, stops, or reloads the server first if --reload is given',
    async (file) => {
      const config = join(to, file);
      const before = current();
      const outdated = readFileSync(config, 'utf8').replaceAll(/style-src 'sha256-[^']+'/g, 'style-src');
      writeFileSync(config, outdated);
      const stopped = await releaseBuilt('--to', to);
      expect([stopped.code, current(), releases().includes(before)]).toEqual([1, before, true]);
      expect(stopped.stderr).toContain(
        'Nothing was released: the web server does not allow the styles or scripts of the new pages yet.',
      );
      expect(readFileSync(config, 'utf8')).not.toBe(outdated);
      writeFileSync(config, outdated);
      const failed = await releaseBuilt('--to', to, '--reload', 'exit 3');
      expect([failed.code, current()]).toEqual([1, before]);
      expect(failed.stderr).toContain(`The command “exit 3” failed (3): the web server has not read ${config}.`);
      writeFileSync(config, outdated);
      const reloads = join(root, `reloads-${file}`);
      const { code, stderr } = await releaseBuilt('--to', to, '--reload', `readlink current >> ${reloads}`);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      // The server is reloaded before the switch.
      expect(readFileSync(reloads, 'utf8').split('\n')[0]).toBe(`releases/${before}`);
      expect(current()).not.toBe(before);
    },
  );

  it('adds the configuration of another server without asking for a reload first', async () => {
    rmSync(join(to, 'caddy.conf'));
    const { code, stdout } = await releaseBuilt('--to', to);
    expect(code).toBe(0);
    expect(stdout).toContain(`Updated ${to}/caddy.conf. Reload the web server`);
  });

  it('is unchanged when the next build fails', async () => {
    const before = [current(), page(), releases()];
    writeExplainer(council.replace('[^c]', '[^d]'));
    expect((await release('--to', to)).code).toBe(1);
    expect([current(), page(), releases()]).toEqual(before);
  });

  it.each([
    ['the folder of the build', () => ['--to', join(root, 'out/releases')], 'The next build would delete'],
    ['a file', () => ['--to', join(root, 'content/published.json')], 'published.json is a file. Choose another folder'],
    ['a folder whose name servers interpret', () => ['--to', join(root, 'a$b')], 'choose a name without quotes'],
    ['a folder without releases', () => ['--rollback', '--to', join(root, 'content')], 'There are no releases in'],
  ])('is rejected for %s', async (_what, args, message) => {
    writeExplainer(council);
    const { code, stderr } = await release(...args());
    expect(code).toBe(1);
    expect(stderr).toContain(message);
  });
});

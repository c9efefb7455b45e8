/** A folder of releases: what is put there, what is carried over, what is served at each moment. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRelease, verifyRelease } from '../../src/publish/releases/create-release.ts';
import { ReleaseFolder } from '../../src/publish/releases/release-folder.ts';

let root: string;
let releases: ReleaseFolder;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'footing-releases-'));
  releases = new ReleaseFolder(join(root, 'server'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Puts a site of these files there. */
function put(files: Record<string, string>, basePath = '/'): string {
  const site = join(root, 'site');
  rmSync(site, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) write(join(site, path), text);
  return createRelease(site, releases, basePath);
}
function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
const text = (name: string, path: string) => readFileSync(join(releases.path(name), path), 'utf8');
const inode = (name: string, path: string) => statSync(join(releases.path(name), path)).ino;

describe.each(['/', '/news/'])('a release under %s', (basePath) => {
  const at = (path: string) => `${basePath.slice(1)}${path}`;

  it('has what never changes of the releases before, and links what is the same', () => {
    const first = put(
      { 'index.html': 'one', 'a.md': 'same', 'assets/1.js': '1', 'pagefind/en.pf_entry': 'first' },
      basePath,
    );
    const second = put({ 'index.html': 'two', 'a.md': 'same', 'assets/2.js': '2', 'pagefind/2/list': '2' }, basePath);
    const third = put({ 'index.html': 'new', 'assets/3.js': '3' }, basePath);
    expect([first < second, second < third]).toEqual([true, true]);
    expect(inode(first, at('a.md'))).toBe(inode(second, at('a.md')));
    expect([text(first, at('index.html')), text(second, at('index.html'))]).toEqual(['one', 'two']);
    expect(Object.keys(releases.manifest(third).own).sort()).toEqual([at('assets/3.js'), at('index.html')]);
    const carried = [at('assets/1.js'), at('assets/2.js'), at('pagefind/2/list')];
    expect(Object.keys(releases.manifest(third).carried).sort()).toEqual(carried);
    expect(carried.map((path) => text(third, path))).toEqual(['1', '2', '2']);
    expect(existsSync(join(releases.path(third), at('pagefind/en.pf_entry')))).toBe(false);
  });
});

describe('a folder of releases', () => {
  it('says what of a release is not whole', () => {
    const name = put({ 'index.html': 'one', 'a/index.html': 'two' });
    const manifest = releases.manifest(name);
    expect(() => verifyRelease(releases, name, manifest)).not.toThrow();
    writeFileSync(join(releases.path(name), 'a/index.html'), 'tw');
    expect(() => verifyRelease(releases, name, manifest)).toThrow(/a\/index\.html is missing or does not hold/);
    rmSync(join(releases.path(name), 'a/index.html'));
    expect(() => verifyRelease(releases, name, manifest)).toThrow(/a\/index\.html is missing/);
  });

  it('takes no file from a release that a disk has spoilt', () => {
    const first = put({ 'index.html': 'one', 'assets/1.js': '1' });
    for (const path of ['index.html', 'assets/1.js']) writeFileSync(join(releases.path(first), path), 'x');
    const second = put({ 'index.html': 'one' });
    expect(text(second, 'index.html')).toBe('one');
    expect(releases.manifest(second).carried).toEqual({});
  });

  it('leads to one release, and then to another, by a link that stays true when the folder is moved', () => {
    const first = put({ 'index.html': 'one' });
    expect(releases.current()).toBeUndefined();
    releases.switchTo(first);
    expect([releases.current(), readlinkSync(releases.link)]).toEqual([first, `releases/${first}`]);
    const second = put({ 'index.html': 'two' });
    expect(releases.current()).toBe(first);
    releases.switchTo(second);
    expect(readFileSync(join(releases.link, 'index.html'), 'utf8')).toBe('two');
  });

  it('clears away what was not finished, and never serves it', () => {
    const first = put({ 'index.html': 'one' });
    releases.switchTo(first);
    const half = releases.begin(new Date(Date.now() + 60_000));
    write(join(releases.path(half), 'index.html'), 'half');
    writeFileSync(join(root, 'server/releases/.x.json.new'), '{');
    symlinkSync(`releases/${half}`, join(root, 'server/.current.new'));
    expect(releases.names()).toEqual([first]);
    releases.cleanUp();
    expect([existsSync(releases.path(half)), releases.current()]).toEqual([false, first]);
    rmSync(releases.path(put({ 'index.html': 'gone' })), { recursive: true });
    expect(releases.names()).toEqual([first]);
    releases.switchTo(put({ 'index.html': 'two' }));
    expect(readFileSync(join(releases.link, 'index.html'), 'utf8')).toBe('two');
  });

  it('gives each release a name after the last, though the clock is set back', () => {
    const last = put({ 'index.html': 'one' });
    const next = releases.begin(new Date('2001-01-01'));
    expect(next > last).toBe(true);
  });

  it('is not made of what is something else', () => {
    writeFileSync(join(root, 'file'), '');
    expect(() => new ReleaseFolder(join(root, 'file/below'))).toThrow(/file is a file\. Give/);
    expect(() => new ReleaseFolder(join(root, 'file'))).toThrow(/file is a file\. Give a folder of its own/);
    mkdirSync(join(root, 'other/current'), { recursive: true });
    expect(() => new ReleaseFolder(join(root, 'other'))).toThrow(/current is no link that a release made/);
  });
});

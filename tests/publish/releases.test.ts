/** A folder of releases: what a release holds, what it keeps of earlier ones, and which one is served. */
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

/** Releases a site of these files. @returns the name of the release */
function release(files: Record<string, string>, basePath = '/'): string {
  const site = join(root, 'site');
  rmSync(site, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) write(join(site, path), text);
  return createRelease(site, releases, basePath);
}
function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
const read = (name: string, path: string) => readFileSync(join(releases.path(name), path), 'utf8');
const inode = (name: string, path: string) => statSync(join(releases.path(name), path)).ino;

describe.each(['/', '/news/'])('a release under %s', (basePath) => {
  const at = (path: string) => `${basePath.slice(1)}${path}`;

  it('has the immutable files of earlier releases, and links files that are the same', () => {
    const first = release(
      { 'index.html': 'one', 'a.md': 'same', 'assets/1.js': '1', 'pagefind/en.pf_entry': 'first' },
      basePath,
    );
    const second = release(
      { 'index.html': 'two', 'a.md': 'same', 'assets/2.js': '2', 'pagefind/2/list': '2' },
      basePath,
    );
    const third = release({ 'index.html': 'new', 'assets/3.js': '3' }, basePath);
    expect([first < second, second < third]).toEqual([true, true]);
    expect(inode(first, at('a.md'))).toBe(inode(second, at('a.md')));
    expect([read(first, at('index.html')), read(second, at('index.html'))]).toEqual(['one', 'two']);
    expect(Object.keys(releases.manifest(third).own).sort()).toEqual([at('assets/3.js'), at('index.html')]);
    const carried = [at('assets/1.js'), at('assets/2.js'), at('pagefind/2/list')];
    expect(Object.keys(releases.manifest(third).carried).sort()).toEqual(carried);
    expect(carried.map((path) => read(third, path))).toEqual(['1', '2', '2']);
    expect(existsSync(join(releases.path(third), at('pagefind/en.pf_entry')))).toBe(false);
  });
});

describe('a folder of releases', () => {
  it('reports a damaged or missing file', () => {
    const name = release({ 'index.html': 'one', 'a/index.html': 'two' });
    const manifest = releases.manifest(name);
    expect(() => verifyRelease(releases, name, manifest)).not.toThrow();
    writeFileSync(join(releases.path(name), 'a/index.html'), 'tw');
    expect(() => verifyRelease(releases, name, manifest)).toThrow(/a\/index\.html is missing or damaged/);
    rmSync(join(releases.path(name), 'a/index.html'));
    expect(() => verifyRelease(releases, name, manifest)).toThrow(/a\/index\.html is missing/);
  });

  it('takes no damaged file from an earlier release', () => {
    const first = release({ 'index.html': 'one', 'assets/1.js': '1' });
    for (const path of ['index.html', 'assets/1.js']) writeFileSync(join(releases.path(first), path), 'x');
    const second = release({ 'index.html': 'one' });
    expect(read(second, 'index.html')).toBe('one');
    expect(releases.manifest(second).carried).toEqual({});
  });

  it('switches from one release to another by a relative link, so that the folder can be moved', () => {
    const first = release({ 'index.html': 'one' });
    expect(releases.current()).toBeUndefined();
    releases.switchTo(first);
    expect([releases.current(), readlinkSync(releases.link)]).toEqual([first, `releases/${first}`]);
    const second = release({ 'index.html': 'two' });
    expect(releases.current()).toBe(first);
    releases.switchTo(second);
    expect(readFileSync(join(releases.link, 'index.html'), 'utf8')).toBe('two');
  });

  it('deletes unfinished releases, and never serves them', () => {
    const first = release({ 'index.html': 'one' });
    releases.switchTo(first);
    const unfinished = releases.begin(new Date(Date.now() + 60_000));
    write(join(releases.path(unfinished), 'index.html'), 'half');
    writeFileSync(join(root, 'server/releases/.x.json.new'), '{');
    symlinkSync(`releases/${unfinished}`, join(root, 'server/.current.new'));
    expect(releases.names()).toEqual([first]);
    releases.cleanUp();
    expect([existsSync(releases.path(unfinished)), releases.current()]).toEqual([false, first]);
    rmSync(releases.path(release({ 'index.html': 'gone' })), { recursive: true });
    expect(releases.names()).toEqual([first]);
    releases.switchTo(release({ 'index.html': 'two' }));
    expect(readFileSync(join(releases.link, 'index.html'), 'utf8')).toBe('two');
  });

  it('gives each release a later name than the last, even if the clock was set back', () => {
    const last = release({ 'index.html': 'one' });
    const next = releases.begin(new Date('2001-01-01'));
    expect(next > last).toBe(true);
  });

  it('rejects a path that is a file or holds something else', () => {
    writeFileSync(join(root, 'file'), '');
    expect(() => new ReleaseFolder(join(root, 'file/below'))).toThrow(/file is a file\. Choose/);
    expect(() => new ReleaseFolder(join(root, 'file'))).toThrow(/file is a file\. Choose another folder/);
    mkdirSync(join(root, 'other/current'), { recursive: true });
    expect(() => new ReleaseFolder(join(root, 'other'))).toThrow(/current was not created by a release/);
  });
});

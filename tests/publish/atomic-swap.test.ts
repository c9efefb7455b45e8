/** Publishing a built site: what remains after each kind of interruption, and that only one build runs at a time. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recoverInterruptedSwap, swapDirectory } from '../../src/publish/atomic-swap.ts';
import { acquireLock, assertUnlocked } from '../../src/publish/build-lock.ts';
import { explainFsError, explainReleaseError } from '../../src/publish/fs-errors.ts';
import { resolveOutputDir } from '../../src/publish/output-path.ts';
import { root as project } from '../support/run.ts';

let root: string;
let target: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'footing-publish-'));
  target = join(root, 'out');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function site(name: string, text: string): string {
  mkdirSync(join(root, name, 'page'), { recursive: true });
  writeFileSync(join(root, name, 'page/index.html'), text);
  return join(root, name);
}
const readPage = (folder: string) => readFileSync(join(folder, 'page/index.html'), 'utf8');

describe('replacing the built site', () => {
  it('replaces the previous site and leaves nothing next to it', () => {
    site('out', 'last');
    writeFileSync(join(target, 'only-in-the-last'), '');
    swapDirectory(site('staging', 'new'), target);
    expect(readPage(target)).toBe('new');
    expect(readdirSync(target)).toEqual(['page']);
    expect(readdirSync(root)).toEqual(['out']);
  });

  it('uses two renames where the system cannot exchange two folders', () => {
    site('out', 'last');
    const path = process.env['PATH'];
    process.env['PATH'] = root;
    try {
      swapDirectory(site('staging', 'new'), target);
    } finally {
      process.env['PATH'] = path;
    }
    expect(readPage(target)).toBe('new');
    expect(readdirSync(root)).toEqual(['out']);
  });

  it('keeps the previous site when the new one cannot be moved', () => {
    site('out', 'last');
    expect(() => swapDirectory(join(root, 'does-not-exist'), target)).toThrow('ENOENT');
    expect(readPage(target)).toBe('last');
    expect(readdirSync(root)).toEqual(['out']);
  });

  it('restores the previous site when it was interrupted between two renames, and deletes the new one', () => {
    site('.out.old', 'last');
    site('.out.new', 'half');
    recoverInterruptedSwap(target);
    expect(readPage(target)).toBe('last');
    expect(readdirSync(root)).toEqual(['out']);
  });

  it('keeps the new site when it was interrupted while deleting the previous one', () => {
    site('out', 'new');
    site('.out.old', 'last');
    site('.out.gone', 'half deleted');
    recoverInterruptedSwap(target);
    expect(readPage(target)).toBe('new');
    expect(readdirSync(root)).toEqual(['out']);
  });

  it('never restores a partly deleted site', () => {
    site('.out.gone', 'half deleted');
    recoverInterruptedSwap(target);
    expect(existsSync(target)).toBe(false);
  });

  it('replaces the folder that a link leads to, and keeps the link', () => {
    site('behind', 'last');
    symlinkSync(join(root, 'behind'), target);
    swapDirectory(site('staging', 'new'), resolveOutputDir(target, []));
    expect(readPage(join(root, 'behind'))).toBe('new');
    expect(readPage(target)).toBe('new');
  });

  it.each([
    ['the output folder', ''],
    ['a folder in it', 'project'],
  ])('rejects an output folder when the project is %s', (_name, inner) => {
    mkdirSync(join(root, inner), { recursive: true });
    expect(() => resolveOutputDir(root, [join(root, inner)])).toThrow(
      'Set OUT_DIR to a folder that is used for nothing else.',
    );
    expect(resolveOutputDir(join(root, 'dist'), [join(root, inner)])).toBe(join(root, 'dist'));
  });
});

describe('the build lock', () => {
  const write = (holder: object) => writeFileSync(join(root, '.out.lock'), JSON.stringify(holder));

  it('names the running process, and is free when that has ended', () => {
    const first = acquireLock(target);
    expect(() => acquireLock(target)).toThrow(`process ${process.pid}.`);
    expect(() => assertUnlocked(target)).toThrow(`process ${process.pid}.`);
    first.assertHeld();
    first.release();
    acquireLock(target).release();
    expect(readdirSync(root)).toEqual([]);
  });

  it('is taken over from a process that was killed', async () => {
    const code = `import { acquireLock } from ${JSON.stringify(join(project, 'src/publish/build-lock.ts'))};
      acquireLock(${JSON.stringify(target)}); console.log('locked'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    expect(() => acquireLock(target)).toThrow(`process ${child.pid}.`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    acquireLock(target).release();
    expect(readdirSync(root)).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('is taken over from a zombie process', async () => {
    // A shell may reap its child. `sleep`, which replaces the shell before the child ends, never does.
    const parent = spawn('sh', ['-c', 'exec 3<&0; cat <&3 & echo $!; exec sleep 60'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const pid = Number(await once(parent.stdout, 'data'));
    const stat = () =>
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
    const waitFor = async (condition: () => boolean) => {
      while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
    };
    await waitFor(() => readFileSync(`/proc/${parent.pid}/comm`, 'utf8') === 'sleep\n');
    parent.stdin.end();
    await waitFor(() => stat()[0] === 'Z');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    write({ pid, host: hostname(), startedAt: `${boot} ${stat()[19]}`, token: 'x' });
    acquireLock(target).release();
    parent.kill();
  });

  it.runIf(process.platform === 'linux')('is not held by another process with the same id', () => {
    write({ pid: process.pid, host: hostname(), startedAt: 'long ago', token: 'x' });
    acquireLock(target).release();
  });

  it('is held by another machine for an hour at most, because its processes are unknown', () => {
    write({ pid: 1, host: 'another-machine', startedAt: '', token: 'x' });
    expect(() => acquireLock(target)).toThrow(`if it no longer runs, delete ${join(root, '.out.lock')}.`);
    utimesSync(join(root, '.out.lock'), new Date(), Date.now() / 1000 - 7200);
    acquireLock(target).release();
  });

  it('ignores an empty lock file', () => {
    writeFileSync(join(root, '.out.lock'), '');
    acquireLock(target).release();
    expect(readdirSync(root)).toEqual([]);
  });

  it('stops a build whose lock another build has taken over, and leaves that lock', () => {
    const first = acquireLock(target);
    write({ pid: process.pid, host: hostname(), startedAt: '', token: 'of another' });
    expect(() => first.assertHeld()).toThrow('Another build has taken over');
    first.release();
    expect(readdirSync(root)).toEqual(['.out.lock']);
  });

  it('leaves no folder when nothing was built', () => {
    acquireLock(join(root, 'deep/er/site')).release();
    expect(readdirSync(root)).toEqual([]);
  });
});

describe('a file system error of a build', () => {
  it.each([
    [
      Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }),
      'The disk that holds /staging is full. Free some space, then build again.',
    ],
    [Object.assign(new Error('x'), { code: 'EACCES', path: '/out' }), 'You have no permission to write /out.'],
    [
      Object.assign(new Error('x'), { code: 'EROFS', path: '/a', dest: '/out' }),
      'The disk that holds /out is read-only. Set OUT_DIR to another folder.',
    ],
    [
      new Error('Bundling failed', { cause: new Error('No space left on device (os error 28)') }),
      'The disk that holds /staging is full.',
    ],
    [new Error('The search index cannot be written: Permission denied'), 'You have no permission to write /staging.'],
  ])('is explained: %s', (error, explanation) => {
    expect(explainFsError(error, '/staging').message).toContain(explanation);
    expect(explainFsError(error, '/staging').cause).toBe(error);
  });

  it('is not explained when it has another cause', () => {
    const error = new Error('A page cannot be rendered.');
    expect(explainFsError(error, '/staging')).toBe(error);
  });
});

describe('a file system error of a release', () => {
  const error = Object.assign(new Error('x'), { code: 'ENOENT' });

  it('is explained, with what is current', () => {
    expect(explainReleaseError(error, '/srv', true).message).toBe(
      '/srv cannot be created: its disk may be read-only. Choose another folder with --to. ' +
        'The current release is unchanged.',
    );
    expect(explainReleaseError(error, '/srv', false).message).toContain('The new release is current.');
  });
});

/** Builds that run at the same time as others, or after others were killed: the site is complete at every moment. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { writeContent } from '../support/content-folder.ts';
import { commandEnv, root as project, run } from '../support/run.ts';
import { writeExplainerText } from '../support/small-explainer.ts';

const valid = writeExplainerText('## One\n\nIt met.[^a][^b][^c]');
let root: string;
let env: Record<string, string>;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'footing-two-'));
  env = { CONTENT_DIR: join(root, 'content'), OUT_DIR: join(root, 'out') };
  writeContent(root, { 'explainers/council.mdx': valid });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const page = () => readFileSync(join(root, 'out/council/index.html'), 'utf8');

const lock = () => join(root, '.out.lock');

/** Resolves when a build holds the lock. */
async function waitForLock(child: ChildProcess): Promise<void> {
  while (!existsSync(lock()) || !readFileSync(lock(), 'utf8').includes(String(child.pid))) {
    if (child.exitCode !== null) throw new Error('The build ended without the lock.');
    await pause(1);
  }
}

/** Resolves when a process has printed a text. */
function waitForOutput(child: ChildProcess, text: string): Promise<void> {
  let output = '';
  return new Promise((resolve, reject) => {
    child.on('exit', () => reject(new Error(`It ended without “${text}”: ${output}`)));
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (data) => {
        output += data;
        if (output.includes(text)) resolve();
      });
  });
}

function start(name: string, extraEnv: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [join(project, 'src/cli', `${name}.ts`)], {
    cwd: project,
    env: { ...commandEnv, ...env, ...extraEnv },
  });
}

describe('a build', () => {
  it('cleans up after a killed build, and rejects a second build while it runs', async () => {
    const killed = start('build');
    const died = new Promise((resolve) => killed.on('exit', resolve));
    await waitForLock(killed);
    killed.kill('SIGKILL');
    await died;
    expect(existsSync(lock())).toBe(true);

    const first = start('build');
    let errors = '';
    first.stderr?.on('data', (data) => (errors += data));
    const ended = new Promise((resolve) => first.on('exit', resolve));
    await waitForLock(first);
    const second = await run('build', env);
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toBe(
      `Another build is running in ${join(root, 'out')}: process ${first.pid}. Build again when it has ended; “kill ${first.pid}” ends it now.\n`,
    );
    expect({ code: await ended, errors }).toEqual({ code: 0, errors: '' });
    expect(page()).toContain('A town council met');
    expect(readdirSync(root).sort()).toEqual(['content', 'out']);
  });

  it('explains in one sentence that it cannot create the output folder', async () => {
    writeFileSync(join(root, 'file'), '');
    const { code, stderr } = await run('build', { ...env, OUT_DIR: join(root, 'file/site') });
    expect(code).toBe(1);
    expect(stderr).toContain('Nothing was built. There was no built site before.\n  because: ');
    expect(stderr).toContain('Set OUT_DIR to another folder.');
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('rejects an output folder that holds the content', async () => {
    const { code, stderr } = await run('build', { ...env, OUT_DIR: root });
    expect(code).toBe(1);
    expect(stderr).toContain('Set OUT_DIR to a folder that is used for nothing else.');
    expect(readdirSync(root)).toEqual(['content']);
  });
});

describe('npm run serve', () => {
  it('restores and serves the previous site after a build was killed between two renames', async () => {
    cpSync(inject('siteFolder'), join(root, 'out'), { recursive: true });
    renameSync(join(root, 'out'), join(root, '.out.old'));
    const server = start('serve', { PORT: '0' });
    try {
      await waitForOutput(server, 'The site is at');
      expect(readdirSync(root).sort()).toEqual(['content', 'out']);
    } finally {
      server.kill();
    }
  });
});

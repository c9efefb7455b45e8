/**
 * `npm run bench -- start`: how long a newcomer waits for the first page, `npm ci` included, in a fresh folder each:
 * - Footing: `npm ci && npm start`, which checks, builds and serves the real site, from a clone of the last commit;
 * - Starlight’s starter template, which `npm create astro -- --template starlight` copies: `npm ci && npm run build &&
 *   npm run preview`. Its own `npm start` is a development server, which builds nothing.
 *
 * The first page is there when `/` is answered with HTTP 200.
 *
 * An uncounted `npm ci` comes first and fills npm’s cache. The counted one is offline: the network’s speed does not
 * count; the size of `node_modules` shows how much a first download brings. The template has no lock file: npm makes
 * one, uncounted, with the versions that `sites/starlight/` names. Footing’s `npm ci` includes its test tools.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { NotHere } from './install-site.ts';
import { type Measured, measured } from './measure.ts';
import { median } from './median.ts';
import { type Newcomer, newcomerEnv, newcomers } from './starter-projects.ts';
import { ProcessTree } from './process-tree.ts';
import { freePort } from './serving.ts';
import { table, withRatio } from './tables.ts';

interface Start {
  install: Measured;
  serve: { seconds: number; processor: number };
  megabytes: number;
}

/** Measures all of them in turn and prints a table. */
export async function benchStart(runs: number): Promise<void> {
  const temporary = mkdtempSync(join(tmpdir(), 'footing-bench-'));
  const starts = new Map<string, Start[]>();
  try {
    for (let run = 0; run < runs; run++)
      for (const newcomer of newcomers) {
        const start = await measureStart(newcomer, mkdtempSync(join(temporary, 'site-')));
        starts.set(newcomer.name, [...(starts.get(newcomer.name) ?? []), start]);
        console.log(`${newcomer.name}: ${(start.install.seconds + start.serve.seconds).toFixed(1)} s`);
      }
  } catch (error) {
    if (!(error instanceof NotHere)) throw error;
    console.log(`starlight template: not run, ${error.message}`);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  console.log(`\n${startTable(starts, runs)}`);
}

async function measureStart({ fetch, serve }: Newcomer, folder: string): Promise<Start> {
  fetch(folder);
  await measured('npm ci', folder, newcomerEnv());
  renameSync(join(folder, 'node_modules'), join(folder, '../', `modules-${performance.now()}`));
  spawnSync('sync'); // Files that wait in memory for the disk would slow the next step down.
  const install = await measured('npm ci --offline', folder, newcomerEnv());
  const port = await freePort();
  const first = await firstPage(serve(port), folder, port);
  return { install, serve: first, megabytes: diskMegabytes(join(folder, 'node_modules')) };
}

/** Runs a server until it has answered its first page. */
async function firstPage(command: string, folder: string, port: number): Promise<Start['serve']> {
  const start = performance.now();
  const env = { ...process.env, ...newcomerEnv(), PORT: String(port) };
  // A process group of its own, so that a signal reaches the server and not only npm.
  const server = spawn(command, { cwd: folder, env, shell: true, detached: true });
  let output = '';
  server.stdout.on('data', (data) => (output += data));
  server.stderr.on('data', (data) => (output += data));
  const tree = new ProcessTree(server.pid);
  try {
    while (!(await isAnswered(port))) {
      if (server.exitCode !== null) throw new Error(`“${command}” ended.\n${output}`);
      tree.sample();
      await wait(50);
    }
    tree.sample();
    return { seconds: (performance.now() - start) / 1000, processor: tree.processorSeconds };
  } finally {
    const closed = once(server, 'close');
    if (server.pid !== undefined && server.exitCode === null) {
      process.kill(-server.pid, 'SIGKILL');
      await closed;
    }
  }
}

async function isAnswered(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://localhost:${port}/`);
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    return false; // The server does not listen yet.
  }
}

function diskMegabytes(folder: string): number {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));
  return paths.reduce((sum, path) => sum + lstatSync(path).blocks * 512, 0) / 1e6;
}

/** With ratios to the template. */
function startTable(starts: ReadonlyMap<string, readonly Start[]>, runs: number): string {
  const columns: [string, (start: Start) => number][] = [
    ['npm ci, s', ({ install }) => install.seconds],
    ['then first page, s', ({ serve }) => serve.seconds],
    ['both, s', ({ install, serve }) => install.seconds + serve.seconds],
    ['both, processor s', ({ install, serve }) => install.processor + serve.processor],
    ['node_modules, MB', ({ megabytes }) => megabytes],
  ];
  const middle = (name: string, figure: (start: Start) => number) => median((starts.get(name) ?? []).map(figure));
  const rows = [...starts.keys()].map((name) => [
    name,
    ...columns.map(([, figure]) => withRatio(middle(name, figure), middle('starlight template', figure), 1)),
  ]);
  const title = runs === 1 ? 'one run' : `medians of ${runs} runs`;
  return table([title, ...columns.map(([name]) => name)], rows).join('\n');
}

/**
 * `npm run bench -- start`: measures how long a new user waits for the first page, from `npm ci` in a fresh
 * folder:
 * - Footing: `npm ci && npm start`, which checks, builds and serves the site, in a clone of the last commit;
 * - Starlight’s starter template, which `npm create astro -- --template starlight` copies: `npm ci && npm run
 *   build && npm run preview`. Its own `npm start` is a development server, which builds nothing.
 *
 * The first page counts as served when `/` has status 200.
 *
 * A first `npm ci`, which is not counted, fills npm’s cache. The counted one is offline, so the speed of the
 * network does not matter; the size of `node_modules` shows how much a first download loads. The template has no
 * lock file: npm creates one, uncounted, with the versions in `sites/starlight/`. Footing’s `npm ci` includes its
 * test tools.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findFreePort } from '../support/free-port.ts';
import { Unavailable } from '../support/unavailable.ts';
import { type Measured, measure, median } from './measure.ts';
import { ProcessTree } from './process-tree.ts';
import { baselineName, getEnvChanges, type StarterProject, starterProjects } from './starter-projects.ts';
import { formatTable, formatWithRatio } from './tables.ts';

interface Start {
  install: Measured;
  serve: { seconds: number; processorSeconds: number };
  nodeModulesMegabytes: number;
}

/** Measures every starter project `runs` times, and prints a table. */
export async function benchStart(runs: number): Promise<void> {
  const temporary = mkdtempSync(join(tmpdir(), 'footing-bench-'));
  const starts = new Map<string, Start[]>();
  const projects = new Set(starterProjects);
  try {
    for (let run = 0; run < runs; run++)
      for (const project of projects)
        try {
          const start = await measureStart(project, mkdtempSync(join(temporary, 'site-')));
          starts.set(project.name, [...(starts.get(project.name) ?? []), start]);
          console.log(`${project.name}: ${(start.install.seconds + start.serve.seconds).toFixed(1)} s`);
        } catch (error) {
          if (!(error instanceof Unavailable)) throw error;
          console.log(`${project.name}: not run, ${error.message}`);
          // Every row of the table is the median of all runs.
          projects.delete(project);
          starts.delete(project.name);
        }
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  console.log(`\n${formatStarts(starts, runs)}`);
}

async function measureStart({ create, serve }: StarterProject, folder: string): Promise<Start> {
  create(folder);
  await measure('npm ci', folder, getEnvChanges());
  // Moved, because deleting takes time and disk activity.
  renameSync(join(folder, 'node_modules'), join(folder, '../', `modules-${performance.now()}`));
  spawnSync('sync'); // Pending writes would slow down the next step.
  const install = await measure('npm ci --offline', folder, getEnvChanges());
  const port = await findFreePort();
  const firstPage = await waitForFirstPage(serve(port), folder, port);
  return { install, serve: firstPage, nodeModulesMegabytes: measureDiskUsage(join(folder, 'node_modules')) };
}

/** Runs a server until it serves its first page. */
async function waitForFirstPage(command: string, folder: string, port: number): Promise<Start['serve']> {
  const start = performance.now();
  const env = { ...process.env, ...getEnvChanges(), PORT: String(port) };
  // It has its own process group, so that a signal reaches the server too, not only npm.
  const server = spawn(command, { cwd: folder, env, shell: true, detached: true });
  let output = '';
  server.stdout.on('data', (data) => (output += data));
  server.stderr.on('data', (data) => (output += data));
  const tree = new ProcessTree(server.pid);
  try {
    while (!(await isServed(port))) {
      if (server.exitCode !== null) throw new Error(`“${command}” ended.\n${output}`);
      tree.sample();
      await pause(50);
    }
    tree.sample();
    return { seconds: (performance.now() - start) / 1000, processorSeconds: tree.processorSeconds };
  } finally {
    const closed = once(server, 'close');
    if (server.pid !== undefined && server.exitCode === null) {
      process.kill(-server.pid, 'SIGKILL');
      await closed;
    }
  }
}

async function isServed(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://localhost:${port}/`);
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false; // The server is not listening yet.
  }
}

function measureDiskUsage(folder: string): number {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));
  return paths.reduce((sum, path) => sum + lstatSync(path).blocks * 512, 0) / 1e6;
}

/** Formats the results with their ratios to the template’s. */
function formatStarts(starts: ReadonlyMap<string, readonly Start[]>, runs: number): string {
  const columns: [string, (start: Start) => number][] = [
    ['npm ci, s', ({ install }) => install.seconds],
    ['then first page, s', ({ serve }) => serve.seconds],
    ['both, s', ({ install, serve }) => install.seconds + serve.seconds],
    ['both, processor s', ({ install, serve }) => install.processor + serve.processorSeconds],
    ['node_modules, MB', ({ nodeModulesMegabytes }) => nodeModulesMegabytes],
  ];
  const medianOf = (name: string, figure: (start: Start) => number) => median((starts.get(name) ?? []).map(figure));
  const rows = [...starts.keys()].map((name) => [
    name,
    ...columns.map(([, figure]) => formatWithRatio(medianOf(name, figure), medianOf(baselineName, figure), 1)),
  ]);
  const title = runs === 1 ? 'one run' : `medians of ${runs} runs`;
  return formatTable([title, ...columns.map(([name]) => name)], rows).join('\n');
}

/**
 * `npm run bench -- 1000`: builds the real site with generated explainers beside it, from nothing, after one edit and
 * unchanged, and tells how long each took and what that is in the time of the first.
 */
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run } from '../support/run.ts';
import { generate } from './generate.ts';

const count = Number(process.argv[2] ?? 1000);
const temporary = mkdtempSync(join(tmpdir(), 'footing-bench-'));
const settings = { CONTENT_DIR: join(temporary, 'content'), OUT_DIR: join(temporary, 'site') };
const [edited = ''] = generate(join(root, 'content'), settings.CONTENT_DIR, count);

// The same in another folder, so that nothing of it is kept yet either.
const checkedOnly = { ...settings, CONTENT_DIR: join(temporary, 'checked/content') };
generate(join(root, 'content'), checkedOnly.CONTENT_DIR, count);

async function timed(name: string, command: string, env = settings): Promise<number> {
  const start = performance.now();
  const { code, stdout, stderr } = await run(command, env);
  if (code !== 0) throw new Error(`${command} failed.\n${stdout.slice(0, 2000)}${stderr}`);
  const seconds = (performance.now() - start) / 1000;
  console.log(`${name.padEnd(34)} ${seconds.toFixed(1).padStart(6)} s`);
  return seconds;
}

try {
  console.log(`${count} generated explainers beside the real ones`);
  const checked = await timed('check, nothing kept', 'check', checkedOnly);
  const whole = await timed('whole build, nothing kept', 'build');
  const unchanged = await timed('build again, nothing changed', 'build');
  appendFileSync(edited, 'One more sentence.[^g1-s1]\n');
  const one = await timed('build after one edit', 'build');
  await timed('check, nothing changed', 'check');
  console.log(
    `of the whole build: check ${(checked / whole).toFixed(2)}, unchanged ${(unchanged / whole).toFixed(2)}, one edit ${(one / whole).toFixed(2)}`,
  );
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

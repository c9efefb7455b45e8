/** Builds a site of the random explainers that `check` passes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { hasErrors } from '../../../src/diagnostics/diagnostic.ts';
import { run } from '../run.ts';
import { createExplainers, deleteExplainers, writePublicFiles, writeRandomContent } from './content.ts';

/** A site to build. */
export interface RandomSite {
  /** A folder for its content, public files and output. */
  folder: string;
  seed: number;
  /** How many explainers to create; some of them pass. */
  count: number;
  /** Settings. */
  env: Record<string, string>;
}

/** Builds the site. @returns how many explainers passed, and why the build refused them; empty if it did not */
export async function buildRandomSite({
  folder,
  seed,
  count,
  env,
}: RandomSite): Promise<{ passed: number; refusal: string }> {
  const contentDir = join(folder, 'content');
  const settings = {
    ...env,
    CONTENT_DIR: contentDir,
    PUBLIC_DIR: join(folder, 'public'),
    OUT_DIR: join(folder, 'out'),
  };
  writeRandomContent(contentDir, createExplainers(seed, count));
  writePublicFiles(settings.PUBLIC_DIR);
  await deleteRefused(contentDir, settings);
  const { code, stdout, stderr } = await run('build', settings);
  const passed = readdirSync(join(contentDir, 'explainers')).length;
  return { passed, refusal: code === 0 ? '' : describeRefusal(contentDir, stdout + stderr) };
}

/** Deletes the explainers that `check` refuses, then those whose links led to them. */
async function deleteRefused(contentDir: string, settings: Record<string, string>): Promise<void> {
  for (;;) {
    const { stdout, stderr } = await run('check', settings, ['--format', 'json']);
    if (stderr) throw new Error(stderr);
    const diagnostics = JSON.parse(stdout) as Diagnostic[];
    if (!hasErrors(diagnostics)) return;
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const names = new Set(errors.map(({ file }) => /explainers\/(x-\d+\.mdx)$/.exec(file)?.[1]));
    if (names.has(undefined))
      throw new Error(`An error is not in a random explainer: ${JSON.stringify(errors.slice(0, 3))}`);
    deleteExplainers(
      contentDir,
      [...names].flatMap((name) => name ?? []),
    );
  }
}

/** Returns what the build said, with the text of the first explainer that it names. */
function describeRefusal(contentDir: string, output: string): string {
  const errors = output
    .split('\n')
    .filter((line) => !/ (?:warning|notice) /.test(line))
    .slice(0, 60)
    .join('\n');
  const slug = /\b(x-\d+)\b/.exec(errors.slice(Math.max(0, errors.search(/ error |because/) - 200)))?.[1];
  const file = join(contentDir, `explainers/${slug}.mdx`);
  return `${errors}\n\n${slug}.mdx:\n${existsSync(file) ? readFileSync(file, 'utf8') : ''}`;
}

/** Reads parts of the corpus as every command does, in a process of its own, and writes what came of each case into a file: one line of JSON. */
import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadContent } from '../../src/parse/load-content.ts';
import { corpus, writeFolder } from './corpus.ts';
import { harmIn } from './harm.ts';

const [folder = '', ...parts] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const publicDir = join(import.meta.dirname, '../../public');
for (const [index, [, , files]] of parts.flatMap((part) => corpus[part] ?? []).entries()) {
  const root = join(folder, String(index));
  const contentDir = join(root, 'content');
  writeFolder(contentDir, files);
  let came: object;
  try {
    const options = { contentDir, root, cacheDir: join(root, 'kept'), basePath: '/', publicDir, today: '2026-12-01' };
    const { diagnostics, explainers: readings, loadExplainer } = loadContent(options);
    const explainers = readings.flatMap(({ digest }) => loadExplainer(digest) ?? []);
    came = { diagnostics: diagnostics.slice(0, 3000), shown: explainers.length, harm: explainers.flatMap(harmIn) };
  } catch (error) {
    came = { thrown: (error as Error).stack };
  }
  appendFileSync(join(folder, 'came.jsonl'), `${JSON.stringify(came)}\n`);
  rmSync(root, { recursive: true });
}

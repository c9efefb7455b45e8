/**
 * Loads the cases of some categories as every command loads content. Appends the result of each case to
 * came.jsonl as a line of JSON.
 */
import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadContent } from '../../src/parse/load-content.ts';
import { corpus, writeFolder } from './corpus.ts';
import { findUnsafeHtml } from './unsafe-html.ts';

const [folder = '', ...categories] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const publicDir = join(import.meta.dirname, '../../public');
for (const [index, [, , files]] of categories.flatMap((category) => corpus[category] ?? []).entries()) {
  const root = join(folder, String(index));
  const contentDir = join(root, 'content');
  writeFolder(contentDir, files);
  let result: object;
  try {
    const options = { contentDir, root, cacheDir: join(root, 'cache'), basePath: '/', publicDir, today: '2026-12-01' };
    const { diagnostics, explainers: parsed, loadExplainer } = loadContent(options);
    const explainers = parsed.flatMap(({ digest }) => loadExplainer(digest) ?? []);
    result = {
      diagnostics: diagnostics.slice(0, 3000),
      shown: explainers.length,
      harm: explainers.flatMap(findUnsafeHtml),
    };
  } catch (error) {
    result = { thrown: (error as Error).stack };
  }
  appendFileSync(join(folder, 'came.jsonl'), `${JSON.stringify(result)}\n`);
  rmSync(root, { recursive: true });
}

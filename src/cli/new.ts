/** `npm run new -- "Title"`: a new explainer, as a draft. In a terminal, without a title, it asks for what it needs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeEditorFiles } from '../authoring/editor-files.ts';
import { newExplainer } from '../authoring/new-explainer.ts';
import { log } from '../build/log.ts';
import { parseExplainer } from '../parse/parse-explainer.ts';
import { root, settings } from '../site.ts';
import { chooseAnswers, folder, nameOf } from './new-choice.ts';
import { help, readOptions } from './new-options.ts';
import { questions } from './questions.ts';
import { runCommand } from './run-command.ts';

await runCommand(async () => {
  const given = readOptions(process.argv.slice(2));
  if (given.help) {
    log(help);
    return;
  }
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  if (given.title === '' && !isTerminal) throw new Error('Give the explainer a title: npm run new -- "A title".');
  const terminal = isTerminal ? questions(process.stdin, process.stdout) : undefined;
  try {
    const choice = await chooseAnswers(given, terminal);
    write(choice.slug, newExplainer({ ...choice, today: new Date().toISOString().slice(0, 10) }));
  } finally {
    terminal?.close();
  }
});

/** Writes the file of a new explainer. @throws Error when the draft would not pass, or the file is there. */
function write(slug: string, text: string): void {
  const file = join(folder, `${slug}.mdx`);
  // A title is inline Markdown, and that may be broken.
  const [problem] = parseExplainer({ slug, file, text, basePath: settings.basePath }).diagnostics;
  if (problem) throw new Error(`The draft would not pass “npm run check”. ${problem.message} ${problem.hint}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, text, { flag: 'wx' });
  writeEditorFiles({ root, contentDir: settings.contentDir });
  log(`Wrote ${nameOf(file)}. “npm run dev” shows it at ${settings.basePath}${slug}/ as you write.`);
}

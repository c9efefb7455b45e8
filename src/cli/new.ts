/**
 * `npm run new -- "Title"`: writes a new explainer as a draft. In a terminal, without a title, it asks for what
 * it needs.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeEditorFiles } from '../authoring/editor-files.ts';
import { chooseAnswers, explainersDir, type GivenAnswers } from '../authoring/new-explainer/choose-answers.ts';
import { createDraft } from '../authoring/new-explainer/draft.ts';
import { createTerminalPrompt } from '../authoring/new-explainer/prompt.ts';
import { log } from '../build/log.ts';
import { displayPath } from '../diagnostics/display-path.ts';
import { parseExplainer } from '../parse/parse-explainer.ts';
import { root, settings } from '../site.ts';
import { runCommand } from './run-command.ts';

export const help = `npm run new -- "Title" [options]     writes a new explainer, as a draft
npm run new                          asks for what it needs

  --slug first-talks   file name, which is also the address; by default made from the title
  --lang fa            language of the text, a BCP 47 tag; by default the site’s language
  --topic iran         topic id; can be repeated
  --author desk        author id from authors.yml; can be repeated
  --help               shows this text

docs/writing.md explains what to write.`;

/** Parses the command line. @throws Error that names the wrong option */
export function parseOptions(args: string[]): GivenAnswers & { help: boolean } {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        slug: { type: 'string' },
        lang: { type: 'string' },
        topic: { type: 'string', multiple: true, default: [] },
        author: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { topic, author, ...others } = values;
    const [topics, authors] = [[...new Set(topic)], [...new Set(author)]];
    return { ...others, title: positionals.join(' ').trim(), topics, authors };
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/\.?(?:\n|\. |$)/);
    throw new Error(`${sentence}. “npm run new -- --help” shows the options.`);
  }
}

async function createExplainer(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) return log(help);
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  if (options.title === '' && !isTerminal) throw new Error('Give the explainer a title: npm run new -- "A title".');
  const terminal = isTerminal ? createTerminalPrompt(process.stdin, process.stdout) : undefined;
  try {
    const answers = await chooseAnswers(options, terminal);
    writeDraft(answers.slug, createDraft({ ...answers, today: new Date().toISOString().slice(0, 10) }));
  } finally {
    terminal?.close();
  }
}

/** Writes the file of a new explainer. @throws Error when the draft would not pass `check`, or the file exists */
function writeDraft(slug: string, text: string): void {
  const file = join(explainersDir, `${slug}.mdx`);
  // The title is inline Markdown, which may have errors.
  const [diagnostic] = parseExplainer({ slug, file, text, basePath: settings.basePath }).diagnostics;
  if (diagnostic) throw new Error(`The draft would not pass “npm run check”. ${diagnostic.message} ${diagnostic.hint}`);
  mkdirSync(explainersDir, { recursive: true });
  writeFileSync(file, text, { flag: 'wx' });
  writeEditorFiles({ root, contentDir: settings.contentDir });
  log(`Wrote ${displayPath(file, root)}. “npm run dev” shows it at ${settings.basePath}${slug}/ as you write.`);
}

// Tests import the options.
if (import.meta.main) await runCommand(createExplainer);

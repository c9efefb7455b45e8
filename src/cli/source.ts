/**
 * `npm run source -- add|share|archive|verify`: finds, shares, archives and verifies sources. No other command needs
 * these, and no build depends on them.
 */
import { join } from 'node:path';
import { log } from '../build/log.ts';
import { deleteUnfinishedFiles } from '../cache/files.ts';
import { didYouMean } from '../diagnostics/closest-match.ts';
import { explainWriteError } from '../publish/fs-errors.ts';
import { settings } from '../site.ts';
import { runCommand, UsageError } from './run-command.ts';

const help = `npm run source -- add <address | DOI | ISBN | file>   writes a source
npm run source -- share                              moves sources that are written twice to sources.yml
npm run source -- archive                            finds archived copies
npm run source -- verify                             checks that quoted words are in their sources

“npm run source -- add --help” shows the options of “add”, and so on. docs/writing.md explains the commands.`;

/** A subcommand: its arguments without its name. @returns the exit code */
export type Subcommand = (args: string[]) => Promise<number>;

const subcommands: Record<string, () => Promise<{ run: Subcommand }>> = {
  add: () => import('./source-add.ts'),
  share: () => import('./source-share.ts'),
  archive: () => import('./source-archive.ts'),
  verify: () => import('./source-verify.ts'),
};

await runCommand(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const load = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined;
  if (['', '--help', '-h'].includes(name)) {
    log(help);
    process.exitCode = name === '' ? 2 : 0;
    return;
  }
  if (!load) {
    const names = Object.keys(subcommands);
    const hint = didYouMean(name, names, `The commands are ${new Intl.ListFormat('en-GB').format(names)}.`);
    throw new UsageError(`There is no command “npm run source -- ${name}”. ${hint}`);
  }
  const { run } = await load();
  deleteUnfinishedFiles([settings.contentDir, join(settings.contentDir, 'explainers')]);
  try {
    process.exitCode = await run(args);
  } catch (error) {
    throw explainWriteError(error, settings.contentDir);
  }
});

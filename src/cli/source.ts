/**
 * `npm run source -- add|share|archive|verify`: finds, shares, archives and verifies sources. No other command needs
 * these, and no build depends on them.
 */
import { join } from 'node:path';
import { log } from '../build/log.ts';
import { deleteUnfinishedFiles } from '../cache/files.ts';
import { explainWriteError } from '../publish/fs-errors.ts';
import { settings } from '../site.ts';
import { runCommand } from './run-command.ts';

const help = `npm run source -- add <address | DOI | ISBN | file>   writes a source
npm run source -- share                              moves sources that are typed twice to sources.yml
npm run source -- archive                            finds archived copies
npm run source -- verify                             checks that quoted words are in their sources

“npm run source -- add --help” shows the options of a command; docs/writing.md explains them.`;

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
  if (!load) {
    log(help);
    process.exitCode = name === '--help' ? 0 : 2;
    return;
  }
  const { run } = await load();
  deleteUnfinishedFiles([settings.contentDir, join(settings.contentDir, 'explainers')]);
  try {
    process.exitCode = await run(args);
  } catch (error) {
    throw explainWriteError(error, settings.contentDir);
  }
});

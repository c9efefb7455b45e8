/** `npm run release`: builds the site and records what is published, so that no published address is ever lost. */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSite } from '../build/build-site.ts';
import { loadSiteContent } from '../build/check-content.ts';
import { log } from '../build/log.ts';
import { replaceFile } from '../cache/files.ts';
import { displayPath } from '../diagnostics/display-path.ts';
import { serializePublished } from '../explainer/schema/published.ts';
import { checkReleaseFolder, publishRelease, rollBack } from '../publish/releases/publish-release.ts';
import { updatePublishedRecord } from '../publish/releases/update-published-record.ts';
import { root, settings } from '../site.ts';
import { runCommand } from './run-command.ts';

/** The options of `npm run release`. */
export interface ReleaseCommandOptions {
  /** The folder of releases, absolute. */
  to?: string;
  /** How many releases stay there, including the current one. */
  keep: number;
  /** Shell command that reloads the web server’s configuration. */
  reload?: string;
  rollback: boolean;
  help: boolean;
}

const help = `npm run release                                 builds, and records what is published
npm run release -- --to /srv/news               also copies the site there, as the current release
npm run release -- --rollback --to /srv/news    makes the previous release current again

  --to <folder>       folder of releases: serve the link “current” in it
  --keep <number>     how many releases to keep, including the current one; by default 5
  --reload <command>  reloads the web server’s configuration, such as "systemctl reload nginx"
  --rollback          builds nothing
  --help              shows this text

docs/publishing.md explains how to publish.`;

/** Parses the command line. @throws Error that names the wrong option */
export function parseOptions(args: string[]): ReleaseCommandOptions {
  const { to, keep, reload, rollback, help } = parseArguments(args);
  for (const [name, value] of Object.entries({ to, keep, reload })) {
    if (value === '') refuse(`--${name} is empty`);
    if (name !== 'to' && value !== undefined && to === undefined) refuse(`--${name} needs --to <folder>`);
  }
  if (rollback && to === undefined) refuse('--rollback needs --to <folder>');
  if (rollback && keep !== undefined) refuse('--keep cannot be used with --rollback');
  if (keep !== undefined && !/^[1-9]\d{0,3}$/.test(keep)) refuse(`--keep is “${keep}” but must be a number from 1`);
  return {
    ...(to === undefined ? {} : { to: resolve(to) }),
    ...(reload === undefined ? {} : { reload }),
    keep: Number(keep ?? 5),
    rollback,
    help,
  };
}

function parseArguments(args: string[]) {
  try {
    const options = {
      to: { type: 'string' },
      keep: { type: 'string' },
      reload: { type: 'string' },
      rollback: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    } as const;
    return parseArgs({ args, options }).values;
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/\.?(?:\n|\. |$)/);
    return refuse(sentence);
  }
}

function refuse(sentence: string): never {
  throw new Error(`${sentence}. “npm run release -- --help” shows the options.`);
}

async function release(): Promise<void> {
  const { to, keep, reload, rollback, help: isHelp } = parseOptions(process.argv.slice(2));
  if (isHelp) return log(help);
  const options = { log, ...(reload === undefined ? {} : { reload }) };
  if (to !== undefined && rollback) return rollBack({ ...options, to });
  if (to !== undefined) checkReleaseFolder(to);
  const before = loadSiteContent().explainers;
  if (!(await buildSite({ compress: to !== undefined }))) {
    process.exitCode = 1;
    return;
  }
  const { explainers, published } = loadSiteContent();
  const digests = (all: typeof explainers) => all.map(({ digest }) => digest).join();
  if (digests(explainers) !== digests(before))
    throw new Error('The content changed during the build. Nothing was recorded: run “npm run release” again.');
  const record = () => {
    const today = new Date().toISOString().slice(0, 10);
    const { published: after, added } = updatePublishedRecord(published, explainers, today);
    const file = join(settings.contentDir, 'published.json');
    const name = displayPath(file, root);
    if (added.length === 0) return log(`Nothing new to record: ${name} lists everything that is published.`);
    replaceFile(file, serializePublished(after));
    log([`Recorded in ${name}:`, ...added.map((line) => `  ${line}`)].join('\n'));
  };
  if (to === undefined) record();
  else await publishRelease({ ...options, to, keep }, record);
}

// Tests import the options.
if (import.meta.main) await runCommand(release);

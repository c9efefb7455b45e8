import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What `npm run release` was given. */
export interface Given {
  /** Folder for releases, absolute. */
  to?: string;
  /** How many are kept there, the current one among them. */
  keep: number;
  /** Command that reloads the web server’s configuration. */
  reload?: string;
  rollback: boolean;
  help: boolean;
}

export const help = `npm run release                             builds, and records what is published now
npm run release -- --to /srv/news           … and puts the site there, as the current release
npm run release -- --rollback --to /srv/news    lets the release before be the current one again

  --to <folder>       folder for releases: “current” in it leads to what is to be served
  --keep <number>     how many releases stay there, the current one among them: 5 unless you say otherwise
  --reload <command>  reloads the web server’s configuration: "systemctl reload nginx", or caddy
  --rollback          builds nothing
  --help              this text

docs/publishing.md shows how to go on.`;

/** Reads the options. @throws Error that names the one that is wrong. */
export function readOptions(args: string[]): Given {
  const { to, keep, reload, rollback, help } = parsed(args);
  for (const [name, value] of Object.entries({ to, keep, reload })) {
    if (value === '') refuse(`--${name} is empty`);
    if (name !== 'to' && value !== undefined && to === undefined) refuse(`--${name} goes with --to`);
  }
  if (rollback && to === undefined) refuse('--rollback needs --to <folder>');
  if (rollback && keep !== undefined) refuse('--keep does not go with --rollback');
  if (keep !== undefined && !/^[1-9]\d{0,3}$/.test(keep)) refuse(`--keep is “${keep}” and must be a number from 1`);
  return {
    ...(to === undefined ? {} : { to: resolve(to) }),
    ...(reload === undefined ? {} : { reload }),
    keep: Number(keep ?? 5),
    rollback,
    help,
  };
}

function parsed(args: string[]) {
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

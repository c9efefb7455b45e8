import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheDirs } from '../cache/cache-dirs.ts';
import { root } from '../site.ts';

/** What `npm run links` was asked to do. */
export interface LinksOptions {
  /** Ask only addresses of this server. */
  only?: string;
  /** Ask also what is known from the last days. */
  fresh: boolean;
  /** Folder of the report. */
  report: string;
  /** Seconds for which an answer is waited for. */
  timeout: number;
  /** Seconds that a server has between two requests; what failed is tried again after four and sixteen times as long. */
  pause: number;
  /** Ask also addresses of this machine and of private networks. */
  allowLocal: boolean;
}

/** Reads the options of the command line. @throws Error that says in one line which is wrong. */
export function linksOptions(): LinksOptions {
  const values = valuesGiven();
  return {
    ...(values.only === undefined ? {} : { only: values.only }),
    fresh: values.fresh,
    report: resolve(root, values.report),
    timeout: secondsOf('timeout', values.timeout, 0.01),
    pause: secondsOf('pause', values.pause, 0),
    allowLocal: values['allow-local'],
  };
}

const options = {
  only: { type: 'string' },
  fresh: { type: 'boolean', default: false },
  report: { type: 'string', default: cacheDirs.linksReport },
  timeout: { type: 'string', default: '10' },
  pause: { type: 'string', default: '0.5' },
  'allow-local': { type: 'boolean', default: false },
} as const;

function valuesGiven() {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/\.(?:\s|$)/);
    const names = Object.keys(options).map((name) => `--${name}`);
    throw new Error(`${sentence}. The options are ${new Intl.ListFormat('en-GB').format(names)}.`);
  }
}

/** A number of seconds, at most ten minutes. */
function secondsOf(name: string, text: string, least: number): number {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (number >= least && number <= 600) return number;
  throw new Error(`--${name} is “${text}”. Set it to a number of seconds from ${least} to 600.`);
}

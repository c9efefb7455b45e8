import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { state } from '../output/state.ts';
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
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      report: { type: 'string', default: state.linksReport },
      timeout: { type: 'string', default: '10' },
      pause: { type: 'string', default: '0.5' },
      'allow-local': { type: 'boolean', default: false },
    },
  });
  return {
    ...(values.only === undefined ? {} : { only: values.only }),
    fresh: values.fresh,
    report: resolve(root, values.report),
    timeout: secondsOf('timeout', values.timeout, 0.01),
    pause: secondsOf('pause', values.pause, 0),
    allowLocal: values['allow-local'],
  };
}

/** A number of seconds, at most ten minutes. */
function secondsOf(name: string, text: string, least: number): number {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (number >= least && number <= 600) return number;
  throw new Error(`--${name} is “${text}”. Set it to a number of seconds from ${least} to 600.`);
}

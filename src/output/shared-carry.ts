/** What pages know of the build they are part of: they are modules of their own, and ask what stands where both find it. */
import { hash } from 'node:crypto';
import type { Carry } from './carry.ts';

const place = Symbol.for('footing.carry');
const shared = globalThis as { [place]?: Carry | undefined };

/** Makes a build’s files to take over those that pages ask. */
export function shareCarry(carry: Carry | undefined): void {
  shared[place] = carry;
}

/** The files that the build at work takes over; none in the preview. */
export function sharedCarry(): Carry | undefined {
  return shared[place];
}

/**
 * Whether a page has to be made: otherwise it is taken over from the last build.
 * @param path of the page, without the base path. @param inputsOf gives all that it shows, beside what the code and the settings say
 */
export function mustMakePage(path: string, inputsOf: () => unknown): boolean {
  const key = () => hash('blake2b512', JSON.stringify(inputsOf()), 'base64url').slice(0, 22);
  return shared[place]?.mustMake(`${path}index.html`, key()) ?? true;
}

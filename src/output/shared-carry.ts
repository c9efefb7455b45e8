/** What pages know of the build they are part of: they are modules of their own, and ask what stands where both find it. */
import { hash } from 'node:crypto';
import { type Carry, pageFile } from './carry.ts';

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
  return mustMake(pageFile(path), inputsOf);
}

/** The same as {@link mustMakePage} for a file of text. @returns it, or nothing where it is taken over: Astro then writes none */
export function fileUnlessCarried(path: string, inputs: unknown, make: () => string): Response {
  return new Response(mustMake(path, () => inputs) ? make() : null);
}

/** A digest of something that is shown. */
export function keyOf(inputs: unknown): string {
  return hash('blake2b512', JSON.stringify(inputs), 'base64url').slice(0, 22);
}

function mustMake(path: string, inputsOf: () => unknown): boolean {
  return shared[place]?.mustMake(path, keyOf(inputsOf())) ?? true;
}

import { hash } from 'node:crypto';
import { codeHash } from './code-hash.ts';

/**
 * The key under which a result is cached.
 * @param inputs everything that goes into the result, apart from the code and the settings. It has to survive JSON.
 * @returns 32 hexadecimal digits
 */
export function cacheKey(...inputs: unknown[]): string {
  return hash('sha256', JSON.stringify([codeHash(), inputs])).slice(0, 32);
}

/** Keys of cached results. A result is valid as long as neither its inputs nor any code has changed. */
import { createHash, hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../site.ts';

/** Files outside `src/` that change what the code does. */
const configFiles = ['astro.config.mjs', 'package-lock.json'];

let codeHash: string | undefined;

/**
 * Computes the key under which a result is cached.
 * @param inputs everything that the result depends on, apart from the code. It must be serializable as JSON.
 * @returns 32 hexadecimal digits
 */
export function cacheKey(...inputs: unknown[]): string {
  codeHash ??= computeCodeHash();
  return hash('sha256', JSON.stringify([codeHash, inputs])).slice(0, 32);
}

/** Hashes every file in `src/`, the Astro configuration, the lock file and the version of Node. */
function computeCodeHash(): string {
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const digest = createHash('sha256').update(process.version);
  for (const file of [...sources.sort(), ...configFiles.map((name) => join(root, name))])
    digest.update(file.slice(root.length)).update(readFileSync(file));
  return digest.digest('hex');
}

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A digest of code: what it made can be kept for as long as it stays the same.
 * @param base the module that asks. @param paths files, and folders all of whose files count, relative to it
 */
export function codeDigest(base: string, paths: readonly string[]): string {
  const digest = createHash('sha256');
  for (const path of paths) {
    const whole = fileURLToPath(new URL(path, base));
    const names = statSync(whole).isDirectory()
      ? readdirSync(whole, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => relative(whole, join(entry.parentPath, entry.name)))
      : [''];
    for (const name of names.sort()) digest.update(name).update(readFileSync(join(whole, name)));
  }
  return digest.digest('hex');
}

/** One hash of the code: what any code has made is valid for as long as no code changes. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder that holds package.json: npm and Astro run everything from there. */
const root = process.cwd();

const files = ['astro.config.mjs', 'package-lock.json'];

let known: string | undefined;

/** The hash of every file in `src/`, the Astro configuration, the lock file, and the version of Node. */
export function codeHash(): string {
  known ??= compute();
  return known;
}

function compute(): string {
  const source = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const digest = createHash('sha256').update(process.version);
  for (const file of [...source.sort(), ...files.map((name) => join(root, name))])
    digest.update(file.slice(root.length)).update(readFileSync(file));
  return digest.digest('hex');
}

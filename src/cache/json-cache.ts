/** One cached result in a JSON file, with the key under which it is valid. */
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { replaceFile } from './files.ts';

/** Returns the cached result; undefined when the file cannot be read or holds the result of another key. */
export function readCachedJson<Value>(file: string, key: string): Value | undefined {
  try {
    const cached = JSON.parse(readFileSync(file, 'utf8')) as { key: string; value: Value };
    return cached.key === key ? cached.value : undefined;
  } catch {
    return undefined;
  }
}

/** Caches a result. @throws Error from the file system */
export function writeCachedJson(file: string, key: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  replaceFile(file, JSON.stringify({ key, value }));
}

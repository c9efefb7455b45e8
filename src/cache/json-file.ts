/** JSON files in which commands remember what they found. Without one, a command only asks again. */
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { replaceFile } from './files.ts';

/** Reads an object. A file that is missing or damaged counts as an empty one. */
export function readJsonFile(path: string): Record<string, unknown> {
  try {
    const data: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Writes an object in one step. @throws Error from the file system */
export function writeJsonFile(path: string, data: object): void {
  mkdirSync(dirname(path), { recursive: true });
  replaceFile(path, JSON.stringify(data));
}

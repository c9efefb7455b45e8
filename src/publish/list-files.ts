import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { encodings } from './http/content-encoding.ts';

const compressedExtensions = Object.values(encodings);

/**
 * Lists the paths of all files below a folder, relative to it, with `/`. Node’s recursive `readdir` takes ten times as
 * long.
 * @param includeCompressed `false` leaves out compressed copies: `a.md.gz` when there is `a.md`
 * @throws Error from the file system
 */
export function listFiles(folder: string, { includeCompressed = true } = {}): string[] {
  const files: string[] = [];
  const walk = (inner: string) => {
    const entries = readdirSync(join(folder, inner), { withFileTypes: true });
    const names = includeCompressed ? undefined : new Set(entries.map(({ name }) => name));
    for (const entry of entries) {
      const { name } = entry;
      if (entry.isDirectory()) walk(`${inner}${name}/`);
      else if (entry.isFile() && !(names && isCompressedCopy(name, names))) files.push(inner + name);
    }
  };
  walk('');
  return files;
}

function isCompressedCopy(name: string, names: ReadonlySet<string>): boolean {
  const extension = compressedExtensions.find((each) => name.endsWith(each));
  return extension !== undefined && names.has(name.slice(0, -extension.length));
}

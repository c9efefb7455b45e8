import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes files into the subfolder `content` of a folder, with a default `authors.yml` that has the author `desk`.
 * @param files texts by path in `content`
 */
export function writeContent(root: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries({ 'authors.yml': 'desk: { name: Desk }\n', ...files })) {
    const file = join(root, 'content', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

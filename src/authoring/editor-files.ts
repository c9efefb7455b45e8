/**
 * What editors read to complete and check what authors write. The schemas of all files stand in `docs/schema/`. The Astro
 * extension finds the one for frontmatter in `.astro/collections/`, beside a list of the files that it holds for.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildJsonSchema, type SchemaName } from '../explainer/schema/json-schema.ts';

/** The text of a schema’s file. */
export function formatSchema(name: SchemaName): string {
  return `${JSON.stringify(buildJsonSchema(name), null, 2)}\n`;
}

/** Our own name, because Astro writes a schema of what its store holds under the name of the collection. */
const collection = 'frontmatter';

/** The list as the Astro extension reads it. */
interface Manifest {
  collections: { name: string; hasSchema: boolean }[];
  /** The name of the schema for each file, by its address in lower case. */
  entries: Record<string, string>;
}

/** Writes what the Astro extension reads. Lists of other content folders stay; a folder outside the project has none. */
export function writeEditorFiles({ root, contentDir }: { root: string; contentDir: string }): void {
  const folder = join(root, '.astro/collections');
  const explainers = join(contentDir, 'explainers');
  write(join(folder, `${collection}.schema.json`), formatSchema('explainer'));
  if (!explainers.startsWith(root + sep)) return;
  const file = join(folder, 'collections.json');
  const others = Object.entries(readManifest(file)?.entries ?? {}).filter(([address]) => {
    return !address.startsWith(`${addressOf(explainers)}/`);
  });
  const ours = names(explainers).map((name) => [addressOf(join(explainers, name)), collection]);
  const entries = Object.fromEntries([...others, ...ours].sort(([a = ''], [b = '']) => a.localeCompare(b)));
  const manifest: Manifest = { collections: [{ name: collection, hasSchema: true }], entries };
  write(file, `${JSON.stringify(manifest, null, 2)}\n`);
}

/** As the extension compares them: decoded, in lower case. */
function addressOf(path: string): string {
  return decodeURIComponent(pathToFileURL(path).href).toLowerCase();
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.mdx'));
  } catch {
    return [];
  }
}

function readManifest(file: string): Partial<Manifest> | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Writes a file whole, and only when something changes: editors watch it. */
function write(file: string, text: string): void {
  try {
    if (readFileSync(file, 'utf8') === text) return;
  } catch {
    mkdirSync(dirname(file), { recursive: true });
  }
  const half = `${file}.${process.pid}`;
  writeFileSync(half, text);
  renameSync(half, file);
}

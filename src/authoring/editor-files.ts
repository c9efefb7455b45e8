/**
 * Writes the JSON Schemas with which editors complete and check what authors write. The schemas of all files
 * are in `docs/schema/`. The Astro extension reads the one for frontmatter in `.astro/collections/`, with a
 * list of the files that it applies to.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildJsonSchema, type SchemaName } from '../explainer/schema/json-schema.ts';

/** Returns a schema as the text of its file. */
export function formatSchema(name: SchemaName): string {
  return `${JSON.stringify(buildJsonSchema(name), null, 2)}\n`;
}

/** Not the name of the Astro collection: under that name, Astro writes a schema of the data in its store. */
const collection = 'frontmatter';

/** The list that the Astro extension reads. */
interface Manifest {
  collections: { name: string; hasSchema: boolean }[];
  /** The name of the schema for each file, by its URL in lower case. */
  entries: Record<string, string>;
}

/**
 * Writes the files of the Astro extension. Entries of other content folders stay; a folder outside the project
 * gets none.
 */
export function writeEditorFiles({ root, contentDir }: { root: string; contentDir: string }): void {
  const folder = join(root, '.astro/collections');
  const explainers = join(contentDir, 'explainers');
  writeIfChanged(join(folder, `${collection}.schema.json`), formatSchema('explainer'));
  if (!explainers.startsWith(root + sep)) return;
  const file = join(folder, 'collections.json');
  const others = Object.entries(readManifest(file)?.entries ?? {}).filter(([url]) => {
    return !url.startsWith(`${toFileUrl(explainers)}/`);
  });
  const own = listExplainers(explainers).map((name) => [toFileUrl(join(explainers, name)), collection]);
  const entries = Object.fromEntries([...others, ...own].sort(([a = ''], [b = '']) => a.localeCompare(b)));
  const manifest: Manifest = { collections: [{ name: collection, hasSchema: true }], entries };
  writeIfChanged(file, `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Returns the URL of a file as the extension compares it: decoded, in lower case. */
function toFileUrl(path: string): string {
  return decodeURIComponent(pathToFileURL(path).href).toLowerCase();
}

function listExplainers(folder: string): string[] {
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

/** Writes a file atomically, and only when it changes: editors watch it. */
function writeIfChanged(file: string, text: string): void {
  try {
    if (readFileSync(file, 'utf8') === text) return;
  } catch {
    mkdirSync(dirname(file), { recursive: true });
  }
  const temporaryPath = `${file}.${process.pid}`;
  writeFileSync(temporaryPath, text);
  renameSync(temporaryPath, file);
}

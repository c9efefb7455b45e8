/** The full-text index: one Pagefind record for every section, made from the readings themselves. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createIndex } from 'pagefind';
import type { Explainer } from '../explainer/model.ts';
import { explainerPath, sectionPath } from '../schema/ids.ts';

/** A file of the index; the path is relative to the folder that it is served from. */
export interface IndexFile {
  path: string;
  content: Uint8Array;
}

/** Interfaces of Pagefind’s own, which this site does not use. */
const unused = /^pagefind-(ui|modular-ui|component-ui|highlight)\b|^playground\b/;

/** Indexes explainers into a folder. @returns how many records there are. @throws Error with Pagefind’s own words. */
export async function writeIndex(explainers: Iterable<Explainer>, folder: string): Promise<number> {
  return withIndex(explainers, async (index, count) => {
    failOn(await index.writeFiles({ outputPath: folder }), 'cannot be written');
    for (const name of readdirSync(folder)) if (unused.test(name)) rmSync(join(folder, name), { recursive: true });
    return count;
  });
}

/** Indexes explainers in memory. @throws Error with Pagefind’s own words. */
export async function indexFiles(explainers: Iterable<Explainer>): Promise<IndexFile[]> {
  return withIndex(explainers, async (index) => {
    const made = await index.getFiles();
    failOn(made, 'cannot be made');
    return made.files;
  });
}

type Index = NonNullable<Awaited<ReturnType<typeof createIndex>>['index']>;

async function withIndex<T>(
  explainers: Iterable<Explainer>,
  use: (index: Index, count: number) => Promise<T>,
): Promise<T> {
  const { index, errors } = await createIndex();
  if (!index) throw new Error(`The search index cannot be started: ${errors.join('; ')}`);
  try {
    const all = Array.from(explainers).flatMap(records);
    await Promise.all(all.map(async (record) => failOn(await index.addCustomRecord(record), `refuses ${record.url}`)));
    return await use(index, all.length);
  } finally {
    await index.deleteIndex();
  }
}

function failOn({ errors }: { errors: string[] }, what: string): void {
  if (errors.length > 0) throw new Error(`The search index ${what}: ${errors.join('; ')}`);
}

type CustomRecord = Parameters<Index['addCustomRecord']>[0];

/** The records of an explainer: its introduction, found under its own title, and each section. */
function records({ slug, lang, title, summary, introduction, sections }: Explainer): CustomRecord[] {
  const language = lang.split('-')[0] ?? lang;
  return [
    {
      url: `/${explainerPath(slug)}`,
      content: `${summary.text} ${introduction.text}`,
      language,
      meta: { title: title.text },
    },
    ...sections.map((section) => ({
      url: `/${sectionPath(slug, section.id)}`,
      content: section.text,
      language,
      meta: { title: section.title.text, explainer: title.text },
    })),
  ];
}

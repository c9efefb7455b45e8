/** The full-text index: one Pagefind record for every section, made from the readings themselves. */
import { createIndex } from 'pagefind';
import type { Explainer } from '../explainer/model.ts';
import { explainerPath, sectionPath } from '../schema/ids.ts';

/** A file of the index; the path is relative to the folder that it is served from. */
export interface IndexFile {
  path: string;
  content: Uint8Array;
}

/** Interfaces of Pagefind’s own, which this site does not use. */
const unused = /^pagefind-(ui|modular-ui|component-ui|highlight)\b|^playground\//;

/** Builds the index of all given explainers. @throws Error with Pagefind’s own words when it fails. */
export async function indexFiles(explainers: Iterable<Explainer>): Promise<{ files: IndexFile[]; sections: number }> {
  const { index, errors } = await createIndex();
  if (!index) throw new Error(`The search index cannot be started: ${errors.join('; ')}`);
  let sections = 0;
  try {
    for (const explainer of explainers) {
      for (const record of records(explainer)) {
        const added = await index.addCustomRecord(record);
        if (added.errors.length > 0)
          throw new Error(`The search index refuses ${record.url}: ${added.errors.join('; ')}`);
        sections++;
      }
    }
    const made = await index.getFiles();
    if (made.errors.length > 0) throw new Error(`The search index cannot be made: ${made.errors.join('; ')}`);
    return { files: made.files.filter(({ path }) => !unused.test(path)), sections };
  } finally {
    await index.deleteIndex();
  }
}

type CustomRecord = Parameters<NonNullable<Awaited<ReturnType<typeof createIndex>>['index']>['addCustomRecord']>[0];

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

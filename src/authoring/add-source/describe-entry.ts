/** Describes found works for the author: each field with where it came from, and what happens to it. */
import { formatValue } from './found-entry.ts';
import type { PlannedEntry } from './plan-entries.ts';
import { listMissing, writeEntryText } from './write-entry-text.ts';

/** Lists the fields that were found, each with its origin, and those that were not. */
export function describeFields({ id, found }: PlannedEntry): string {
  const lines = Object.entries(found.fields).map(
    ([key, { value, from }]) => `  ${key}: ${formatValue(value)}  ← ${from}`,
  );
  const missing = listMissing(found);
  return [
    `${id}:`,
    ...lines,
    ...found.remarks.map((remark) => `  ${remark}`),
    ...(missing.length > 0 ? [`  Not found: ${missing.join(', ')}.`] : []),
  ].join('\n');
}

/** Says where the site has a work already. */
export function describeKnown({ id, known, work }: PlannedEntry): string | undefined {
  const title = work?.fields['title'] ? ` “${work.fields['title']}”` : '';
  switch (known) {
    case 'here':
      return `This explainer lists the work${title} already, as “${id}”.`;
    case 'shared':
      return `The site knows the work${title} already: “${id}” in sources.yml.`;
    case 'elsewhere':
      return `The site knows the work${title} already: “${id}” in ${getFileName(work)}.`;
    case 'repeated':
      return `The file has this work twice; it is “${id}”.`;
    default:
      return undefined;
  }
}

/** Returns the name of the file that has a work: an explainer, or the glossary. */
const getFileName = (work: PlannedEntry['work']): string =>
  work?.list.slug ? `${work.list.slug}.mdx` : 'the glossary';

/** Writes an entry as an item of a list, to copy. */
export function formatItem({ id, found }: PlannedEntry): string {
  return `- ${writeEntryText(id, found).replaceAll('\n', '\n  ')}`.replaceAll(/^/gm, '  ');
}

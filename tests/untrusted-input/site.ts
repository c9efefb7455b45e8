import type { Case, Folder } from './base.ts';
import { corpus } from './corpus.ts';

/** Categories of which every case gets a page. Of the large ones, one case is enough. */
const categories = ['addresses', 'markup', 'mdx', 'directions', 'yaml', 'bytes', 'files'] as const;
const largeCase = 'a thousand citations of one source';

/** All cases that are shown. The page of each is at `case-<index>/`. */
export const shownCases: readonly Case[] = [
  ...categories.flatMap((category) => corpus[category] ?? []),
  ...(corpus['sizes'] ?? []).filter(([name]) => name === largeCase),
].filter(([, outcome]) => outcome === 'page');

/** Returns all shown cases as the content of one site. Ids that would collide get a number. */
export function buildCorpusContent(): Folder {
  const content: Record<string, string | Buffer> = {
    'authors.yml': 'desk: { name: Desk }\n',
    'topics.yml': '',
    'glossary.yml': '',
  };
  for (const [index, [, , files]] of shownCases.entries()) {
    for (const [path, data] of Object.entries(files)) {
      if (typeof data === 'function') continue;
      const text = Buffer.isBuffer(data) ? data : addNumbers(data, index, 'authors.yml' in files);
      if (path.endsWith('.yml')) content[path] += String(text);
      else content[path.replace('case.mdx', `case-${index}.mdx`).replace('x.csv', `x${index}.csv`)] = text;
    }
  }
  return content;
}

/** Makes the ids in the text of a case unique. */
function addNumbers(text: string, index: number, hasAuthors: boolean): string {
  const numbered = text
    .replace(/\bid: d(?=,|$)/gm, `id: d${index}`)
    .replace(/\[\^d(?=[\]:])/g, `[^d${index}`)
    .replace(/^weir:/gm, `weir${index}:`)
    .replaceAll('<Term id="weir"', `<Term id="weir${index}"`)
    .replaceAll('data="x"', `data="x${index}"`);
  return hasAuthors
    ? numbered.replace(/^desk:/m, `desk${index}:`).replace('authors: [desk]', `authors: [desk${index}]`)
    : numbered;
}

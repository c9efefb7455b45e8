import type { Case, Folder } from './base.ts';
import { corpus } from './corpus.ts';

/** Parts of which every page is built. Of what is only large, one will do. */
const parts = ['addresses', 'markup', 'mdx', 'directions', 'yaml', 'bytes', 'files'] as const;
const large = 'a thousand citations of one source';

/** All cases that are shown; the page of each is at `case-<place in this list>/`. */
export const shownCases: readonly Case[] = [
  ...parts.flatMap((part) => corpus[part] ?? []),
  ...(corpus['sizes'] ?? []).filter(([tries]) => tries === large),
].filter(([, becomes]) => becomes === 'page');

/** All of them as the content of one site; names that would meet get a number. */
export function hostileContent(): Folder {
  const content: Record<string, string | Buffer> = {
    'authors.yml': 'desk: { name: Desk }\n',
    'topics.yml': '',
    'glossary.yml': '',
  };
  for (const [index, [, , files]] of shownCases.entries()) {
    for (const [path, what] of Object.entries(files)) {
      if (typeof what === 'function') continue;
      const text = Buffer.isBuffer(what) ? what : numbered(what, index, 'authors.yml' in files);
      if (path.endsWith('.yml')) content[path] += String(text);
      else content[path.replace('case.mdx', `case-${index}.mdx`).replace('x.csv', `x${index}.csv`)] = text;
    }
  }
  return content;
}

/** The text of a case with ids of its own, so that it can stand beside all others. */
function numbered(text: string, index: number, ownAuthor: boolean): string {
  const own = text
    .replace(/\bid: d,/g, `id: d${index},`)
    .replace(/\[\^d(?=[\]:])/g, `[^d${index}`)
    .replace(/^weir:/gm, `weir${index}:`)
    .replaceAll('<Term id="weir"', `<Term id="weir${index}"`)
    .replaceAll('data="x"', `data="x${index}"`);
  return ownAuthor
    ? own.replace(/^desk:/m, `desk${index}:`).replace('authors: [desk]', `authors: [desk${index}]`)
    : own;
}

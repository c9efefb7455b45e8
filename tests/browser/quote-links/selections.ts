/** Random selections in an explainer, the same for the same seed. */
import type { Page } from 'playwright-core';
import { createRandom } from '../../support/random.ts';
import type { Place, Token } from './in-page.ts';

/** A kind of selection: the elements that it includes, and the minimum and maximum number of words before and after. */
interface Kind {
  name: string;
  through: string;
  before: [number, number];
  after: [number, number];
}

const prose = '.text > section:not([role=doc-endnotes]) > p';

const kinds: Kind[] = [
  { name: 'within a sentence', through: prose, before: [0, 3], after: [0, 6] },
  { name: 'across paragraphs', through: prose, before: [20, 80], after: [20, 80] },
  { name: 'over markers', through: `${prose} sup.cite`, before: [1, 12], after: [1, 12] },
  { name: 'from a marker', through: 'sup.cite', before: [0, 0], after: [2, 15] },
  { name: 'to a marker', through: 'sup.cite', before: [2, 15], after: [0, 0] },
  { name: 'over list items', through: '.timeline li, .key-points li', before: [4, 20], after: [4, 20] },
  { name: 'over headings', through: '.text h2', before: [0, 20], after: [4, 30] },
  { name: 'over terms', through: '.term', before: [0, 8], after: [1, 8] },
  { name: 'over claims and notices', through: '.claim, .callout, .notice', before: [0, 12], after: [2, 25] },
  { name: 'in the list of sources', through: '[role=doc-endnotes] li cite', before: [0, 3], after: [1, 6] },
];

/** A selection and the name of its kind. */
export interface Selection {
  name: string;
  place: Place;
}

/** Returns `count` selections. It takes turns through the kinds that the page has. */
export async function selectionsIn(page: Page, count: number, seed: number): Promise<Selection[]> {
  const random = createRandom(seed);
  const upTo = ([min, max]: [number, number]) => min + Math.floor(random() * (max - min + 1));
  const tokensOf = async (selector: string) =>
    (await page.evaluate((each) => linkTest.tokensOf(each), selector)).flat();
  const tokens = await tokensOf('main');
  const indexOf = new Map(tokens.map((token, index) => [String(token), index]));
  const present: (Kind & { indices: number[] })[] = [];
  for (const kind of kinds) {
    const indices = (await tokensOf(kind.through)).map((token: Token) => indexOf.get(String(token)) ?? 0);
    if (indices.length > 0) present.push({ ...kind, indices });
  }
  return Array.from({ length: count }, (_, number) => {
    const { name, indices, before, after } = present[number % present.length] as (typeof present)[number];
    const index = indices[Math.floor(random() * indices.length)] ?? 0;
    const first = tokens[Math.max(0, index - upTo(before))] as Token;
    const last = tokens[Math.min(tokens.length - 1, index + upTo(after))] as Token;
    return { name, place: [first[0], first[1], last[0], last[2]] };
  });
}

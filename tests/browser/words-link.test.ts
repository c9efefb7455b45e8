/** The link to selected words: opened by a stranger, it lights up the words that were selected, and no others. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { explainer, home } from './visit.ts';
import { partsOf } from './words/parts.ts';
import { Readers } from './words/reader.ts';
import { type Selection, selectionsIn } from './words/selections.ts';

let readers: Readers;
beforeAll(async () => {
  readers = await Readers.start();
});
afterAll(() => readers?.stop());

/** A link made from a selection, and what it lit. */
interface Link extends Selection {
  directive: string;
  selected: string;
  lit: string;
  /** Parts of the directive with the number of a mark in them. */
  numbered: string[];
}

/** Makes links of random selections on a page and opens each. */
async function linksIn(address: string, count: number, seed: number): Promise<Link[]> {
  const page = await readers.open(address);
  const links: Link[] = [];
  for (const { name, place } of await selectionsIn(page, count, seed)) {
    const [directive, selected] = await page.evaluate(
      (at) => [linkTest.fragmentAt(at) ?? '', linkTest.textAt(at)] as const,
      place,
    );
    const lit = directive ? await readers.litBy(address, directive) : '';
    const parts = partsOf(directive).flatMap((each) => Object.values(each));
    const numbered = await page.evaluate((all) => all.filter((part) => linkTest.holdNumber(part)), parts);
    links.push({ name, place, directive: decodeURIComponent(directive), selected, lit, numbered });
  }
  await page.close();
  return links;
}

describe.each([
  ['the real page', () => home + explainer, 50, 49],
  ['a page in Persian', () => `${inject('library').address}ab-dar-shahr/`, 12, 12],
])('on %s', (_name, address, count, least) => {
  let links: Link[];
  beforeAll(async () => {
    links = await linksIn(address(), count, 15);
  });

  it(`${count} random selections: at least ${least} are what their link lights up`, () => {
    const missed = links.filter(({ selected, lit }) => !selected || lit !== selected);
    if (missed.length > 0) console.log('Missed:', missed);
    expect(links).toHaveLength(count);
    expect(links.length - missed.length).toBeGreaterThanOrEqual(least);
  });

  it('their links hold no number of a mark', () => {
    expect(links.flatMap(({ numbered, directive }) => (numbered.length > 0 ? [directive] : []))).toEqual([]);
  });

  it('their links are short', () => {
    for (const { directive } of links) expect(directive.length).toBeLessThan(200);
  });
});

it('a preview that stands open is in no link', async () => {
  const address = home + explainer;
  const page = await readers.open(address);
  const mark = page.locator('.text > section > p sup.cite a').first();
  await mark.click();
  await page.locator('.preview:popover-open').waitFor();
  const place = await page.evaluate(() => {
    const [tokens = []] = linkTest.tokensOf('.text > section > p');
    const [first, last] = [tokens[0] ?? [0, 0, 0], tokens.at(-1) ?? [0, 0, 0]];
    return [first[0], first[1], last[0], last[2]] as [number, number, number, number];
  });
  const selected = await page.evaluate((at) => linkTest.textAt(at), place);
  const directive = await page.evaluate((at) => linkTest.fragmentAt(at) ?? '', place);
  const quote = await page.evaluate((at) => linkTest.quoteAt(at), place);
  expect(quote).not.toContain('Go to the list');
  expect(await readers.litBy(address, directive)).toBe(selected);
  await page.close();
});

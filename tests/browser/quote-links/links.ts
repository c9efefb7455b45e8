/** Links to words that were selected at random places of a page, each opened by a stranger. */
import { partsOf } from './parts.ts';
import type { Readers } from './reader.ts';
import { type Selection, selectionsIn } from './selections.ts';

/** A link made from a selection, and what it lit. */
export interface Link extends Selection {
  directive: string;
  selected: string;
  lit: string;
  /** Parts of the directive with the number of a mark in them. */
  numbered: string[];
}

/** Makes the links on one page and opens each on another. */
export async function linksIn(readers: Readers, address: string, count: number, seed: number): Promise<Link[]> {
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

/** Those that did not light up just what was selected. */
export const missed = (links: readonly Link[]): Link[] =>
  links.filter(({ selected, lit }) => !selected || lit !== selected);

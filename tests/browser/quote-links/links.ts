/** Links to random selections on a page, each opened in a new page. */

import type { Readers } from './reader.ts';
import { type Selection, selectionsIn } from './selections.ts';
import { parseTextDirectives } from './text-directives.ts';

/** A link to a selection, and the text that it highlights. */
export interface Link extends Selection {
  directive: string;
  selected: string;
  lit: string;
  /** Terms of the directive that contain the number of a citation marker. */
  numbered: string[];
}

/** Creates links on one page and opens each in another. */
export async function linksIn(readers: Readers, address: string, count: number, seed: number): Promise<Link[]> {
  const page = await readers.open(address);
  const links: Link[] = [];
  for (const { name, place: range } of await selectionsIn(page, count, seed)) {
    const [directive, selected] = await page.evaluate(
      (at) => [linkTest.fragmentAt(at) ?? '', linkTest.textAt(at)] as const,
      range,
    );
    const lit = directive ? await readers.litBy(address, directive) : '';
    const terms = parseTextDirectives(directive).flatMap((textDirective) => Object.values(textDirective));
    const numbered = await page.evaluate((all) => all.filter((term) => linkTest.holdNumber(term)), terms);
    links.push({ name, place: range, directive: decodeURIComponent(directive), selected, lit, numbered });
  }
  await page.close();
  return links;
}

/** Returns the links that do not highlight exactly the selected text. */
export const missed = (links: readonly Link[]): Link[] =>
  links.filter(({ selected, lit }) => !selected || lit !== selected);

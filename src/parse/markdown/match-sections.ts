import type { Heading, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { findClosest } from '../../diagnostics/closest-match.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import { describeHiddenDifference } from '../../diagnostics/lookalikes.ts';
import type { ParseContext } from '../parse-context.ts';
import { isUnderlined, nodeText, normalizeText, positionOf, underlineHint } from './nodes.ts';
import { parseField } from './parse-markdown.ts';

/** A section as the frontmatter declares it. */
export interface DeclaredSection {
  id: string;
  title: string;
  /** Former ids. */
  was?: readonly string[];
}

/**
 * Matches the `## ` headings of a body with the sections of the frontmatter, by their text.
 * @returns the section of each heading; headings without one are reported and left out
 */
export function matchSections(
  root: Root,
  { partial: { sections }, yaml, report }: Pick<ParseContext, 'partial' | 'yaml' | 'report'>,
): Map<Heading, DeclaredSection> {
  const headings = root.children.filter((node): node is Heading => node.type === 'heading' && node.depth === 2);
  const titles = sections.map(({ title }) => getTitleText(title));
  reportNestedHeadings(root, headings, report);
  const indexesByTitle = Map.groupBy(titles.keys(), (index) => titles[index]);
  const indexes = new Map<Heading, number>();
  for (const heading of headings) {
    const index = indexesByTitle.get(nodeText(heading))?.shift();
    if (index !== undefined) indexes.set(heading, index);
  }
  const matched = new Set(indexes.values());
  const unmatched = new Set(Array.from(titles.keys()).filter((index) => !matched.has(index)));
  for (const [nth, heading] of headings.entries()) {
    if (indexes.has(heading)) continue;
    const text = nodeText(heading);
    const closest = findClosest(
      text,
      [...unmatched].map((index) => titles[index] ?? ''),
    );
    const index = closest === undefined ? nth : titles.findIndex((title, i) => unmatched.has(i) && title === closest);
    reportMismatch(heading, text, unmatched.has(index) ? titles[index] : undefined, report);
    if (unmatched.delete(index)) indexes.set(heading, index);
  }
  for (const index of unmatched) {
    report({
      rule: 'section-without-heading',
      position: yaml.positionOf(['sections', index, 'title']),
      message: `The section “${titles[index]}” has no heading in the body.`,
      hint: `Write “## ${titles[index]}” where it starts, or delete the section.`,
    });
  }
  reportOrder(headings, indexes, titles, report);
  return new Map(Array.from(indexes, ([heading, index]) => [heading, sections[index] as DeclaredSection]));
}

/** Returns the text of a title, which is inline Markdown in the frontmatter. */
function getTitleText(title: string): string {
  return /[\\`*_~[\]<&]/.test(title) ? nodeText(parseField(title)) : normalizeText(title);
}

/** Reports `## ` headings inside lists, quotes and components: they cannot start a section. */
function reportNestedHeadings(root: Root, headings: readonly Heading[], report: Report): void {
  const topLevel = new Set(headings);
  visit(root, 'heading', (heading) => {
    if (heading.depth === 2 && !topLevel.has(heading)) reportMismatch(heading, nodeText(heading), undefined, report);
  });
}

function reportMismatch(heading: Heading, text: string, title: string | undefined, report: Report): void {
  const rule = 'heading-mismatch';
  const position = positionOf(heading);
  if (title !== undefined) {
    const difference = describeHiddenDifference(text, title, ['the heading', 'the title']);
    report({
      rule,
      position,
      message: `The heading “${text}” does not match the section title “${title}”.`,
      ...(difference
        ? { hint: `The two differ in a character that looks the same: ${difference}. Make them the same.` }
        : {}),
    });
    return;
  }
  report({
    rule,
    position,
    message: `The heading “${text}” does not belong to a section of the frontmatter.`,
    hint: isUnderlined(heading) ? underlineHint : 'Add a section with this title, or make it a “### ” heading.',
  });
}

/** Reports each heading that comes after one of a later section. */
function reportOrder(
  headings: readonly Heading[],
  indexes: ReadonlyMap<Heading, number>,
  titles: readonly string[],
  report: Report,
): void {
  let lastIndex = -1;
  for (const heading of headings) {
    const index = indexes.get(heading);
    if (index === undefined) continue;
    if (index < lastIndex) {
      const order = `“${titles[index]}” comes after “${titles[lastIndex]}”`;
      report({
        rule: 'section-order',
        position: positionOf(heading),
        message: `The section ${order}; in the frontmatter it comes before.`,
      });
    }
    lastIndex = Math.max(lastIndex, index);
  }
}

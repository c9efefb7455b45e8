import type { Heading, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { findClosest } from '../../diagnostics/closest-match.ts';
import type { Position, Report } from '../../diagnostics/diagnostic.ts';
import { positionOf } from './body-rules.ts';
import { nodeText } from './node-text.ts';
import { parseField } from './parse-markdown.ts';

/** A section as frontmatter gives it. */
export interface DeclaredSection {
  id: string;
  title: string;
  /** Ids that it had before. */
  was?: readonly string[];
}

/** The text of a title of frontmatter, which is inline Markdown. */
function titleText(title: string): string {
  return /[\\`*_~[\]<&]/.test(title) ? nodeText(parseField(title)) : title.replace(/\s+/g, ' ').trim();
}

/**
 * Matches the `## ` headings of a body with the sections of frontmatter, by their text.
 * @returns the section of each heading; headings without one are left out and reported.
 */
export function matchSections(
  root: Root,
  sections: readonly DeclaredSection[],
  positionOfTitle: (index: number) => Position,
  report: Report,
): Map<Heading, DeclaredSection> {
  const headings = root.children.filter((node): node is Heading => node.type === 'heading' && node.depth === 2);
  const titles = sections.map(({ title }) => titleText(title));
  const own = new Set(headings);
  visit(root, 'heading', (heading) => {
    if (heading.depth === 2 && !own.has(heading)) reportMismatch(heading, nodeText(heading), undefined, report);
  });
  const indexesOf = Map.groupBy(titles.keys(), (index) => titles[index]);
  const taken = new Set<number>();
  const indexOf = new Map<Heading, number>();
  for (const heading of headings) {
    const index = indexesOf.get(nodeText(heading))?.shift();
    if (index === undefined) continue;
    taken.add(index);
    indexOf.set(heading, index);
  }
  const free = new Set(Array.from(titles.keys()).filter((index) => !taken.has(index)));
  for (const [place, heading] of headings.entries()) {
    if (indexOf.has(heading)) continue;
    const text = nodeText(heading);
    const near = findClosest(
      text,
      [...free].map((index) => titles[index] ?? ''),
    );
    const index = near === undefined ? place : titles.findIndex((title, i) => free.has(i) && title === near);
    reportMismatch(heading, text, free.has(index) ? titles[index] : undefined, report);
    if (free.delete(index)) indexOf.set(heading, index);
  }
  for (const index of free) {
    report({
      rule: 'section-without-heading',
      position: positionOfTitle(index),
      message: `The section “${titles[index]}” has no heading in the body.`,
      hint: `Write “## ${titles[index]}” where it starts, or delete the section.`,
    });
  }
  checkOrder(headings, indexOf, titles, report);
  return new Map(Array.from(indexOf, ([heading, index]) => [heading, sections[index] as DeclaredSection]));
}

function reportMismatch(heading: Heading, text: string, title: string | undefined, report: Report): void {
  report({
    rule: 'heading-mismatch',
    position: positionOf(heading),
    message:
      title === undefined
        ? `The heading “${text}” belongs to no section of the frontmatter.`
        : `The heading “${text}” does not match the section title “${title}”.`,
    hint:
      title === undefined ? 'Add a section with this title, or make it a “### ” heading.' : 'Make the two the same.',
  });
}

/** Headings come in the order of the sections. Each that comes too late is named with the one it should stand before. */
function checkOrder(headings: Heading[], indexOf: Map<Heading, number>, titles: string[], report: Report): void {
  let furthest = -1;
  for (const heading of headings) {
    const index = indexOf.get(heading);
    if (index === undefined) continue;
    if (index < furthest) {
      report({
        rule: 'section-order',
        position: positionOf(heading),
        message: `The section “${titles[index]}” stands after “${titles[furthest]}”; in the frontmatter it stands before.`,
        hint: 'Put the sections into the same order in both.',
      });
    }
    furthest = Math.max(furthest, index);
  }
}

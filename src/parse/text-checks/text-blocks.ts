import type { Heading, Nodes, Paragraph, Parents, Root, TableCell } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { Position } from '../../diagnostics/diagnostic.ts';

/** A paragraph, a heading or a cell of a table, as the author wrote it. */
export interface TextBlock {
  node: Paragraph | Heading | TableCell;
  parent: Parents | undefined;
  start: number;
  /**
   * Its source. What is no plain text (code, links, citations, tags, escapes) is replaced by as many {@link filler},
   * and bare addresses by as many {@link addressFiller}.
   */
  text: string;
}

/**
 * Finds the position in the file of a text at an offset of the body. For a field of the frontmatter, whose offsets
 * are not those of the file, it searches what is written there.
 */
export type FindPosition = (offset: number, written: string) => Position;

export const filler = '\ufffc';
export const addressFiller = '\ue000';

/** Finds the blocks of text in a tree. */
export function findTextBlocks(root: Root, source: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  visit(root, (node, _index, parent) => {
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return undefined;
    const { start, end } = getRange(node);
    blocks.push({ node, parent, start, text: maskMarkup(node, source.slice(start, end), start) });
    return SKIP;
  });
  return blocks;
}

function getRange({ position }: Nodes): { start: number; end: number } {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}

function maskMarkup(block: Nodes, written: string, blockStart: number): string {
  const text = written
    .replace(/\\[!-/:-@[-`{-~]/g, filler.repeat(2))
    // The start of a line in a quote or a list, so that `^` finds its text.
    .replace(/(?<=[\r\n])[ \t>]+/g, (prefix) => '\n'.repeat(prefix.length));
  const ranges: FilledRange[] = [];
  const mask = (start: number, end: number, character: string) => {
    ranges.push({ start: start - blockStart, end: end - blockStart, character });
  };
  visit(block, (node) => {
    const { start, end } = getRange(node);
    switch (node.type) {
      case 'link':
        mask(start, end, written[start - blockStart] === '[' ? filler : addressFiller);
        return SKIP;
      case 'mdxJsxTextElement': {
        const [first, last] = [node.children.at(0), node.children.at(-1)];
        mask(start, first ? getRange(first).start : end, filler);
        if (last) mask(getRange(last).end, end, filler);
        return undefined;
      }
      case 'inlineCode':
      case 'image':
      case 'imageReference':
      case 'linkReference':
      case 'footnoteReference':
      case 'mdxTextExpression':
      case 'html':
        mask(start, end, filler);
        return SKIP;
      default:
        return undefined;
    }
  });
  return fillRanges(text, ranges);
}

/** A part of a text, and the character that fills it. */
export interface FilledRange {
  start: number;
  end: number;
  character: string;
}

/** Replaces each character in ranges of a text. Line ends stay. */
export function fillRanges(text: string, ranges: readonly FilledRange[]): string {
  const characters = text.split('');
  for (const { start, end, character } of ranges)
    for (let index = start; index < end; index++)
      if (!/[\r\n]/.test(characters[index] ?? '\n')) characters[index] = character;
  return characters.join('');
}

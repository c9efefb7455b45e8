/** Reads the plain text of HTML’s tree. */
import type { Element, ElementContent, Nodes, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/** Says whether an element is a group of citation marks. */
export function isMarkGroup({ tagName, properties }: Element): boolean {
  return tagName === 'sup' && [properties['className']].flat().includes('cite');
}

/** Says whether an element is the drawing of a chart, which its table repeats. */
export function isDrawing({ tagName, properties }: Element): boolean {
  return tagName === 'div' && properties['role'] === 'img';
}

const blocks = new Set('p li h1 h2 h3 h4 h5 h6 td th tr div aside blockquote pre dt dd figcaption summary'.split(' '));

/** Characters that Unicode has raised and lowered. */
const scripts: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  sup: zip('0123456789+-−=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ'),
  sub: zip('0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'),
};

/** Returns the text of a tree as it is read: without citation marks, with a space between blocks. */
export function toText(tree: Nodes | ElementContent[]): string {
  let text = '';
  const root: Root = { type: 'root', children: Array.isArray(tree) ? tree : [tree as ElementContent] };
  visit(root, (node) => {
    if (node.type === 'element') {
      // A hidden definition is not part of the sentence, and a chart’s table repeats what its drawing shows.
      if (isMarkGroup(node) || node.properties['hidden'] === true || isDrawing(node)) return SKIP;
      if (blocks.has(node.tagName) || node.tagName === 'br') text += ' ';
      const characters = scripts[node.tagName];
      if (characters) {
        text += replaceAll(toText(node.children), characters);
        return SKIP;
      }
    } else if (node.type === 'text') {
      text += node.value;
    }
    return undefined;
  });
  return text.replace(/\s+/g, ' ').trim();
}

/** Replaces the characters of a text if it has no others: “10⁶” does not become “106”, and “1st” stays. */
function replaceAll(text: string, replacements: ReadonlyMap<string, string>): string {
  const replaced = Array.from(text, (character) => replacements.get(character));
  return replaced.includes(undefined) ? text : replaced.join('');
}

function zip(from: string, to: string): Map<string, string> {
  const characters = Array.from(to);
  return new Map(Array.from(from, (character, index) => [character, characters[index] ?? '']));
}

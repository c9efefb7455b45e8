import type { Element, ElementContent, Root as HastRoot } from 'hast';
import type { Heading, Root, RootContent } from 'mdast';
import rehypeSlug from 'rehype-slug';
import { visit } from 'unist-util-visit';
import type { Report } from '../../diagnostics/diagnostic.ts';
import { isReservedAnchor } from '../../explainer/ids.ts';
import type { ParsedBody } from '../markdown/collect-citations.ts';
import { removeMarks, toText } from './render.ts';

/** A section of the rendered body: its heading, and what follows it. */
export interface RawSection {
  id: string;
  heading: Element;
  content: ElementContent[];
  /** The same in Markdown’s tree. */
  source: { heading: Heading; blocks: RootContent[] };
}

/** What stands before the first section. */
export type RawIntroduction = Pick<RawSection, 'content'> & { blocks: RootContent[] };

/**
 * Renders the body and cuts it at the headings of its sections. Headings get their ids here: sections theirs, others
 * a slug.
 */
export function splitSections(
  body: ParsedBody,
  report: Report,
  toTree: (root: Root) => HastRoot,
): { introduction: RawIntroduction; sections: RawSection[] } {
  for (const [heading, { id }] of body.sections) setId(heading, id);
  const tree = toTree(body.root);
  slugHeadings(tree);
  const ids = new Set(Array.from(body.sections.values(), ({ id }) => id));
  const former = Array.from(body.sections.values(), ({ was = [] }) => was).flat();
  headingIds(tree, new Set([...ids, ...former]), report);
  const introduction: RawIntroduction = { content: [], blocks: [] };
  const headings = new Map(Array.from(body.sections, ([heading, { id }]) => [id, heading]));
  const sections: RawSection[] = [];
  for (const node of tree.children as ElementContent[]) {
    const id = node.type === 'element' && node.tagName === 'h2' ? String(node.properties['id']) : '';
    const heading = headings.get(id);
    if (node.type === 'element' && heading)
      sections.push({ id, heading: node, content: [], source: { heading, blocks: [] } });
    else (sections.at(-1) ?? introduction).content.push(node);
  }
  const sectionOf = new Map(sections.map((section) => [section.source.heading, section]));
  let { blocks } = introduction;
  for (const node of body.root.children) {
    const section = node.type === 'heading' ? sectionOf.get(node) : undefined;
    if (section) ({ blocks } = section.source);
    else blocks.push(node);
  }
  return { introduction, sections };
}

/** Gives every heading without an id one made of its words; citation marks in it do not count. */
function slugHeadings(tree: HastRoot): void {
  const headings: Element[] = [];
  visit(tree, 'element', (element) => {
    // The copy shares its properties with the heading, so that the id arrives there.
    if (/^h[1-6]$/.test(element.tagName)) headings.push({ ...element, children: removeMarks(element.children) });
  });
  rehypeSlug()({ type: 'root', children: headings });
}

/** A heading inside a section gets its id from its words: that must be no id that something else on the page has. */
function headingIds(tree: HastRoot, sections: ReadonlySet<string>, report: Report): void {
  visit(tree, 'element', (element) => {
    const id = String(element.properties['id'] ?? '');
    if (!/^h[3-6]$/.test(element.tagName) || !(sections.has(id) || isReservedAnchor(id))) return;
    report({
      rule: 'duplicate-id',
      position: { line: element.position?.start.line ?? 1, column: element.position?.start.column ?? 1 },
      message: `The heading “${toText(element)}” would get the id “${id}”, which ${sections.has(id) ? 'a section has or had' : 'the site gives out itself'}.`,
      hint: 'Word the heading otherwise.',
    });
  });
}

function setId(heading: Heading, id: string): void {
  heading.data = { ...heading.data, hProperties: { id } };
}

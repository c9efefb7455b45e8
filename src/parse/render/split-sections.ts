/** Renders a body and splits it into its sections. */
import type { Element, ElementContent, Root as HastRoot } from 'hast';
import type { Heading, Root, RootContent } from 'mdast';
import rehypeSlug from 'rehype-slug';
import { visit } from 'unist-util-visit';
import type { Report } from '../../diagnostics/diagnostic.ts';
import { isReservedAnchor } from '../../explainer/ids.ts';
import type { ParsedBody } from '../markdown/collect-citations.ts';
import { toText } from './plain-text.ts';
import { removeMarks } from './render.ts';

/** A section of the rendered body: its heading and its content. */
export interface RawSection {
  id: string;
  heading: Element;
  content: ElementContent[];
  /** The same in Markdown’s tree. */
  source: { heading: Heading; blocks: RootContent[] };
}

/** The content before the first section. */
export type RawIntroduction = Pick<RawSection, 'content'> & { blocks: RootContent[] };

/**
 * Renders the body and splits it at the headings of its sections. Headings get their ids here: those of
 * sections the id in the frontmatter, others a slug.
 */
export function splitSections(
  body: ParsedBody,
  report: Report,
  renderTree: (root: Root) => HastRoot,
): { introduction: RawIntroduction; sections: RawSection[] } {
  for (const [heading, { id }] of body.sections) setId(heading, id);
  const tree = renderTree(body.root);
  slugHeadings(tree);
  reportTakenIds(tree, new Set(Array.from(body.sections.values(), ({ id, was = [] }) => [id, ...was]).flat()), report);

  const introduction: RawIntroduction = { content: [], blocks: [] };
  const headingById = new Map(Array.from(body.sections, ([heading, { id }]) => [id, heading]));
  const sections: RawSection[] = [];
  for (const node of tree.children as ElementContent[]) {
    const id = node.type === 'element' && node.tagName === 'h2' ? String(node.properties['id']) : '';
    const heading = headingById.get(id);
    if (node.type === 'element' && heading)
      sections.push({ id, heading: node, content: [], source: { heading, blocks: [] } });
    else (sections.at(-1) ?? introduction).content.push(node);
  }

  const sectionByHeading = new Map(sections.map((section) => [section.source.heading, section]));
  let { blocks } = introduction;
  for (const node of body.root.children) {
    const section = node.type === 'heading' ? sectionByHeading.get(node) : undefined;
    if (section) ({ blocks } = section.source);
    else blocks.push(node);
  }
  return { introduction, sections };
}

/** Gives every heading without an id one made from its text, without citation marks. */
function slugHeadings(tree: HastRoot): void {
  const headings: Element[] = [];
  visit(tree, 'element', (element) => {
    // The copy shares its properties with the heading, so both get the id.
    if (/^h[1-6]$/.test(element.tagName)) headings.push({ ...element, children: removeMarks(element.children) });
  });
  rehypeSlug()({ type: 'root', children: headings });
}

/** Reports headings inside sections whose id, made from their text, is that of a section or of the site. */
function reportTakenIds(tree: HastRoot, sectionIds: ReadonlySet<string>, report: Report): void {
  visit(tree, 'element', (element) => {
    const id = String(element.properties['id'] ?? '');
    if (!/^h[3-6]$/.test(element.tagName) || !(sectionIds.has(id) || isReservedAnchor(id))) return;
    const owner = sectionIds.has(id) ? 'a section has or had' : 'the site uses itself';
    report({
      rule: 'duplicate-id',
      position: { line: element.position?.start.line ?? 1, column: element.position?.start.column ?? 1 },
      message: `The heading “${toText(element)}” would get the id “${id}”, which ${owner}.`,
      hint: 'Change the words of the heading.',
    });
  });
}

function setId(heading: Heading, id: string): void {
  heading.data = { ...heading.data, hProperties: { id } };
}

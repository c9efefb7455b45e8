/** Renders a body and splits it into its sections. */
import type { Element, ElementContent, Root as HastRoot } from 'hast';
import type { Heading, Root, RootContent } from 'mdast';
import rehypeSlug from 'rehype-slug';
import { visit } from 'unist-util-visit';
import { isReservedAnchor } from '../../explainer/ids.ts';
import type { ResolvedBody } from '../markdown/collect-citations.ts';
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
  body: ResolvedBody,
  renderTree: (root: Root) => HastRoot,
): { introduction: RawIntroduction; sections: RawSection[] } {
  for (const [heading, { id }] of body.sections) setId(heading, id);
  const tree = renderTree(body.root);
  addHeadingIds(tree, Array.from(body.sections.values(), ({ id, was = [] }) => [id, ...was]).flat());

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

/**
 * Gives every heading without an id one made from its text: a slug, with a number where another heading or a section
 * has that id. See the grammar in `src/explainer/ids.ts`.
 * @param sectionIds present and former ids of sections
 */
function addHeadingIds(tree: HastRoot, sectionIds: readonly string[]): void {
  const taken = new Set(sectionIds);
  const counts = new Map<string, number>();
  visit(tree, 'element', (element) => {
    if (!/^h[1-6]$/.test(element.tagName) || element.properties['id']) return;
    const slug = createSlug(element);
    const prefix = slug === '' ? 'h' : isReservedAnchor(`${slug}-`) ? `h-${slug}` : slug;
    let id = slug;
    for (let count = counts.get(slug) ?? 0; id === '' || taken.has(id); counts.set(slug, count))
      id = `${prefix}-${++count}`;
    taken.add(id);
    element.properties['id'] = id;
  });
}

/** Returns the slug of a heading, without its citation marks. Empty if it has no letters and digits. */
function createSlug(heading: Element): string {
  const text = toText(removeMarks(heading.children)).normalize('NFC');
  const element: Element = { ...heading, properties: {}, children: [{ type: 'text', value: text }] };
  rehypeSlug()({ type: 'root', children: [element] });
  const slug = String(element.properties['id'])
    .replace(/\ufe0f/g, '')
    .replace(/^-+|(?<!-)-+$/g, '');
  if (!/[\p{L}\p{N}]/u.test(slug)) return '';
  return isReservedAnchor(slug) ? `h-${slug}` : slug;
}

function setId(heading: Heading, id: string): void {
  heading.data = { ...heading.data, hProperties: { id } };
}

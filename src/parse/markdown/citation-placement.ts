/** Finds citations, links and terms where a page cannot show them as links. */
import type { Definition, Image, ImageReference, Link, Nodes } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { SKIP, visit } from 'unist-util-visit';
import { parseLabel, writtenCitation } from '../../citations/label.ts';
import type { Position, Report } from '../../diagnostics/diagnostic.ts';
import type { ParseContext } from '../parse-context.ts';
import { getLabel, positionInNode, positionOf } from './nodes.ts';

/** Reports citations, links and terms inside a link or a term: HTML has no link inside a link. */
export function reportNestedLinks(tree: Nodes, report: Report): void {
  visit(tree, (outer) => {
    const isTerm = isTermNode(outer);
    if (!isTerm && outer.type !== 'link' && outer.type !== 'linkReference') return undefined;
    const [where, name] = isTerm ? ['the text of a term', 'term'] : ['the text of a link', 'link'];
    visit(outer, (inner) => {
      if (inner === outer) return;
      const position = positionOf(inner);
      if (inner.type === 'footnoteReference')
        report({
          rule: 'citation-in-link',
          position,
          message: `The citation [^${getLabel(inner)}] is inside ${where}.`,
          hint: `Put the citation after the ${name}, best after the full stop of its sentence.`,
        });
      else if (isTermNode(inner) || inner.type === 'link' || inner.type === 'linkReference')
        report({
          rule: 'link-in-link',
          position,
          message: `A ${isTermNode(inner) ? 'term' : 'link'} is inside ${where}.`,
          hint: `Put it before or after the ${name}.`,
        });
    });
    return SKIP;
  });
}

function isTermNode(node: Nodes): node is MdxJsxTextElement | MdxJsxFlowElement {
  return 'name' in node && node.name === 'Term';
}

/**
 * Reports citations in the alternative text of images, and in titles of links and images, which are plain text.
 * @param source the text that the tree was parsed from
 * @param positionInFile for a field of the frontmatter: the position of the field
 * @returns the ids that these citations name
 */
export function reportCitationsInImages(
  tree: Nodes,
  source: string,
  report: Report,
  positionInFile?: Position,
): string[] {
  const ids: string[] = [];
  const reportCitation = (written: string, isTitle: boolean, position: Position) => {
    ids.push(parseLabel(written.slice(2, -1)).id);
    if (isTitle) {
      const message = `The title of a link or image has the citation ${written}, which would be shown as text.`;
      report({ rule: 'citation-out-of-place', position, message, hint: 'Put the citation after the link or image.' });
      return;
    }
    report({
      rule: 'citation-in-alt-text',
      position,
      message: `The alternative text of an image has the citation ${written}, which no reader would see.`,
      hint: `Write ${written} after the image, or at the end of a sentence about it.`,
    });
  };
  visit(tree, ['image', 'imageReference', 'link', 'definition'], (node) => {
    const { position, title } = node as Image | (ImageReference & Pick<Image, 'title'>) | Link | Definition;
    const isImage = node.type === 'image' || node.type === 'imageReference';
    if (!isImage && !title?.includes('[^')) return;
    const start = position?.start.offset ?? 0;
    const written = source.slice(start, position?.end.offset ?? start);
    for (const { 0: text, index } of written.matchAll(writtenCitation)) {
      const isTitle = title?.includes(text) ?? false;
      if (isImage || isTitle) reportCitation(text, isTitle, positionInFile ?? positionInNode(node, written, index));
    }
  });
  return ids;
}

/** Reports citations in attributes of components, which are plain text. @returns the ids that they name */
export function reportCitationsInAttributes(
  tree: Nodes,
  isCitable: (id: string) => boolean,
  { report }: Pick<ParseContext, 'report'>,
): string[] {
  const ids: string[] = [];
  visit(tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node) => {
    const { name, attributes } = node as MdxJsxFlowElement;
    for (const attribute of attributes) {
      if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') continue;
      for (const [written, label = ''] of attribute.value.matchAll(writtenCitation)) {
        const { id } = parseLabel(label);
        if (!isCitable(id)) continue;
        ids.push(id);
        report({
          rule: 'citation-out-of-place',
          position: positionOf(node),
          message: `The attribute “${attribute.name}” of <${name}> has ${written}, which would be shown as text.`,
          hint: `Put the citation into the text of <${name}>, or into a sentence about it.`,
        });
      }
    }
  });
  return ids;
}

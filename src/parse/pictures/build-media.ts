/**
 * Builds the media of a body: pictures, and links to what other sites show. Each is a component whose first child is
 * its image or link; its other children are the caption, with credit and licence last.
 */
import type { Image, Link, Paragraph, Parents, PhrasingContent, Root, RootContent, Text } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { SKIP, visit } from 'unist-util-visit';
import { findLinkTargets, getAttribute } from '../markdown/nodes.ts';
import { parseField } from '../markdown/parse-markdown.ts';

type Component = MdxJsxFlowElement | MdxJsxTextElement;

/** Completes the calls of media components, and makes such a call of each picture that is a paragraph. */
export function buildMedia(root: Root): void {
  resolveImageReferences(root);
  visit(root, (node, index, parent) => {
    if (node.type === 'paragraph' && parent && index !== undefined) {
      const calls = toCalls(node) ?? toPictures(node);
      if (calls) {
        (parent as Parents & { children: RootContent[] }).children.splice(index, 1, ...calls);
        return [SKIP, index + calls.length];
      }
    } else if (node.type === 'mdxJsxFlowElement') completeCall(node);
    return undefined;
  });
}

/** Replaces `![alt][label]` by the image that it means. */
function resolveImageReferences(root: Root): void {
  const targets = findLinkTargets(root);
  visit(root, 'imageReference', (node) => {
    const { url, title } = targets.get(node.identifier) ?? {};
    Object.assign(node, { type: 'image', url, title });
  });
}

/** Returns the calls that a paragraph consists of, which MDX parses as text: `<Picture …>Caption</Picture>`. */
function toCalls(paragraph: Paragraph): MdxJsxFlowElement[] | undefined {
  const calls = withoutSpace(paragraph.children).map((node): MdxJsxFlowElement | undefined => {
    if (node.type !== 'mdxJsxTextElement' || !isMedia(node)) return undefined;
    const caption: Paragraph[] = node.children.length > 0 ? [{ type: 'paragraph', children: node.children }] : [];
    return { ...node, type: 'mdxJsxFlowElement', children: caption };
  });
  if (calls.length === 0 || !calls.every((call) => call !== undefined)) return undefined;
  for (const call of calls) completeCall(call);
  return calls;
}

/** Returns the pictures that a paragraph consists of, each with its caption; undefined if it has other text. */
function toPictures(paragraph: Paragraph): MdxJsxFlowElement[] | undefined {
  const pictures: { media: Image | Link; caption: PhrasingContent[] }[] = [];
  for (const node of withoutSpace(paragraph.children)) {
    const last = pictures.at(-1);
    if (isPicture(node)) pictures.push({ media: node, caption: [] });
    else if (!last) return undefined;
    else if (node.type === 'footnoteReference') last.caption.push(node);
    // A line in italics directly after the picture.
    else if (node.type === 'emphasis' && last.caption.length === 0) last.caption.push(...node.children);
    else return undefined;
  }
  if (pictures.length === 0) return undefined;
  return pictures.map(({ media, caption }): MdxJsxFlowElement => {
    const title = takeTitle(media);
    const space: Text[] =
      title.length > 0 && caption[0]?.type !== 'footnoteReference' ? [{ type: 'text', value: ' ' }] : [];
    const children = [...title, ...(caption.length > 0 ? [...space, ...caption] : [])];
    const { position = paragraph.position } = media;
    return {
      type: 'mdxJsxFlowElement',
      name: 'Picture',
      attributes: [{ type: 'mdxJsxAttribute', name: 'src', value: findImage(media)?.url ?? '' }],
      children: [media, ...(children.length > 0 ? [{ type: 'paragraph', children }] : [])] as RootContent[] as [],
      ...(position && { position }),
    };
  });
}

const isPicture = (node: PhrasingContent): node is Image | Link =>
  node.type === 'image' || (node.type === 'link' && node.children.length === 1 && node.children[0]?.type === 'image');

const findImage = (media: Image | Link): Image | undefined =>
  media.type === 'image' ? media : media.children.find((child) => child.type === 'image');

const withoutSpace = (nodes: readonly PhrasingContent[]): PhrasingContent[] =>
  nodes.filter((node) => node.type !== 'break' && !(node.type === 'text' && node.value.trim() === ''));

/** Removes the title of an image, and returns it as inline Markdown. Its positions are that of the image. */
function takeTitle(media: Image | Link): PhrasingContent[] {
  const image = findImage(media);
  if (!image?.title?.trim()) return [];
  const tree = parseField(image.title.trim());
  image.title = null;
  const start = image.position?.start;
  visit(tree, (node) => {
    if (start) node.position = { start, end: start };
    if (node.type === 'html') Object.assign(node, { type: 'text' });
  });
  return tree.children.flatMap((block) => (block.type === 'paragraph' ? block.children : []));
}

const isMedia = ({ name }: Component): boolean => name === 'Picture' || name === 'MediaLink';

/** Puts what the attributes of a call name into its children. */
function completeCall(node: MdxJsxFlowElement): void {
  if (!isMedia(node)) return;
  const media = node.name === 'Picture' ? createImage(node, 'src') : createLink(node);
  node.children = [...(media ? [media] : []), ...node.children, ...createRights(node)] as typeof node.children;
}

function createImage(node: Component, attribute: string): Image | undefined {
  const url = getAttribute(node, attribute);
  return url ? withPosition({ type: 'image', url, alt: getAttribute(node, 'alt') ?? null }, node) : undefined;
}

/** Creates the link to a video or post: its picture, its title and the name of its site. */
function createLink(node: Component): Link | undefined {
  const url = getAttribute(node, 'href');
  const title = getAttribute(node, 'title');
  if (!url || !title) return undefined;
  const picture = createImage(node, 'picture');
  const site = getAttribute(node, 'site') || URL.parse(url)?.hostname.replace(/^www\./, '');
  const link: Link = {
    type: 'link',
    url,
    // The title may be in another language than the explainer.
    data: { hProperties: { dir: 'auto' } },
    children: [
      ...(picture ? [picture, { type: 'break' as const }] : []),
      { type: 'strong', children: [{ type: 'text', value: title }] },
      ...(site ? [{ type: 'text' as const, value: ` (${site})` }] : []),
    ],
  };
  return withPosition(link, node);
}

/** Creates the last paragraph of a caption: who made the picture, and under which licence others may use it. */
function createRights(node: Component): Paragraph[] {
  const credit = getAttribute(node, 'credit');
  const licenceUrl = getAttribute(node, 'licenceUrl');
  const licence = getAttribute(node, 'licence') || licenceUrl;
  const name: Text = { type: 'text', value: licence ?? '' };
  const parts = [
    ...(credit ? [{ type: 'text' as const, value: credit }] : []),
    ...(credit && licence ? [{ type: 'text' as const, value: ' · ' }] : []),
    ...(licenceUrl ? [withPosition({ type: 'link', url: licenceUrl, children: [name] }, node)] : licence ? [name] : []),
  ];
  if (parts.length === 0) return [];
  return [{ type: 'paragraph', data: { hProperties: { className: ['meta'] } }, children: parts }];
}

function withPosition<Node extends Image | Link>(node: Node, { position }: Component): Node {
  return position ? { ...node, position } : node;
}

/** Says what to write instead of the HTML with which programs and other sites embed pictures, videos and posts. */
import type { Nodes } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { isWebAddress } from '../../explainer/schema/fields.ts';
import { getAttribute, nodeText } from '../markdown/nodes.ts';

/** Reads an attribute of an element. */
type GetAttribute = (name: string) => string | undefined;

const players = new Set(['iframe', 'embed', 'object', 'video', 'audio', 'source']);

/** The classes of posts that a script of another site turns into an embedded frame. */
const postClass = /tweet|twitter|instagram|tiktok|bluesky|mastodon|threads|reddit|fb-(?:post|video)|embed/i;

/** The pages of what frames of other sites show. */
const pagesOfFrames: [frame: RegExp, page: string][] = [
  [
    /^https:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/(?!videoseries)([\w-]+).*/,
    'https://www.youtube.com/watch?v=$1',
  ],
  [/^(https:\/\/[^/]+\/@[^/]+\/\d+)\/embed.*/, '$1'],
  [/^https:\/\/archive\.org\/embed\/([^/?#]+).*/, 'https://archive.org/details/$1'],
  [/^https:\/\/player\.vimeo\.com\/video\/(\d+).*/, 'https://vimeo.com/$1'],
  [/^https:\/\/(?:www|geo)\.dailymotion\.com\/embed\/video\/(\w+).*/, 'https://www.dailymotion.com/video/$1'],
];

/** Returns the hint for an element; undefined if it is not about a picture, video or post. */
export function getMediaHint(node: MdxJsxFlowElement | MdxJsxTextElement): string | undefined {
  const get: GetAttribute = (name) => getAttribute(node, name);
  switch (node.name) {
    case 'img':
    case 'embed':
    case 'source':
    case 'iframe':
      return getMediaTagHint(node.name, get);
    case 'video':
    case 'audio':
    case 'object':
      return getMediaTagHint(node.name, (name) => get(name) ?? findAttribute(node, name));
    case 'figure':
    case 'picture':
      return getInnerHint(node);
    case 'script':
      return 'Delete it: pages run no script of another site. A link to what it shows needs none: <MediaLink>.';
    default:
      return postClass.test(get('class') ?? '') ? getLinkHint(findPostAddress(node), undefined) : undefined;
  }
}

/** Returns the hint for a tag without what is inside. */
export function getMediaTagHint(name: string, get: GetAttribute): string | undefined {
  if (name === 'img') return getImageHint(get);
  if (!players.has(name)) return undefined;
  const address = (get('src') ?? get('data'))?.replace(/^\/\//, 'https://');
  if (address?.startsWith('/')) return `Link to it: [What it shows](${address}).`;
  return getLinkHint(address, get('title'));
}

function getImageHint(get: GetAttribute): string {
  const src = get('src') ?? '';
  const alt = get('alt')?.replace(/[[\]]/g, '\\$&') || 'What it shows';
  const title = get('title') ? ` ${quote(get('title') ?? '')}` : '';
  if (/^\/(?!\/)/.test(src)) return `Write ![${alt}](${src}${title}).`;
  return `Put the file into “public”, and write ![${alt}](/${getFileName(src) || 'bridge.jpg'}${title}).`;
}

/** Returns the hint for `<figure>` or `<picture>`: that for what is inside, with the caption. */
function getInnerHint(node: MdxJsxFlowElement | MdxJsxTextElement): string | undefined {
  let hint: string | undefined;
  visit(node, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (inner) => {
    if (inner === node || !('name' in inner)) return;
    hint ??= inner.name === 'img' ? getPictureHint(node, inner) : getMediaHint(inner);
  });
  return hint;
}

function getPictureHint(figure: Nodes, image: MdxJsxFlowElement | MdxJsxTextElement): string {
  const src = getAttribute(image, 'src') ?? '';
  const caption = nodeText(figure);
  const address = /^\/(?!\/)/.test(src) ? src : `/${getFileName(src) || 'bridge.jpg'}`;
  const attributes = `src=${quote(address)} alt=${quote(getAttribute(image, 'alt') || 'What it shows')}`;
  const where = address === src ? 'Write' : 'Put the file into “public”, and write';
  return `${where} ${caption ? `<Picture ${attributes}>${caption}</Picture>` : `<Picture ${attributes} />`}.`;
}

function getLinkHint(address = '', title: string | undefined): string {
  const frame = isWebAddress(address) ? address : 'https://…';
  const page = pagesOfFrames.reduce((found, [pattern, replacement]) => found.replace(pattern, replacement), frame);
  // Every frame of YouTube has this title.
  const name = title && title !== 'YouTube video player' ? title : 'Its title';
  const link = `<MediaLink href=${quote(page)} title=${quote(name)}>What one sees there.</MediaLink>`;
  return `Pages ask no other server. Link to it: ${link}.`;
}

/** Finds the address of a post: in an attribute, or in the last link of its text. */
function findPostAddress(node: MdxJsxFlowElement | MdxJsxTextElement): string | undefined {
  for (const name of ['cite', 'data-instgrm-permalink', 'data-href', 'data-url'])
    if (isWebAddress(getAttribute(node, name) ?? '')) return getAttribute(node, name);
  let address: string | undefined;
  visit(node, (inner) => {
    const href = inner.type === 'link' ? inner.url : 'attributes' in inner ? getAttribute(inner, 'href') : undefined;
    if (href && isWebAddress(href)) address = href;
  });
  return address;
}

/** Finds an attribute of an element inside. */
function findAttribute(node: MdxJsxFlowElement | MdxJsxTextElement, name: string): string | undefined {
  let found: string | undefined;
  visit(node, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (inner) => {
    if ('attributes' in inner) found ??= getAttribute(inner, name);
  });
  return found;
}

const quote = (value: string) => (value.includes('"') ? `'${value}'` : `"${value}"`);

const getFileName = (address: string) => /([^/?#\\]+)(?:[?#].*)?$/.exec(address)?.[1] ?? '';

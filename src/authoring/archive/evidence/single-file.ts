/**
 * Turns a page into one file that opens without a network: styles and pictures are in it, scripts are not. Its content
 * security policy keeps browsers from running or loading anything else.
 */
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select } from 'hast-util-select';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { SKIP, visit } from 'unist-util-visit';
import type { FollowUrl } from '../../web/follow-redirects.ts';
import { Attachments } from './attachments.ts';
import { inlineStyles } from './inline-styles.ts';

interface SingleFileOptions {
  /** The address of the page, after redirects. */
  url: string;
  /** When it was copied, in ISO 8601. */
  time: string;
  follow: FollowUrl;
}

/** Elements that run code, load other pages, or change what the addresses of the page mean. */
const removedTags: readonly string[] = 'script template base object embed applet portal'.split(' ');

/** Links to files that the page would load, or could. Its style sheets are put into the page instead. */
const removedLinks =
  /\b(?:alternate|preload|modulepreload|prefetch|preconnect|dns-prefetch|manifest|icon|apple-touch-icon)\b/;

/** The attributes that name the picture of an element. */
const pictureAttributes: Record<string, string[]> = {
  img: ['src'],
  input: ['src'],
  video: ['poster'],
  image: ['href', 'xLinkHref'],
};

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; base-uri 'none'";

/** @returns the HTML, and how many styles and pictures could not be copied */
export async function toSingleFile(
  html: string,
  { url, time, follow }: SingleFileOptions,
): Promise<{ html: string; missing: number }> {
  const tree = fromHtml(html);
  const base = URL.parse(String(select('base[href]', tree)?.properties['href'] ?? ''), url)?.href ?? url;
  removeActiveContent(tree, base);
  const attachments = new Attachments(follow);
  await inlineStyles(tree, base, attachments);
  await inlinePictures(tree, base, attachments);
  addOrigin(tree, url, time);
  return { html: toHtml(tree), missing: attachments.missing };
}

function removeActiveContent(tree: Root, base: string): void {
  visit(tree, 'element', (element, index, parent) => {
    const { tagName, properties } = element;
    if (!parent || index === undefined) return;
    if (removedTags.includes(tagName) || isActiveMeta(element) || isLoadedLink(element)) {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    if (tagName === 'iframe' || tagName === 'frame') {
      const address = toAbsolute(String(properties['src'] ?? ''), base);
      parent.children[index] = h('p', address ? h('a', { href: address }, address) : []);
      return [SKIP, index + 1];
    }
    for (const name of Object.keys(properties)) if (/^on/i.test(name)) delete properties[name];
    for (const name of ['action', 'formAction', 'ping', 'srcDoc', 'integrity', 'nonce']) delete properties[name];
    for (const name of ['href', 'xLinkHref'])
      if (properties[name] !== undefined && tagName !== 'image')
        properties[name] = toAbsolute(String(properties[name]), base);
    return undefined;
  });
}

/** A charset that no longer holds, another policy, a refresh. */
function isActiveMeta({ tagName, properties }: Element): boolean {
  return tagName === 'meta' && (properties['charSet'] !== undefined || properties['httpEquiv'] !== undefined);
}

function isLoadedLink({ tagName, properties }: Element): boolean {
  return tagName === 'link' && removedLinks.test([properties['rel']].flat().join(' ').toLowerCase());
}

/** Returns a web address, or one within the page, and undefined for `javascript:` and the like. */
function toAbsolute(href: string, base: string): string | undefined {
  if (href === '' || href.startsWith('#')) return href;
  const url = URL.parse(href, base);
  return url && /^(?:https?|mailto|tel):$/.test(url.protocol) ? url.href : undefined;
}

async function inlinePictures(tree: Root, base: string, attachments: Attachments): Promise<void> {
  const pictures: Promise<void>[] = [];
  visit(tree, 'element', ({ tagName, properties }) => {
    // The browser would choose among these; the copy has one size.
    const [firstChoice = ''] = String(properties['srcSet'] ?? '')
      .trim()
      .split(/\s+/);
    if (tagName === 'img' || tagName === 'source') delete properties['srcSet'];
    const name = pictureAttributes[tagName]?.find((each) => properties[each] !== undefined) ?? 'src';
    if (!Object.hasOwn(pictureAttributes, tagName)) return;
    const written = String(properties[name] ?? '');
    const isPlaceholder = written === '' || written.startsWith('data:');
    const lazy = String(properties['dataSrc'] ?? firstChoice);
    const href = isPlaceholder && lazy ? lazy : written;
    const address = href === '' ? undefined : URL.parse(href, base)?.href;
    if (!address?.startsWith('http')) return;
    const setAddress = (data: string | undefined) => {
      properties[name] = data ?? address;
    };
    pictures.push(attachments.toDataUrl(address).then(setAddress));
  });
  await Promise.all(pictures);
}

/** Says where the page is from, in the file and to the person who opens it. */
function addOrigin(tree: Root, url: string, time: string): void {
  const head = select('head', tree);
  const body = select('body', tree);
  head?.children.unshift(
    h('meta', { charSet: 'utf-8' }),
    h('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
    h('meta', { name: 'copied-from', content: url }),
    h('meta', { name: 'copied-at', content: time }),
  );
  body?.children.unshift(
    h('p', { style: 'margin: 0; padding: .5em 1em; background: #fff; color: #000; font: 16px/1.5 sans-serif' }, [
      'Copy of ',
      h('a', { href: url }, url),
      `, made ${time}. Not for publication.`,
    ]),
  );
}

/** Puts the style sheets of a page, and the pictures and fonts that they name, into the page. */
import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { decodeHtml } from '../../web/decode-html.ts';
import type { Attachments } from './attachments.ts';

/** `@import "a.css" screen;` and `@import url(a.css);` (CSS Cascading and Inheritance Level 4). */
const importPattern = /@import\s+(?:url\(\s*)?(?:"([^"\n]*)"|'([^'\n]*)'|([^"')\s;]+))\s*\)?\s*([^;]*);/g;

/** `url(a.png)` and `url("a.png")` (CSS Values and Units Level 4). */
const urlPattern = /url\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^)"'\s]+))\s*\)/g;

export async function inlineStyles(tree: Root, base: string, attachments: Attachments): Promise<void> {
  const tasks: Promise<void>[] = [];
  visit(tree, 'element', (element) => {
    const { tagName, properties } = element;
    if (tagName === 'link' && [properties['rel']].flat().includes('stylesheet')) {
      const address = properties['href'] && URL.parse(String(properties['href']), base)?.href;
      if (address) tasks.push(loadSheet(address, attachments, new Set()).then((css) => setStyle(element, css)));
    } else if (tagName === 'style') {
      tasks.push(inlineCss(getText(element), base, attachments, new Set()).then((css) => setStyle(element, css)));
    } else if (String(properties['style'] ?? '').includes('url(')) {
      const setStyles = (css: string) => {
        properties['style'] = css;
      };
      tasks.push(inlineUrls(String(properties['style']), base, attachments).then(setStyles));
    }
  });
  await Promise.all(tasks);
}

function getText({ children }: Element): string {
  return children.map((child) => (child.type === 'text' ? child.value : '')).join('');
}

/** Makes an element a style sheet. */
function setStyle(element: Element, css: string): void {
  const { media } = element.properties;
  element.tagName = 'style';
  element.properties = media ? { media } : {};
  // The text of a style element ends at the first end tag in it.
  element.children = [{ type: 'text', value: css.replace(/<\/style/gi, '<\\/style') }];
}

/** @param loaded the sheets that the element has. Sheets may import one another: each is loaded once. */
async function loadSheet(address: string, attachments: Attachments, loaded: Set<string>): Promise<string> {
  if (loaded.has(address)) return '';
  loaded.add(address);
  const response = await attachments.fetch(address);
  if (!response?.body) return '';
  const css = decodeHtml(response.body, response.headers?.['content-type']);
  return inlineCss(css, address, attachments, loaded);
}

async function inlineCss(css: string, base: string, attachments: Attachments, loaded: Set<string>): Promise<string> {
  const imports = Array.from(css.matchAll(importPattern));
  const sheets = await Promise.all(
    imports.map(async ([, a, b, c, media = '']) => {
      const address = URL.parse(a ?? b ?? c ?? '', base)?.href;
      const sheet = address ? await loadSheet(address, attachments, loaded) : '';
      return media.trim() ? `@media ${media.trim()} {\n${sheet}\n}` : sheet;
    }),
  );
  const own = await inlineUrls(css.replace(importPattern, ''), base, attachments);
  return [...sheets, own].join('\n');
}

/** Replaces addresses by data. One that cannot be had is left, absolute; the policy of the copy keeps it unloaded. */
async function inlineUrls(css: string, base: string, attachments: Attachments): Promise<string> {
  const addresses = Array.from(css.matchAll(urlPattern), ([, a, b, c]) => a ?? b ?? c ?? '');
  const entries = await Promise.all(
    [...new Set(addresses)].map(async (written): Promise<[string, string]> => {
      const url = written.startsWith('#') ? null : URL.parse(written, base);
      if (!url?.protocol.startsWith('http')) return [written, written];
      return [written, (await attachments.toDataUrl(url.href)) ?? url.href];
    }),
  );
  const replacements = new Map(entries);
  return css.replace(urlPattern, (whole, a, b, c) => {
    const replacement = replacements.get(a ?? b ?? c);
    return replacement === undefined ? whole : `url("${replacement}")`;
  });
}

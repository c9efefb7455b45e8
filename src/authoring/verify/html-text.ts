/** Reads the text of an HTML page as its readers see it. */
import type { Element, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';
import { SKIP, visit } from 'unist-util-visit';
import { parseJsonLd } from '../page-reader/json-ld.ts';

/** The texts of a page. */
export interface HtmlText {
  title: string;
  /** What readers see. */
  text: string;
  /** The text of the article in data for search engines (JSON-LD): some pages show it only by script. */
  articleBody: string;
  /** The publisher says in JSON-LD that readers must pay. */
  isPaid: boolean;
  hasScripts: boolean;
}

export function readHtmlText(html: string): HtmlText {
  const tree = fromHtml(html);
  const page: HtmlText = { title: '', text: '', articleBody: '', isPaid: false, hasScripts: false };
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName === 'title' && parent?.type === 'element' && parent.tagName === 'head')
      page.title = toText(node).trim();
    if (node.tagName === 'script') {
      page.hasScripts = true;
      readJsonLd(node, page);
    }
    if (node.tagName === 'summary' || node.tagName === 'option') node.children.push({ type: 'text', value: '\n' });
    if (node.tagName === 'q') node.children = [quotationMark('“'), ...node.children, quotationMark('”')];
    if (node.tagName === 'sup' && !isNoteMark(node)) node.children.forEach(writeAsSuperscript);
    if (!parent || index === undefined || !isHidden(node)) return undefined;
    // Browsers show a declared shadow tree (HTML, `shadowrootmode`).
    const shown = node.properties['shadowRootMode'] === 'open' ? (node.content?.children ?? []) : [];
    parent.children.splice(index, 1, ...shown);
    return [SKIP, index];
  });
  page.text = toText(findBody(tree));
  return page;
}

/** Browsers show quotation marks around `<q>`. */
const quotationMark = (value: string) => ({ type: 'text' as const, value });

/** Writes the digits of “10<sup>2</sup>” as “10²”: it is not “102”. */
function writeAsSuperscript(child: Element['children'][number]): void {
  if (child.type === 'text') child.value = child.value.replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)));
}

/**
 * Elements whose text readers do not see in the page: contents that replace an object, names of drawings, other
 * notations of formulas; and text that the publisher has struck out.
 */
const hiddenElements = new Set(
  'rt template iframe object canvas audio video desc annotation annotation-xml del s strike'.split(' '),
);

/** Classes of text that only screen readers have, such as “opens in a new window”. */
const screenReaderClass = /^(?:sr-only|visually-?hidden|screen-reader-text)$/i;

/** Returns whether readers do not see an element, or see it as a mark that leads to a note. */
function isHidden(element: Element): boolean {
  const { hidden, style, className, popover } = element.properties;
  if (hiddenElements.has(element.tagName) || popover !== undefined) return true;
  if (hidden !== undefined && hidden !== false && hidden !== null) return true;
  if ([className].flat().some((name) => screenReaderClass.test(String(name)))) return true;
  if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test(String(style ?? ''))) return true;
  return element.tagName === 'sup' && isNoteMark(element);
}

/** Recognizes `<sup><a href="#note-1">1</a></sup>` and `<sup>[1]</sup>`, as encyclopedias put them into sentences. */
function isNoteMark({ children }: Element): boolean {
  const links = children.filter((child) => child.type === 'element' && child.tagName === 'a');
  const leadsToNote = links.some((link) => String((link as Element).properties['href'] ?? '').includes('#'));
  const mark = toText({ type: 'root', children } as Root);
  return /^\s*\[[^\]]{1,8}\]\s*$/.test(mark) || (leadsToNote && /^[\s[\]\d\p{L}*†‡]{1,12}$/u.test(mark));
}

function findBody(tree: Root): Nodes {
  let body: Element | undefined;
  visit(tree, 'element', (node) => {
    if (node.tagName === 'body') body ??= node;
  });
  return body ?? tree;
}

function readJsonLd(script: Element, page: HtmlText): void {
  if (!/^application\/ld\+json\b/i.test(String(script.properties['type'] ?? ''))) return;
  const [content] = script.children;
  JSON.stringify(parseJsonLd(content?.type === 'text' ? content.value : ''), (key, value: unknown) => {
    if (key === 'articleBody' && typeof value === 'string') page.articleBody += `${value}\n`;
    if (key === 'isAccessibleForFree' && /^false$/i.test(String(value))) page.isPaid = true;
    return value;
  });
}

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
    if (node.tagName === 'q') node.children = [quotationMark('“'), ...node.children, quotationMark('”')];
    if (!parent || index === undefined || !isHidden(node)) return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  page.text = toText(findBody(tree));
  return page;
}

/** Browsers show quotation marks around `<q>`. */
const quotationMark = (value: string) => ({ type: 'text' as const, value });

/** Returns whether readers do not see an element, or see it as a mark that leads to a note. */
function isHidden({ tagName, properties, children }: Element): boolean {
  const { hidden, style } = properties;
  if (tagName === 'rt' || (hidden !== undefined && hidden !== false && hidden !== null)) return true;
  if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test(String(style ?? ''))) return true;
  return tagName === 'sup' && isNoteMark(children);
}

/** Recognizes `<sup><a href="#note-1">[1]</a></sup>`, as encyclopedias put it into sentences. */
function isNoteMark(children: Element['children']): boolean {
  const links = children.filter((child) => child.type === 'element' && child.tagName === 'a');
  const leadsToNote = links.some((link) => String((link as Element).properties['href'] ?? '').includes('#'));
  return leadsToNote && /^[\s[\]\d\p{L}*†‡]{1,12}$/u.test(toText({ type: 'root', children } as Root));
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

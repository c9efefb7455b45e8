/** Marks up text that runs against the direction of its page, so that its words and punctuation stay in order. */
import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import {
  type Direction,
  findOppositeDirection,
  hasRightToLeft,
  isMixed,
  splitPhrases,
} from '../../i18n/text-direction.ts';

/** Blocks that get a direction. It also aligns them. */
const aligned = new Set(['blockquote', 'p']);
/** Blocks that stay on the side of what is around them, such as the marker of a list. Their text is isolated. */
const isolated = new Set(['li', 'td', 'th', 'h2', 'h3', 'h4', 'h5', 'h6']);
const blocks = new Set(['p', 'ol', 'ul', 'blockquote', 'pre', 'table', 'div', 'aside', 'figure', 'section']);

/** Adds directions to content of a page. Changes the tree. */
export function markDirections(parent: Root | Element, direction: Direction): void {
  const children = parent.children as ElementContent[];
  if (direction === 'ltr' && !hasRightToLeft(collectText(children))) return;
  parent.children = children.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return isolatePhrases(node.value, direction);
    if (node.type === 'element' && node.tagName !== 'svg') markElement(node, parent, direction);
    return [node];
  });
}

/**
 * Returns a text with the values in it, in their order. They are isolated if the text has letters of both
 * directions.
 */
export function isolateValues(text: string, ...values: string[]): ElementContent[] {
  if (!isMixed(text)) return [{ type: 'text', value: text }];
  const parts: (Element | string)[] = [];
  let end = 0;
  for (const value of values) {
    const start = text.indexOf(value, end);
    if (start < 0) continue;
    parts.push(text.slice(end, start), h('bdi', isMixed(value) ? isolatePhrases(value, 'rtl') : value));
    end = start + value.length;
  }
  return h(null, [...parts, text.slice(end)]).children as ElementContent[];
}

/** Returns a text of the page, isolated if it runs the other way. */
export function isolateText(text: string, direction: Direction): ElementContent[] {
  const opposite = findOppositeDirection(text, direction);
  if (opposite) return [h('bdi', { dir: opposite }, text)];
  return isolatePhrases(text, direction);
}

function markElement(element: Element, parent: Root | Element, direction: Direction): void {
  const { tagName, properties } = element;
  if (tagName === 'pre' || tagName === 'code') {
    if (direction === 'rtl') properties['dir'] = 'ltr';
    return;
  }
  // What the author has isolated, or given a direction.
  if (tagName === 'bdi') return;
  if (properties['dir'] === 'ltr' || properties['dir'] === 'rtl') {
    markDirections(element, properties['dir']);
    return;
  }
  // A number after a word of the other direction would join it, and take along the full stop between them.
  if (hasClass(element, 'cite')) {
    properties['dir'] = direction;
    return;
  }
  const isIsolated =
    isolated.has(tagName) || hasClass(element, 'definition') || (tagName === 'p' && isLabel(element, parent));
  const [start, end] = isIsolated ? findOwnText(element) : [0, element.children.length];
  const own = element.children.slice(start, end);
  const opposite = isIsolated || aligned.has(tagName) ? findOppositeDirection(collectText(own), direction) : undefined;
  if (opposite && isIsolated) {
    const wrapper = h('bdi', { dir: opposite }, own);
    markDirections(wrapper, opposite);
    element.children.splice(start, own.length, wrapper);
    for (const child of element.children.slice(start + 1))
      if (child.type === 'element') markElement(child, element, direction);
  } else {
    if (opposite) properties['dir'] = opposite;
    markDirections(element, opposite ?? direction);
  }
}

/** Says whether a paragraph is part of a component, in an item of a list or a caption, or all the text of a field. */
function isLabel(element: Element, parent: Root | Element): boolean {
  if (element.properties['className']) return true;
  if (parent.type === 'element') return parent.tagName === 'li' || parent.tagName === 'figcaption';
  return parent.children.every((child) => child === element || child.type !== 'element');
}

/**
 * Finds the text of an element, from one index to before another: what follows the date of an event, up
 * to nested blocks or the sources of a definition.
 */
function findOwnText({ tagName, children }: Element): [start: number, end: number] {
  const [first] = children;
  const isAfterLabel = tagName === 'li' && first?.type === 'element' && first.tagName === 'b';
  const end = children.findIndex(
    (child) => child.type === 'element' && (blocks.has(child.tagName) || hasClass(child, 'meta')),
  );
  return [isAfterLabel ? 1 : 0, end < 0 ? children.length : end];
}

function hasClass({ properties }: Element, name: string): boolean {
  return [properties['className']].flat().includes(name);
}

/** Returns text without citation marks and code. */
function collectText(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.value;
      if (node.type !== 'element' || node.tagName === 'code' || node.tagName === 'svg') return '';
      return hasClass(node, 'cite') || hasClass(node, 'meta') ? '' : collectText(node.children);
    })
    .join(' ');
}

function isolatePhrases(text: string, direction: Direction): ElementContent[] {
  const dir = direction === 'rtl' ? 'ltr' : 'rtl';
  return splitPhrases(text, direction).flatMap((part, index): ElementContent[] => {
    if (part === '') return [];
    return [index % 2 === 0 ? { type: 'text', value: part } : h('bdi', { dir }, part)];
  });
}

/** The elements of HTML that authors may write within a sentence, in the body and in inline fields. */
import type { Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { isVoidElement } from '../html/void-elements.ts';
import type { Component } from './components.ts';

/** What authors may write. Each is in `docs/writing.md`. */
const elements: Readonly<Record<string, Pick<Component, 'attributes' | 'required'>>> = {
  br: { attributes: [] },
  sub: { attributes: [] },
  sup: { attributes: [] },
  abbr: { attributes: ['title', 'lang'], required: ['title'] },
  kbd: { attributes: [] },
  mark: { attributes: [] },
  i: { attributes: ['lang', 'dir'], required: ['lang'] },
  span: { attributes: ['lang', 'dir'] },
  bdi: { attributes: ['lang', 'dir'] },
};

function createComponent(name: string): Component {
  const { attributes, ...rest } = elements[name] ?? { attributes: [] };
  return {
    ...rest,
    attributes,
    placement: 'inline',
    hasContent: !isVoidElement(name),
    toHtml: (call) => [h(name, selectProperties(name, call.attributes), call.children)],
    // Markdown has no syntax for these: it contains them as HTML (CommonMark, 6.6).
    toMarkdown: (call) => {
      const [start, end] = writeTags(name, selectProperties(name, call.attributes));
      return [
        { type: 'html', value: start },
        ...call.children,
        ...(end ? [{ type: 'html' as const, value: end }] : []),
      ];
    },
  };
}

/** By name. */
export const phrasingElements: ReadonlyMap<string, Component> = new Map(
  Object.keys(elements).map((name) => [name, createComponent(name)]),
);

/** Returns the attributes that an element may have. The preview shows files that break the rules, too. */
export function selectProperties(name: string, attributes: Readonly<Record<string, string>>): Properties {
  const allowed = elements[name]?.attributes ?? [];
  return Object.fromEntries(Object.entries(attributes).filter(([attribute]) => allowed.includes(attribute)));
}

/** Writes tags in one line that can be in a cell of a table. */
function writeTags(name: string, properties: Properties): [start: string, end: string] {
  const end = isVoidElement(name) ? '' : `</${name}>`;
  const html = toHtml(h(name, properties)).replace(/\s+/g, ' ').replaceAll('|', '&#124;');
  return [html.slice(0, html.length - end.length), end];
}

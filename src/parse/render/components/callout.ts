import { h } from 'hastscript';
import type { Component } from '../components.ts';
import { md } from '../write-markdown.ts';

/** A remark set apart from the text. `title` names it. */
export const callout: Component = {
  attributes: ['title'],
  placement: 'block',
  hasContent: true,
  toHtml: ({ attributes: { title }, children }) => [
    h('aside', { className: 'callout', ariaLabel: title }, [
      title ? h('p', { className: 'callout-title' }, title) : '',
      ...children,
    ]),
  ],
  toMarkdown: ({ attributes: { title }, children }) => [
    md.quotation([...(title ? [md.paragraph(md.strong(title))] : []), ...children]),
  ],
};

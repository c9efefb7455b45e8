import { h } from 'hastscript';
import type { Component } from '../components.ts';
import { md } from '../write-markdown.ts';

/** A long aside that readers open. On paper and in feeds it is open. */
export const fold: Component = {
  attributes: ['title'],
  required: ['title'],
  placement: 'block',
  hasContent: true,
  toHtml: ({ attributes: { title }, children }) => [
    h('details', { className: 'fold' }, [h('summary', { className: 'fold-title' }, title), ...children]),
  ],
  toMarkdown: ({ attributes: { title = '' }, children }) => [md.paragraph(md.strong(title)), ...children],
};

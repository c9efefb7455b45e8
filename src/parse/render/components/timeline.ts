import { h } from 'hastscript';
import { timelineAnchor } from '../../../explainer/ids.ts';
import { dateFormatter } from '../../../i18n/strings.ts';
import type { Component } from '../components.ts';
import { selectElements, unwrapParagraphs } from '../html-tree.ts';
import { md, toPhrasing } from '../write-markdown.ts';

/** The timeline of the frontmatter. The children are the texts of its events. */
export const timeline: Component = {
  attributes: [],
  placement: 'block',
  hasContent: false,
  toHtml: ({ children }, { data }) => {
    const formatDate = dateFormatter(data.lang);
    const texts = selectElements(children);
    const events = (data.timeline ?? []).map(({ date }, index) =>
      h('li', [h('b', formatDate(date)), ' ', ...unwrapParagraphs(texts.slice(index, index + 1))]),
    );
    return [h('ol', { className: 'timeline', id: timelineAnchor }, events)];
  },
  toMarkdown: ({ children }, { data }) => {
    const formatDate = dateFormatter(data.lang);
    const events = (data.timeline ?? []).map(({ date }, index) => [
      md.paragraph(md.strong(`${formatDate(date)}:`), ' ', ...toPhrasing(children.slice(index, index + 1))),
    ]);
    return [md.list(events)];
  },
};

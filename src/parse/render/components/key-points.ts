import { h } from 'hastscript';
import type { Component } from '../components.ts';
import { selectElements, unwrapParagraphs } from '../html-tree.ts';
import { md, toPhrasing } from '../write-markdown.ts';

/** The key points of the frontmatter, each with a link to its section. The children are their texts. */
export const keyPoints: Component = {
  attributes: [],
  placement: 'block',
  hasContent: false,
  toHtml: ({ children }, { data, shortTitles, strings }) => {
    const texts = selectElements(children);
    const points = (data.keyPoints ?? []).map(({ section }, index) => {
      const title = section && shortTitles.get(section);
      const link = title ? ['\u00a0', h('a', { className: 'down', href: `#${section}` }, title)] : [];
      return h('li', [...unwrapParagraphs(texts.slice(index, index + 1)), ...link]);
    });
    return [
      h('section', { className: 'key-points', ariaLabel: strings.keyPoints }, [
        h('p', { className: 'label' }, strings.keyPoints),
        h('ul', points),
      ]),
    ];
  },
  toMarkdown: ({ children }, { data, shortTitles, strings, pageUrl }) => {
    const points = (data.keyPoints ?? []).map(({ section }, index) => {
      const title = section && shortTitles.get(section);
      const link = title ? [' ', md.link(`${pageUrl}#${section}`, title)] : [];
      return [md.paragraph(...toPhrasing(children.slice(index, index + 1)), ...link)];
    });
    return [md.paragraph(md.strong(strings.keyPoints)), md.list(points)];
  },
};

import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { PhrasingContent } from 'mdast';
import type { Component } from '../components.ts';
import { selectElements } from '../html-tree.ts';
import { md } from '../write-markdown.ts';

/** What figures share. The first child is the image or link, the others are the caption: see `figures.ts`. */
const figure: Pick<Component, 'placement' | 'hasContent' | 'toHtml' | 'toMarkdown'> = {
  placement: 'block',
  hasContent: true,
  toHtml: ({ children }) => {
    const [media, ...caption] = selectElements(children);
    if (!media) return [];
    return [h('figure', [media, ...(caption.length > 0 ? [h('figcaption', unwrapOnlyText(caption))] : [])])];
  },
  toMarkdown: ({ children: [media, ...caption] }) =>
    media ? [md.paragraph(media as PhrasingContent), ...caption] : [],
};

/** Returns what is inside a paragraph, if a caption is nothing but that paragraph, without credit and licence. */
function unwrapOnlyText(caption: ReturnType<typeof selectElements>): ElementContent[] {
  const [only, ...rest] = caption;
  return only?.tagName === 'p' && rest.length === 0 && !only.properties['className'] ? only.children : caption;
}

/** A picture of the site, with its caption. */
export const picture: Component = {
  attributes: ['src', 'alt', 'credit', 'licence', 'licenceUrl'],
  required: ['src'],
  ...figure,
};

/** A link to a video or post on another site, with its picture and words that say what one sees there. */
export const mediaLink: Component = {
  attributes: ['href', 'title', 'site', 'picture', 'alt', 'credit', 'licence', 'licenceUrl'],
  required: ['href', 'title'],
  ...figure,
};

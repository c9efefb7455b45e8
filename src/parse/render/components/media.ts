import { h } from 'hastscript';
import type { PhrasingContent } from 'mdast';
import type { Component } from '../components.ts';
import { selectElements } from '../html-tree.ts';
import { md } from '../write-markdown.ts';

/** What media share. The first child is the image or link, the others are the caption: see `build-media.ts`. */
const createMedia = (className?: string): Omit<Component, 'attributes' | 'required'> => ({
  placement: 'block',
  hasContent: true,
  toHtml: ({ children }) => {
    const [media, ...caption] = selectElements(children);
    if (!media) return [];
    return [h('figure', { className }, [media, ...(caption.length > 0 ? [h('figcaption', caption)] : [])])];
  },
  toMarkdown: ({ children: [media, ...caption] }) =>
    media ? [md.paragraph(media as PhrasingContent), ...caption] : [],
});

/** A picture of the site, with its caption. */
export const picture: Component = {
  attributes: ['src', 'alt', 'credit', 'licence', 'licenceUrl'],
  required: ['src'],
  ...createMedia(),
};

/** A link to a video or post on another site, with its picture and words that say what one sees there. */
export const mediaLink: Component = {
  attributes: ['href', 'title', 'site', 'picture', 'alt', 'credit', 'licence', 'licenceUrl'],
  required: ['href', 'title'],
  ...createMedia('callout'),
};

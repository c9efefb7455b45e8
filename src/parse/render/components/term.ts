import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import type { PhrasingContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { sourceAnchor, termLabel, termPath } from '../../../explainer/ids.ts';
import type { Source } from '../../../explainer/schema/source.ts';
import { findSameWork, getSourceUrl } from '../../../explainer/source-identity.ts';
import { parseDefinition } from '../../markdown/parse-definition.ts';
import type { Component } from '../components.ts';
import { unwrapParagraphs } from '../html-tree.ts';
import { md } from '../write-markdown.ts';

/**
 * A term of the glossary: a link to it, with the author’s words or else the term itself as its text. On its first use
 * its definition follows: on pages hidden, for a script to open in place, in Markdown as a footnote.
 */
export const term: Component = {
  attributes: ['id'],
  required: ['id'],
  placement: 'inline',
  hasContent: true,
  toHtml: ({ attributes: { id = '' }, children }, { data, strings, glossary, definedTerms }) => {
    const entry = glossary[id];
    if (!entry) return [];
    const text: ElementContent[] = children.length > 0 ? children : [{ type: 'text', value: entry.term }];
    if (definedTerms.has(id)) return text;
    definedTerms.add(id);
    // A work that is also a source of the explainer links to its entry in the list of sources.
    const getHref = (source: Source) => {
      const listed = findSameWork(source, data.sources);
      return listed ? `#${sourceAnchor(listed.id)}` : getSourceUrl(source);
    };
    const definition = toHast(parseDefinition(entry.definition)) as Root;
    return [
      h('a', { className: 'term', href: `/${termPath(id)}` }, text),
      h('span', { className: 'definition', hidden: true }, [
        h('b', entry.term),
        ' ',
        ...unwrapParagraphs(definition.children as ElementContent[]),
        ' ',
        h('span', { className: 'meta' }, [
          ...entry.sources.flatMap((source, index): (Element | string)[] => {
            const href = getHref(source);
            return [
              index > 0 ? ', ' : `${strings.sources}: `,
              href ? h('a', { href }, source.publisher) : source.publisher,
            ];
          }),
          '\u00a0· ',
          h('a', { href: `/${termPath(id)}` }, strings.glossary),
        ]),
      ]),
    ];
  },
  toMarkdown: ({ attributes: { id = '' }, children }, { glossary, definedTerms, homeUrl }) => {
    const entry = glossary[id];
    if (!entry) return [];
    const text = children.length > 0 ? (children as PhrasingContent[]) : [md.text(entry.term)];
    if (definedTerms.has(id)) return text;
    definedTerms.add(id);
    const label = termLabel(id);
    return [md.link(homeUrl + termPath(id), ...text), { type: 'footnoteReference', identifier: label, label }];
  },
};

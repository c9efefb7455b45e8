/** The whole of an explainer as HTML for feed readers: nothing in it needs this site, and its marks lead inside it. */
import type { Element, ElementContent, Properties } from 'hast';
import { h } from 'hastscript';
import { SKIP, visit } from 'unist-util-visit';
import type { Explainer } from '../../explainer/model.ts';
import { html } from '../../explainer/render.ts';
import { explainerPath, feedAnchor, notesAnchor, sourcesAnchor } from '../../schema/ids.ts';
import { absoluteHref } from '../../site.ts';
import { wordsFor } from '../../words.ts';
import { changesHtml, heading, openingHtml, sectionHtml } from './article.ts';
import { plainHtml } from './plain-html.ts';

/** Attributes that mean something without styles and scripts. */
const kept = 'id href src alt width height type start lang dir align colSpan rowSpan checked disabled'.split(' ');

/** The summary, the text, and the lists that its marks lead to. */
export function feedContent(explainer: Explainer): string {
  const { slug, lang, dir, summary, introduction, sections, notesHtml, sourcesHtml, listedHtml } = explainer;
  const words = wordsFor(lang);
  const page = absoluteHref(explainerPath(slug));
  const parts = [
    `<p>${summary.html}</p>`,
    openingHtml(explainer),
    introduction.html,
    ...sections.map((section) => sectionHtml(section, explainer)),
    changesHtml(explainer),
    notesHtml && heading(notesAnchor, words.notes) + notesHtml,
    (sourcesHtml || listedHtml) && heading(sourcesAnchor, words.sources) + sourcesHtml,
    listedHtml && `<h3>${words.listed}</h3><p>${words.listedIntro}</p>${listedHtml}`,
  ];
  const article = h('div', { lang, dir }, plainHtml(parts.join(''), { page }));
  forReaders(article, slug, page);
  // In XML this would end the stretch that the text stands in.
  return html(article).replaceAll(']]>', ']]&gt;');
}

function forReaders(article: Element, slug: string, page: string): void {
  const ids = new Set<unknown>();
  visit(article, 'element', ({ properties }) => {
    ids.add(properties['id']);
  });
  visit(article, 'element', (element, index, parent) => {
    // Elements that only carried a class or a role.
    if (element.tagName === 'span' && !element.properties['lang'] && !element.properties['id'] && parent) {
      parent.children.splice(index ?? 0, 1, ...(element.children as ElementContent[]));
      return [SKIP, index ?? 0];
    }
    const { id, href } = element.properties;
    const properties: Properties = {};
    for (const name of kept) if (element.properties[name] !== undefined) properties[name] = element.properties[name];
    if (id) properties['id'] = feedAnchor(slug, String(id));
    if (typeof href === 'string' && href.startsWith('#')) {
      const anchor = href.slice(1);
      properties['href'] = ids.has(anchor) ? `#${feedAnchor(slug, anchor)}` : page + href;
    }
    element.properties = properties;
    return undefined;
  });
}

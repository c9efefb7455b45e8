/**
 * What an explainer and its sections are, for programs: JSON-LD in the words of https://schema.org. A property is given only
 * where what it leads to is there; the days are those that the page shows.
 */
import type { CorrectionComment, NewsArticle, Organization, Person, WebPage, WithContext } from 'schema-dts';
import { authorPath, cardPath, explainerPath, sectionPagePath, sectionPath } from '../explainer/ids.ts';
import type { CitedSource, Explainer, Section } from '../explainer/model.ts';
import { absoluteHref, site } from '../site.ts';
import type { ListItem } from '../site-data/list-item.ts';

const context = 'https://schema.org';

/** An explainer: a news article that gives the background. `BackgroundNewsArticle` is the Trust Project’s kind of it. */
export function buildExplainerData(explainer: Explainer, item: ListItem): WithContext<NewsArticle> {
  const { slug, lang, title, published, updated, sections, sources, updates } = explainer;
  const address = absoluteHref(explainerPath(slug));
  const corrections = updates.filter(({ kind }) => kind === 'correction');
  return {
    '@context': context,
    // Two types are one more than the types of the package know.
    '@type': ['NewsArticle', 'BackgroundNewsArticle'] as unknown as 'NewsArticle',
    headline: title.text,
    isAccessibleForFree: true,
    author: authors(item),
    datePublished: published,
    ...(updated ? { dateModified: updated } : {}),
    inLanguage: lang,
    '@id': address,
    hasPart: sections.map(({ id, title }) => ({
      '@type': 'WebPageElement',
      name: title.text,
      url: absoluteHref(sectionPath(slug, id)),
    })),
    about: item.topics.map(({ name }) => ({ '@type': 'Thing', name })),
    image: absoluteHref(cardPath(slug)),
    publisher: publisher(),
    publishingPrinciples: absoluteHref('about/'),
    citation: sources.map(citationOf),
    ...(corrections.length > 0 ? { correction: corrections.map(correctionOf) } : {}),
  };
}

/** A section by itself: a page that is part of the explainer. */
export function buildSectionData(
  { slug, title, lang, published, updated }: Explainer,
  item: ListItem,
  section: Section,
): WithContext<WebPage> {
  return {
    '@context': context,
    '@type': 'WebPage',
    '@id': absoluteHref(sectionPagePath(slug, section.id)),
    name: section.title.text,
    inLanguage: lang,
    datePublished: published,
    ...(updated ? { dateModified: updated } : {}),
    author: authors(item),
    publisher: publisher(),
    primaryImageOfPage: { '@type': 'ImageObject', url: absoluteHref(cardPath(slug, section.id)) },
    isPartOf: { '@type': 'NewsArticle', '@id': absoluteHref(explainerPath(slug)), headline: title.text },
  };
}

/** JSON for a `script` element, which would end at the first `</script`. */
export function serializeForScript(data: object): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

/** A name of which the family’s part is known is a person’s. A withdrawn explainer may be the only one of its author, who then has no page. */
function authors(item: ListItem): (Person | Organization)[] {
  return item.authors.map(({ id, name, family }) => ({
    '@type': family ? 'Person' : 'Organization',
    name,
    ...(item.withdrawn ? {} : { url: absoluteHref(authorPath(id)) }),
  }));
}

function publisher(): Organization {
  return { '@type': 'Organization', name: site.owner || site.name, url: absoluteHref() };
}

/** Its address names a work, or its title; what else is known of it stands on the page and in the files beside it. */
function citationOf({ source: { title, url } }: CitedSource): string {
  return url ?? title;
}

function correctionOf({ text, date }: Explainer['updates'][number]): CorrectionComment {
  return { '@type': 'CorrectionComment', text, datePublished: date };
}

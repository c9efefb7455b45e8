/**
 * Builds the JSON-LD of explainers and their sections, in the vocabulary of https://schema.org. Every linked
 * page exists, and dates are those that the page shows.
 */
import type {
  CorrectionComment,
  CreativeWork,
  NewsArticle,
  Organization,
  Person,
  WebPage,
  WithContext,
} from 'schema-dts';
import { authorPath, cardPath, explainerPath, sectionPagePath, sectionPath, sourcesFile } from '../explainer/ids.ts';
import type { CitedSource, Explainer, Section } from '../explainer/model.ts';
import { getSourceUrl } from '../explainer/source-identity.ts';
import { getStrings } from '../i18n/strings.ts';
import { absoluteHref, site } from '../site.ts';
import type { ListItem } from '../site-data/list-item.ts';

const context = 'https://schema.org';

/**
 * Builds the data of an explainer: a news article that gives background. `BackgroundNewsArticle` is the type of
 * the Trust Project for it.
 */
export function buildExplainerData(explainer: Explainer, item: ListItem): WithContext<NewsArticle> {
  const { slug, lang, title, published, updated, sections, sources, updates } = explainer;
  const address = absoluteHref(explainerPath(slug));
  const corrections = updates.filter(({ kind }) => kind === 'correction');
  return {
    '@context': context,
    // The package’s types do not allow two types.
    '@type': ['NewsArticle', 'BackgroundNewsArticle'] as unknown as 'NewsArticle',
    headline: title.text,
    isAccessibleForFree: true,
    author: buildAuthors(item),
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
    publisher: buildPublisher(),
    publishingPrinciples: absoluteHref('about/'),
    ...(sources.length > 0 ? { citation: [buildSourceList(explainer), ...sources.flatMap(toCitation)] } : {}),
    ...(corrections.length > 0 ? { correction: corrections.map(toCorrection) } : {}),
  };
}

/** Builds the data of a section’s own page, which is part of the explainer. */
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
    author: buildAuthors(item),
    publisher: buildPublisher(),
    primaryImageOfPage: { '@type': 'ImageObject', url: absoluteHref(cardPath(slug, section.id)) },
    isPartOf: { '@type': 'NewsArticle', '@id': absoluteHref(explainerPath(slug)), headline: title.text },
  };
}

/** Serializes JSON for a `script` element, which would end at the first `</script`. */
export function serializeForScript(data: object): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

/**
 * Builds the authors. One with a family name is a person. Those of a withdrawn explainer get no link: without another
 * explainer an author has no page.
 */
function buildAuthors(item: ListItem): (Person | Organization)[] {
  return item.authors.map(({ id, name, family }) => ({
    '@type': family ? 'Person' : 'Organization',
    name,
    ...(item.withdrawn ? {} : { url: absoluteHref(authorPath(id)) }),
  }));
}

function buildPublisher(): Organization {
  return { '@type': 'Organization', name: site.owner || site.name, url: absoluteHref() };
}

/** The types of kinds that say what a work is. Other kinds are mostly pages, which their address says. */
const citationTypes = {
  book: 'Book',
  journal: 'ScholarlyArticle',
  report: 'Report',
  court: 'CreativeWork',
  broadcast: 'MediaObject',
  social: 'SocialMediaPosting',
  interview: 'Conversation',
  document: 'DigitalDocument',
} as const;

/** Builds the list of all sources, which is a file. Readers would download their addresses here a second time. */
function buildSourceList({ slug, lang }: Explainer): CreativeWork {
  return { '@type': 'Collection', name: getStrings(lang).sources, url: absoluteHref(sourcesFile(slug, 'json')) };
}

/** Returns the data of a work that is not a page: a book, an article in a journal. */
function toCitation({ source }: CitedSource): CreativeWork | [] {
  const { kind, title, url, doi, isbn, number, container } = source;
  const type = kind in citationTypes ? citationTypes[kind as keyof typeof citationTypes] : undefined;
  if (url && !type) return [];
  const address = getSourceUrl(source);
  const ofBook = isbn && type === 'Book' ? { isbn } : {};
  return {
    '@type': type === 'Book' && container ? 'Chapter' : (type ?? 'CreativeWork'),
    name: title,
    ...(address ? { url: address } : {}),
    ...(doi ? { identifier: `doi:${doi}` } : number ? { identifier: number } : {}),
    ...(container
      ? { isPartOf: { '@type': type === 'Book' ? 'Book' : 'CreativeWork', name: container, ...ofBook } }
      : ofBook),
  };
}

function toCorrection({ text, date }: Explainer['updates'][number]): CorrectionComment {
  return { '@type': 'CorrectionComment', text, datePublished: date };
}

/**
 * Where each field of a source is on a page: for each field its readers, the most reliable first. The order was found
 * by trying: libraries’ elements (`citation_…`) are the most careful, JSON-LD is made for search engines, Open Graph
 * for shares, and what readers see comes last because nothing marks it.
 */
import { getTitleEnd } from './clean-publisher.ts';
import { listTrustedHeadings } from './clean-title.ts';
import { getTypes, isNode, type JsonLdNode } from './json-ld.ts';
import type { PageData } from './page-data.ts';

/** Reads the values of one origin, as they are there. */
export interface FieldReader {
  from: string;
  read: (page: PageData) => readonly unknown[];
  /** Names are as libraries write them: “Roe, Jane”. */
  hasInverseNames?: true;
}

/** Reads meta elements of one name. */
const meta = (name: string): FieldReader => ({
  from: `meta ${name}`,
  read: ({ meta }) => meta.get(name.toLowerCase()) ?? [],
});

/** Reads a property of the work in JSON-LD, or of an object within it: `publisher.name`. */
const jsonLd = (path: string): FieldReader => ({
  from: `JSON-LD ${path}`,
  read: ({ jsonLd, work }) =>
    path
      .split('.')
      .reduce<unknown[]>((nodes, key) => nodes.filter(isNode).flatMap((node) => jsonLd.get(node, key)), [work]),
});

/** Reads a property of the only object of a type in JSON-LD. */
const jsonLdObject = (type: string, key: string): FieldReader => ({
  from: `JSON-LD ${type} ${key}`,
  read: ({ jsonLd }) => {
    const nodes = jsonLd.nodes.filter((node) => getTypes(node).includes(type));
    return nodes.length === 1 ? jsonLd.get(nodes[0], key) : [];
  },
});

const item = (name: string): FieldReader => ({
  from: `microdata ${name}`,
  read: ({ items }) => items.get(name.toLowerCase()) ?? [],
});

const page = (from: string, read: FieldReader['read']): FieldReader => ({ from, read });

/** Reads the journal of an article, which schema.org puts above issue and volume. */
const periodical = page('JSON-LD isPartOf', ({ jsonLd, work }) => {
  let nodes: unknown[] = [work];
  for (let depth = 0; depth < 4; depth += 1) {
    nodes = nodes.filter(isNode).flatMap((node) => jsonLd.get(node, 'isPartOf'));
    const found = nodes.filter((node): node is JsonLdNode => isNode(node) && isContainer(node));
    if (found.length > 0) return found.flatMap((node) => jsonLd.get(node, 'name'));
  }
  return [];
});

function isContainer(node: JsonLdNode): boolean {
  return getTypes(node).some((type) => /^(?:Periodical|Journal|Book|\w*Series|Newspaper|Magazine)$/.test(type));
}

/** Highwire’s, PRISM’s, Eprints’ and BePress’s names for one thing. */
const metas = (...names: string[]): FieldReader[] => names.map(meta);

const inverse = (...names: string[]): FieldReader[] => names.map((name) => ({ ...meta(name), hasInverseNames: true }));

export const fieldReaders = {
  language: [
    ...metas('citation_language', 'DC.language', 'dcterms.language'),
    jsonLd('inLanguage'),
    page('the lang of the page', ({ language }) => [language]),
    ...metas('content-language', 'og:locale'),
    page('HTTP Content-Language', ({ headers }) => [headers['content-language']]),
  ],
  publisher: [
    ...metas('citation_publisher', 'citation_technical_report_institution', 'citation_dissertation_institution'),
    jsonLd('publisher.name'),
    jsonLd('publisher'),
    jsonLd('sourceOrganization.name'),
    jsonLd('provider.name'),
    ...metas('og:site_name', 'DC.publisher', 'dcterms.publisher'),
    jsonLdObject('NewsMediaOrganization', 'name'),
    jsonLdObject('WebSite', 'name'),
    jsonLdObject('Organization', 'name'),
    ...metas('application-name', 'publisher'),
    item('publisher'),
  ],
  siteName: [meta('og:site_name')],
  /** Values that are the publisher’s name only if the address confirms it. */
  confirmedPublisher: [
    page('the title of the page, and the address', ({ title }) => [getTitleEnd(title)]),
    ...metas('author', 'copyright'),
  ],
  title: [
    ...metas('citation_title', 'eprints.title', 'bepress_citation_title'),
    // Encyclopedias put a description into the headline.
    page('JSON-LD name', ({ work, headings }) => [work?.['name']].filter((name) => headings.includes(String(name)))),
    jsonLd('headline'),
    ...metas('og:title'),
    jsonLd('name'),
    ...metas('DC.title', 'dcterms.title', 'parsely-title', 'sailthru.title', 'twitter:title'),
    page('the heading', ({ title, headings }) => listTrustedHeadings(title, headings)),
    item('headline'),
    page('the title of the page', ({ title }) => [title]),
  ],
  authors: [
    ...inverse('citation_author', 'citation_authors', 'bepress_citation_author', 'eprints.creators_name'),
    jsonLd('author'),
    jsonLd('creator'),
    ...metas('article:author', 'author'),
    ...inverse('DC.creator', 'DC.creator.PersonalName', 'dcterms.creator'),
    ...metas('parsely-author', 'sailthru.author', 'byl'),
    item('author'),
    page('the by-line', ({ authorLinks }) => [...new Set(authorLinks)]),
  ],
  published: [
    ...metas('citation_publication_date', 'citation_date', 'citation_online_date', 'bepress_citation_date'),
    jsonLd('datePublished'),
    jsonLd('uploadDate'),
    ...metas('article:published_time', 'og:article:published_time', 'article:published', 'og:published_time'),
    ...metas('DC.date.issued', 'dcterms.issued', 'dcterms.available', 'DC.date', 'dcterms.date', 'dcterms.created'),
    ...metas('prism.publicationDate', 'parsely-pub-date', 'sailthru.date', 'cXenseParse:recs:publishtime'),
    ...metas('datePublished', 'publish_date', 'publishdate', 'publication_date', 'pubdate', 'date', 'citation_year'),
    item('datePublished'),
    // Times of different days are those of a list.
    page('the time of the page', ({ times }) =>
      new Set(times.map((time) => time.slice(0, 10))).size > 1 ? [] : times,
    ),
    page('the address', ({ url }) => [/\/((?:19|20)\d\d\/[01]?\d\/[0-3]?\d)\//.exec(url)?.[1]]),
  ],
  doi: [
    ...metas('citation_doi', 'bepress_citation_doi', 'prism.doi', 'DC.identifier.DOI', 'DC.identifier', 'doi'),
    ...metas('dcterms.identifier'),
    jsonLd('doi'),
    jsonLd('identifier'),
    jsonLd('identifier.value'),
    jsonLd('sameAs'),
    page('the address', ({ url }) => [/\/doi\/(?:abs\/|full\/|pdf\/|epdf\/)?(10\.\d{4,9}\/[^?#]+)/.exec(url)?.[1]]),
  ],
  isbn: [
    ...metas('citation_isbn', 'books:isbn', 'book:isbn'),
    jsonLd('isbn'),
    jsonLd('workExample.isbn'),
    ...metas('DC.identifier', 'DC.identifier.ISBN'),
    item('isbn'),
  ],
  container: [
    ...metas(
      'citation_journal_title',
      'citation_inbook_title',
      'citation_conference_title',
      'bepress_citation_journal_title',
    ),
    ...metas('prism.publicationName', 'DC.relation.ispartof', 'eprints.publication'),
    periodical,
    jsonLd('partOfSeries.name'),
    jsonLd('partOfTVSeries.name'),
  ],
  number: [
    ...metas('citation_technical_report_number', 'DC.identifier.reportnumber'),
    jsonLd('reportNumber'),
    jsonLd('legislationIdentifier'),
  ],
  access: [
    jsonLd('isAccessibleForFree'),
    jsonLd('hasPart.isAccessibleForFree'),
    meta('article:content_tier'),
    // Highwire’s element for open access is often empty; its presence means open access.
    page('meta citation_fulltext_world_readable', ({ meta }) =>
      meta.has('citation_fulltext_world_readable') ? ['free'] : [],
    ),
  ],
} satisfies Record<string, FieldReader[]>;

/** Finds the kind of a work from clear signs alone: what a page says it is, not who published it. */
import type { Source } from '../../explainer/schema/source.ts';
import type { Found } from './found-work.ts';
import { getTypes, isNode } from './json-ld.ts';
import type { PageData } from './page-data.ts';

type Kind = Source['kind'];

/** The kinds of schema.org’s types. An `Article` or `NewsArticle` is on the sites of newsrooms and of ministries. */
const kindsByType: Record<string, Kind> = {
  Book: 'book',
  ScholarlyArticle: 'journal',
  MedicalScholarlyArticle: 'journal',
  Report: 'report',
  Thesis: 'report',
  Dataset: 'data',
  Legislation: 'official',
  LegislationObject: 'official',
  SocialMediaPosting: 'social',
  DiscussionForumPosting: 'social',
  VideoObject: 'broadcast',
  TVEpisode: 'broadcast',
  RadioEpisode: 'broadcast',
  PodcastEpisode: 'broadcast',
  Movie: 'broadcast',
};

/** The kinds of the types of publishers, which hold for their articles. */
const kindsByPublisher: Record<string, Kind> = {
  NewsMediaOrganization: 'news',
  GovernmentOrganization: 'official',
  NGO: 'ngo',
};

/** Meta elements that only one kind of work has. */
const kindsByMeta: [name: string, Kind][] = [
  ['citation_journal_title', 'journal'],
  ['citation_conference_title', 'journal'],
  ['citation_arxiv_id', 'journal'],
  ['citation_technical_report_institution', 'report'],
  ['citation_technical_report_number', 'report'],
  ['citation_dissertation_institution', 'report'],
  ['citation_inbook_title', 'book'],
  ['citation_isbn', 'book'],
];

/** Kinds by `og:type` (ogp.me). `video.other` is also that of posts with a video. */
const kindsByOpenGraph: Record<string, Kind> = {
  'video.movie': 'broadcast',
  'video.episode': 'broadcast',
  'video.tv_show': 'broadcast',
  'books.book': 'book',
  book: 'book',
};

/** Types of what is around a work on its page. */
const siteType = /^(?:Web\w*|WP\w+|SiteNavigationElement|Organization|Person|BreadcrumbList|ListItem|ImageObject)$/;

/** Returns the kind of a work; undefined where nothing says it clearly. */
export function findKind({ meta, jsonLd, work, itemTypes }: PageData): Found<Kind> | undefined {
  for (const [name, value] of kindsByMeta)
    if (meta.get(name)?.some((text) => text.trim() !== '')) return { value, from: `meta ${name}` };
  const types = getTypes(work);
  for (const type of types) if (kindsByType[type]) return { value: kindsByType[type], from: `JSON-LD ${type}` };
  // The first type of microdata that is not about the site is that of the page; videos are often only in it.
  const itemType = work ? '' : (itemTypes.find((type) => !siteType.test(type)) ?? '');
  const itemKind = itemType === 'VideoObject' ? undefined : kindsByType[itemType];
  if (itemKind) return { value: itemKind, from: `microdata ${itemType}` };
  const openGraphType = meta.get('og:type')?.[0] ?? '';
  const openGraphKind = kindsByOpenGraph[openGraphType];
  if (openGraphKind) return { value: openGraphKind, from: 'meta og:type' };
  if (openGraphType.startsWith('video') && itemTypes.includes('VideoObject'))
    return { value: 'broadcast', from: 'microdata VideoObject' };
  if (!types.some((type) => /Article$|Posting$/.test(type))) return undefined;
  const publishers = jsonLd.get(work, 'publisher').filter(isNode);
  for (const type of publishers.flatMap(getTypes))
    if (kindsByPublisher[type]) return { value: kindsByPublisher[type], from: `JSON-LD publisher ${type}` };
  return undefined;
}

/** The site’s own texts for readers, by language, and formats of dates, numbers and lists. */
import { getRegion } from './dates.ts';
import { formatKnownDate } from './format-known-date.ts';
import { formatSpan } from './format-span.ts';

const english = {
  skip: 'Skip to content',
  contents: 'Contents',
  introduction: 'the introduction',
  since: 'the notice at the top',
  thisSection: 'this section',
  sinceTitle: 'What has happened since',
  notes: 'Notes',
  sources: 'Sources',
  sourcesIntro: (count: number) => `${english.sourceCount(count)}, numbered in order of citation.`,
  bracketedTitles: 'Titles in square brackets are taken from the web address or are our own descriptions.',
  listed: 'Listed, but not relied on',
  listedIntro: 'These were on the list of sources that this explainer started from. Nothing in it relies on them.',
  located: { 'not-found': 'Not found under this title.', 'other-title': 'Found under another title' },
  seeSource: (number: number) => `source ${number}`,
  markOfSource: (number: number, publisher: string) => `Source ${number}: ${publisher}`,
  markOfNote: (letter: string) => `Note ${letter}`,
  citedIn: (place: string) => `Cited in ${place}`,
  backTo: (place: string, nth: number) => `Cited in ${place}, ${nth}`,
  /** Between a name and a place in that work: “HRANA, p. 33”. */
  beforePlace: ', ',
  translation: (translator?: string) => (translator ? `Translation by ${translator}:` : 'Translation:'),
  via: (carrier: string) => `via ${carrier}`,
  partOf: (container: string) => `in ${container}`,
  // A number that begins with a word says itself what it is: “Case 26-1”.
  workNumber: (number: string) => (/^\p{L}{2,}[.:]?\s/u.test(number) ? number : `No. ${number}`),
  access: { registration: 'registration needed', paywall: 'subscription needed' },
  translated: (by?: string) => (by === undefined ? 'translated:' : `translated by ${by}:`),
  titleInTranslation: (title: string, by?: string) =>
    `Title ${by === undefined ? 'translated' : `translated by ${by}`}: “${title}”`,
  read: (date: string) => `read ${date}`,
  archived: 'archived copy',
  restsOn: (publisher: string, date?: string) => `rests on ${publisher}${date === undefined ? '' : `, ${date}`}`,
  repeatedBy: 'Repeated by:',
  unarchivable: (reason: string) => `no archived copy: ${reason}`,
  quoteChecked: (date: string) => `quotation checked on ${date}`,
  archivedOf: (archived: number, count: number) => {
    if (archived === 0) return 'No archived copies are known.';
    return archived === count ? '' : `Archived copies are known for ${archived}.`;
  },
  quotedLinks: (areChecked: boolean) =>
    'Quotations link to the passage in the source, in browsers that support this.' +
    (areChecked ? '' : ' The links have not been checked.'),
  data: 'For reference managers:',
  allSources: 'All sources',
  allSourcesIntro: 'Every source used in the explainers on this site, and where each is cited.',
  sourceCount: (count: number) => `${count} ${count === 1 ? 'source' : 'sources'}`,
  kind: 'Kind',
  publisher: 'Publisher',
  everyKind: 'All kinds',
  everyPublisher: 'All publishers',
  citedInSection: 'Cited in',
  particulars: 'Show all details',
  narrow: 'Filter the list',
  pageOf: (page: number, pages: number) => `Page ${page} of ${pages}`,
  previousPage: 'Previous page',
  nextPage: 'Next page',
  goToList: 'Go to the list',
  backToNote: 'Back to the note',
  close: 'Close',
  cite: 'Cite this explainer',
  citation: (authors: string, title: string, site: string, date: string, asOf: string, url: string) =>
    `${authors}, “${title}”, ${site}, ${date} (as of ${asOf}), ${url}`,
  citationUpdated: (published: string, updated: string) => `${published}, updated ${updated}`,
  copy: 'Copy',
  kinds: {
    news: 'News',
    wire: 'News agency',
    ngo: 'Rights group or NGO',
    'think-tank': 'Think tank',
    official: 'Official',
    reference: 'Reference',
    data: 'Data',
    book: 'Book',
    journal: 'Journal article',
    report: 'Report',
    court: 'Court document',
    broadcast: 'Broadcast',
    social: 'Social media',
    interview: 'Interview',
    document: 'Document',
  },
  claim: 'Claim',
  statuses: {
    confirmed: 'Confirmed',
    'partly-confirmed': 'Partly confirmed',
    unconfirmed: 'Unconfirmed',
    disputed: 'Disputed',
    wrong: 'Wrong',
  },
  claimsChecked: (count: number) => `${count} ${count === 1 ? 'claim' : 'claims'} checked:`,
  changeKinds: { correction: 'Correction', update: 'Update', clarification: 'Clarification' },
  changesIntro: 'Changes since publication, newest first.',
  correctionCount: (count: number) => `${count} ${count === 1 ? 'correction' : 'corrections'}`,
  old: (days: number) => `That is more than ${formatSpan(days)} ago.`,
  glossary: 'Glossary',
  glossaryIntro: 'Terms defined in the explainers on this site.',
  alsoCalled: (names: string) => `also ${names}`,
  usedIn: 'Used in',
  corrections: 'Corrections',
  correctionsIntro: 'Errors in our explainers, and when and how they were corrected. Corrections are never removed.',
  correctionsFeed: 'Corrections feed',
  correctionsPolicy: 'How corrections are made',
  noneSoFar: 'None so far.',
  latestCorrections: 'Latest corrections',
  allCorrections: 'All corrections',
  withdrawals: 'Withdrawn',
  licence: 'Licence',
  licenceOf: 'The text of our explainers may be reused under this licence:',
  otherChanges: 'Updates and clarifications',
  author: 'Author',
  authorDescription: (name: string) => `Explainers by ${name}.`,
  related: 'Related explainers',
  sharedSources: (count: number) => `${count} shared ${count === 1 ? 'source' : 'sources'}`,
  minutes: (count: number) => `${count} min read`,
  figures: 'View the figures as a table',
  table: 'Table',
  code: 'Code',
  taskDone: 'Done',
  taskOpen: 'Not done',
  bounds: {
    'at-least': (number: string) => `at least ${number}`,
    'at-most': (number: string) => `at most ${number}`,
    'more-than': (number: string) => `more than ${number}`,
    'less-than': (number: string) => `less than ${number}`,
    about: (number: string) => `about ${number}`,
  },
  highest: 'highest',
  keyPoints: 'Key points',
  inKeyPoints: 'the key points',
  changes: 'Changes',
  sourcesAndNotes: 'Sources and notes',
  asMarkdown: 'as Markdown',
  markdown: 'As Markdown',
  latest: 'Latest explainers',
  feedsWithFullText: 'the latest explainers with their full text',
  forModels:
    'Each link leads to an explainer in Markdown: its text, with its sources and their addresses as footnotes. ' +
    'For a single section, replace “.md” at the end of the address with “/”, the id of the section and “.md”.',
  share: 'Share',
  shareOf: (title: string) => `Share “${title}”`,
  by: 'By',
  sectionOf: (number: number, count: number) => `Section ${number} of ${count} in`,
  inItsPlace: 'Read in context',
  neighbours: 'Other sections',
  previousSection: 'Previous section',
  nextSection: 'Next section',
  published: 'Published',
  updated: 'Updated',
  asOfLabel: 'As of',
  asOf: (date: string) => `This explainer covers events up to ${date}.`,
  coversUpTo: (date: string) => `Covers events up to ${date}.`,
  withdrawn: (date: string) => `Withdrawn on ${date}.`,
  draft: 'Draft: visible only in the preview.',
  explainer: 'Explainer',
  search: 'Search',
  searchLabel: 'Search all sections',
  searchNeedsScript: 'Search needs JavaScript. Here are all explainers and their sections:',
  newest: 'Newest',
  byTopic: 'By topic',
  topics: 'Topics',
  moreTopics: 'More topics',
  allTopics: (count: number) => `All ${count} topics`,
  topic: 'Topic',
  topicDescription: (name: string) => `All explainers on ${name}.`,
  allOn: (count: number, name: string) => `All ${count} on ${name}`,
  about: 'About',
  report: 'Report a mistake',
  aboutLong: 'About this site and how it is made',
  moved: 'This page has moved',
  movedTo: 'It is now at:',
  notFound: 'Page not found',
  notFoundHelp: 'The address may be mistyped, or the page may have moved. Search for what it was about, or see:',
  allExplainers: 'All explainers',
};

export type UiStrings = typeof english;

/** Returns the strings of a language; those of English where it has none. */
export function getStrings(_lang: string): UiStrings {
  return english;
}

const englishCards = {
  asOf: (date: string) => `As of ${date}`,
  withdrawn: (date: string) => `Withdrawn on ${date}`,
  from: (title: string) => `From “${title}”`,
};

/** The strings on share cards. Cards are seen without their page, so they are in the language of their titles. */
const cardStrings: Record<string, typeof englishCards> = {
  en: englishCards,
  fa: {
    asOf: (date) => `تا ${date}`,
    withdrawn: (date) => `پس‌گرفته‌شده در ${date}`,
    from: (title) => `از «${title}»`,
  },
};

/** Returns the strings on share cards in a language; those of English where it has none. */
export const getCardStrings = byLang(
  (lang): typeof englishCards => cardStrings[new Intl.Locale(lang).language] ?? englishCards,
);

/** Returns a function that formats dates in a language, plain or of EDTF level 1. */
export function dateFormatter(lang: string): (date: string) => string {
  return (date) => formatKnownDate(date, lang);
}

/**
 * Remembers what a function returns for each language: `Intl` objects cost a hundred times more to make than to
 * use.
 */
function byLang<Value>(create: (lang: string) => Value): (lang: string) => Value {
  const cache = new Map<string, Value>();
  return (lang) => {
    const value = cache.get(lang) ?? create(lang);
    cache.set(lang, value);
    return value;
  };
}

/** Returns the value of `dir` for a language tag (BCP 47), from Unicode’s locale data. */
export const getDirection = byLang((lang): 'ltr' | 'rtl' => {
  const locale = new Intl.Locale(lang) as Intl.Locale & { getTextInfo(): { direction: 'ltr' | 'rtl' } };
  return locale.getTextInfo().direction;
});

const listFormat = byLang((lang) => new Intl.ListFormat(getRegion(lang)));

/** Returns a function that joins items in a language: “A, B and C”. */
export function listFormatter(lang: string): (items: readonly string[]) => string {
  return (items) => listFormat(lang).format(items);
}

/**
 * Returns a function that joins items as `listFormatter` does and gives the parts, so that each item can be
 * marked up.
 */
export function listPartsFormatter(
  lang: string,
): (items: readonly string[]) => { type: 'element' | 'literal'; value: string }[] {
  return (items) => listFormat(lang).formatToParts(items);
}

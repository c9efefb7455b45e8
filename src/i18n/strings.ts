/** Every word of the site’s own that a reader meets, by language. Explainers bring their own words. */
import { formatDate, getRegion } from './dates.ts';

/** “a year”, “3 months”: the largest whole unit that has passed. */
function span(days: number): string {
  const of = (count: number, unit: string) => (count === 1 ? `a ${unit}` : `${count} ${unit}s`);
  if (days >= 365.25) return of(Math.floor(days / 365.25), 'year');
  return days >= 30.44 ? of(Math.floor(days / 30.44), 'month') : of(days, 'day');
}

const english = {
  skip: 'Skip to the text',
  contents: 'Contents',
  introduction: 'the introduction',
  since: 'the notice at the top',
  notes: 'Notes',
  sources: 'Sources',
  sourcesIntro: (count: number) => `${english.sourceCount(count)}, numbered in the order of citation.`,
  bracketedTitles: 'Titles in square brackets were read from the address or describe the page.',
  listed: 'Listed, but not relied on',
  listedIntro: 'These stood on the list that this explainer began from. Nothing in it rests on them.',
  located: { 'not-found': 'Not found under this title.', 'other-title': 'Found under another title' },
  seeSource: (number: number) => `source ${number}`,
  markOfSource: (number: number, publisher: string) => `Source ${number}: ${publisher}`,
  markOfNote: (letter: string) => `Note ${letter}`,
  citedIn: (place: string) => `Cited in ${place}`,
  backTo: (place: string, nth: number) => `Cited in ${place}, ${nth}`,
  via: (carrier: string) => `via ${carrier}`,
  read: (date: string) => `read ${date}`,
  archived: 'archived copy',
  archivedOf: (archived: number, count: number) => {
    if (archived === 0) return 'No archived copies of them are known.';
    return archived === count ? '' : `Archived copies are known of ${archived}.`;
  },
  quotedLinks: 'Quoted words open the source at them, where a browser can; its page was not checked for them.',
  data: 'For reference managers:',
  allSources: 'All sources',
  allSourcesIntro: 'Every work that the explainers on this site rest on, with each place that rests on it.',
  sourceCount: (count: number) => `${count} ${count === 1 ? 'source' : 'sources'}`,
  kind: 'Kind',
  publisher: 'Publisher',
  everyKind: 'All kinds',
  everyPublisher: 'All publishers',
  narrow: 'Narrow the list',
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
  changesIntro: 'What was changed after publication, newest first.',
  wholeRecord: 'All changes',
  old: (days: number) => `That is more than ${span(days)} ago.`,
  glossary: 'Glossary',
  glossaryIntro: 'Terms that the explainers on this site define in place.',
  alsoCalled: (names: string) => `also ${names}`,
  usedIn: 'Used in',
  corrections: 'Corrections',
  correctionsIntro: 'What explainers on this site had wrong, when it was put right, and how. A correction stays.',
  correctionsFeed: 'Corrections feed',
  correctionsPolicy: 'How corrections are made',
  noneSoFar: 'None so far.',
  withdrawals: 'Withdrawn',
  licence: 'Licence',
  licenceOf: 'The text of explainers may be used under this licence:',
  otherChanges: 'Updates and clarifications',
  author: 'Author',
  authorDescription: (name: string) => `Explainers by ${name}.`,
  related: 'Related explainers',
  sharedSources: (count: number) => `${count} shared ${count === 1 ? 'source' : 'sources'}`,
  minutes: (count: number) => `${count} min read`,
  figures: 'The figures as a table',
  bounds: { 'at-least': (number: string) => `at least ${number}`, about: (number: string) => `about ${number}` },
  keyPoints: 'Key points',
  inKeyPoints: 'the key points',
  changes: 'Changes',
  sourcesAndNotes: 'Sources and notes',
  asMarkdown: 'as Markdown',
  markdown: 'As Markdown',
  latest: 'Latest explainers',
  feedsWithFullText: 'the latest explainers with their full text',
  forModels:
    'Each link leads to an explainer as Markdown: its text, and its sources as footnotes with their addresses. A section by itself stands at the address of its explainer without “.md”, then “/”, the id of the section and “.md”.',
  share: 'Share',
  shareOf: (title: string) => `Share “${title}”`,
  by: 'By',
  sectionOf: (number: number, count: number) => `Section ${number} of ${count} in`,
  inItsPlace: 'Read it in its place',
  neighbours: 'Sections beside this one',
  previousSection: 'The section before',
  nextSection: 'The section after',
  published: 'Published',
  updated: 'Updated',
  asOfLabel: 'As of',
  asOf: (date: string) => `This explainer describes the world up to ${date}.`,
  withdrawn: (date: string) => `Withdrawn on ${date}.`,
  draft: 'Draft: seen in the preview only.',
  explainer: 'Explainer',
  search: 'Search',
  searchLabel: 'Search all sections',
  searchNeedsScript: 'Searching needs JavaScript. These are the explainers and their sections:',
  newest: 'Newest',
  byTopic: 'By topic',
  topic: 'Topic',
  topicDescription: (name: string) => `All explainers on ${name}.`,
  allOn: (count: number, name: string) => `All ${count} on ${name}`,
  about: 'About',
  report: 'Report a mistake',
  aboutLong: 'What this is and how it is made',
  moved: 'This page has moved',
  movedTo: 'It has another address now:',
  notFound: 'There is no page here',
  notFoundHelp: 'The address may be mistyped, or the page may have moved. Search for it, or start from the home page.',
  allExplainers: 'All explainers',
};

export type UiStrings = typeof english;

/** The words for a language; English where there are none yet. */
export function getStrings(_lang: string): UiStrings {
  return english;
}

const englishCards = {
  asOf: (date: string) => `As of ${date}`,
  withdrawn: (date: string) => `Withdrawn on ${date}`,
  from: (title: string) => `From “${title}”`,
};

/** The words on share cards, which travel without the page around them and so are in the language of their titles. */
const cardWords: Record<string, typeof englishCards> = {
  en: englishCards,
  fa: {
    asOf: (date) => `تا ${date}`,
    withdrawn: (date) => `پس‌گرفته‌شده در ${date}`,
    from: (title) => `از «${title}»`,
  },
};

/** The words on share cards in a language; English where there are none yet. */
export const getCardStrings = byLang(
  (lang): typeof englishCards => cardWords[new Intl.Locale(lang).language] ?? englishCards,
);

/** A `<time>` needs both: the plain date and how it reads. */
export function dateFormatter(lang: string): (date: string) => string {
  return (date) => formatDate(date, lang);
}

/** What is made once for each language: to ask for its data takes a hundred times as long as to use it. */
function byLang<Made>(make: (lang: string) => Made): (lang: string) => Made {
  const made = new Map<string, Made>();
  return (lang) => {
    const known = made.get(lang) ?? make(lang);
    made.set(lang, known);
    return known;
  };
}

/** The direction of writing of a language, BCP 47 tag in, value of `dir` out (Unicode’s locale data). */
export const getDirection = byLang((lang): 'ltr' | 'rtl' => {
  const locale = new Intl.Locale(lang) as Intl.Locale & { getTextInfo(): { direction: 'ltr' | 'rtl' } };
  return locale.getTextInfo().direction;
});

/** A figure as it reads in a language, with “at least” or “about” where it is no exact count. */
export function numberFormatter(lang: string): (value: number, bound?: keyof UiStrings['bounds']) => string {
  const format = new Intl.NumberFormat(lang);
  const { bounds } = getStrings(lang);
  return (value, bound) => (bound ? bounds[bound](format.format(value)) : format.format(value));
}

const listFormat = byLang((lang) => new Intl.ListFormat(getRegion(lang)));

/** “A, B and C” in a language. */
export function listFormatter(lang: string): (items: readonly string[]) => string {
  return (items) => listFormat(lang).format(items);
}

/** The same in its parts, so that each item can be marked up by itself. */
export function listPartsFormatter(
  lang: string,
): (items: readonly string[]) => { type: 'element' | 'literal'; value: string }[] {
  return (items) => listFormat(lang).formatToParts(items);
}

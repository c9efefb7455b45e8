/**
 * The kinds of sources by the types of CSL 1.0.2 and of Crossref, which writes its own types into CSL-JSON
 * (https://api.crossref.org/types). What is missing here says nothing about the kind: a web page or an article of a
 * newspaper can be news, but also what an agency, an authority or another organization publishes.
 */
import type { Source } from '../../explainer/schema/source.ts';

const typesByKind: Partial<Record<Source['kind'], string>> = {
  official: 'bill legislation regulation treaty',
  reference: 'entry entry-dictionary entry-encyclopedia map reference-entry reference-book',
  data: 'dataset software database',
  book:
    'book chapter classic monograph edited-book book-chapter book-part book-section book-track book-set book-series ' +
    'reference-book',
  journal:
    'article article-journal paper-conference journal-article proceedings-article posted-content preprint ' +
    'peer-review journal-issue journal-volume',
  report: 'report thesis standard dissertation report-component report-series',
  court: 'legal_case',
  broadcast: 'broadcast motion_picture',
  social: 'post post-weblog',
  interview: 'interview personal_communication',
  document: 'manuscript patent collection',
};

/** Returns the kind of source for a type. */
export function toKind(type: string): Source['kind'] | undefined {
  const entry = Object.entries(typesByKind).find(([, types]) => types.split(' ').includes(type));
  return entry?.[0] as Source['kind'] | undefined;
}

/** Says whether works of a type appear in a journal: then `number` is that of an issue, and identifies nothing. */
export function isInPeriodical(type: string): boolean {
  return toKind(type) === 'journal' || /^article-|newspaper|magazine/.test(type);
}

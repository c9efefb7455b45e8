import type { Source } from '../../explainer/schema/source.ts';
import { getSourceUrl } from '../../explainer/source-identity.ts';

/** The types of CSL that sources have. */
export type CslType =
  | 'article-journal'
  | 'article-newspaper'
  | 'book'
  | 'broadcast'
  | 'chapter'
  | 'dataset'
  | 'document'
  | 'interview'
  | 'legal_case'
  | 'post'
  | 'report'
  | 'webpage';

/** The types of kinds that say what a work is. The other kinds say who published it. */
const typesByKind: Partial<Record<Source['kind'], CslType>> = {
  data: 'dataset',
  book: 'book',
  journal: 'article-journal',
  report: 'report',
  court: 'legal_case',
  broadcast: 'broadcast',
  social: 'post',
  interview: 'interview',
  document: 'document',
};

/** Returns the type of a source in CSL. What newsrooms and authorities publish at an address is a web page. */
export function getCslType(source: Source): CslType {
  const { kind, isbn, container } = source;
  const type = typesByKind[kind];
  if (type === 'book' || (!type && isbn)) return container ? 'chapter' : 'book';
  if (type) return type;
  if (getSourceUrl(source) !== undefined) return 'webpage';
  return kind === 'news' || kind === 'wire' ? 'article-newspaper' : 'document';
}

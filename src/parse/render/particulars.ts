/** The particulars of a source, which follow its title in every output. */
import { findArchivedCopy } from '../../citations/archived-copy.ts';
import { formatAuthors } from '../../citations/names.ts';
import type { Source } from '../../explainer/schema/source.ts';
import { getDoiUrl } from '../../explainer/source-identity.ts';
import { dateFormatter, listFormatter, type UiStrings } from '../../i18n/strings.ts';
import type { ReferenceContext } from './reference-list.ts';

/** A detail that follows the title of a source. */
export interface Particular {
  text: string;
  /** The address that the text links to. */
  url?: string;
  /** The carrier, number or day in the text. */
  value?: string;
  /** The value is a title in the language of the source. */
  isTitle?: true;
  /** The names of the authors, if the text is their list. */
  authors?: string[];
  /** Long lists show it on demand. What readers need to judge a source at a glance, or to open it, is always shown. */
  isOnDemand?: true;
}

const isOnDemand = true as const;

/** Lists the particulars of a source: kind, authors, what it is part of, what identifies it, how to get at it. */
export function listParticulars(source: Source, context: ReferenceContext): Particular[] {
  const { lang, strings } = context;
  const { kind, via, url, doi, isbn, access, accessed, unarchivable } = source;
  const authors = formatAuthors(source, lang);
  const archivedCopy = findArchivedCopy(source);
  const day = accessed && dateFormatter(lang)(accessed);
  return [
    { text: strings.kinds[kind] },
    ...(authors.length > 0 ? [{ text: listFormatter(lang)(authors), authors, isOnDemand }] : []),
    ...listContainer(source, strings).map((particular) => ({ ...particular, isOnDemand })),
    // Without another address, the title links there already.
    ...(doi ? [{ text: `DOI ${doi}`, isOnDemand, ...(url ? { url: getDoiUrl(doi) } : {}) }] : []),
    ...(isbn ? [{ text: `ISBN ${isbn}`, isOnDemand }] : []),
    ...(via ? [{ text: strings.via(via), value: via }] : []),
    ...listRepeatedSources(source, context),
    ...(access && access !== 'free' ? [{ text: strings.access[access] }] : []),
    ...(day ? [{ text: strings.read(day), value: day, isOnDemand }] : []),
    ...(archivedCopy ? [{ text: strings.archived, url: archivedCopy.url }] : []),
    ...(unarchivable && !archivedCopy
      ? [{ text: strings.unarchivable(unarchivable), value: unarchivable, isOnDemand }]
      : []),
  ];
}

/** Says which sources a source rests on, with links to them: in the list of the page, or else to the works. */
function listRepeatedSources(
  { repeated = [] }: Source,
  { lang, strings, getListedHref }: ReferenceContext,
): Particular[] {
  return repeated.map(({ id, publisher, published, url: workUrl }) => {
    const url = getListedHref?.(id) ?? workUrl;
    const date = published === undefined ? undefined : dateFormatter(lang)(published);
    return { text: strings.restsOn(publisher, date), value: publisher, ...(url ? { url } : {}) };
  });
}

/**
 * Lists what a work is part of, and its number. The volume and issue of a journal follow its title, as in
 * bibliographies: “in Journal of Bridges 12(3)”.
 */
function listContainer({ kind, container, number }: Source, strings: UiStrings): Particular[] {
  const numberText = number && strings.workNumber(number);
  const isVolume = kind === 'journal' && container && numberText !== number;
  return [
    ...(container
      ? [{ text: strings.partOf(container) + (isVolume ? ` ${number}` : ''), value: container, isTitle: true as const }]
      : []),
    ...(number && numberText && !isVolume ? [{ text: numberText, value: number }] : []),
  ];
}

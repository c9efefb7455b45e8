/** How to cite an explainer: as a sentence, in BibTeX, and in the meta tags that reference managers read. */
import { toBibtex } from '../citations/formats/bibtex.ts';
import { toCslDate } from '../citations/formats/csl-date.ts';
import type { CslName } from '../citations/names.ts';
import { explainerPath } from '../explainer/ids.ts';
import type { Explainer } from '../explainer/model.ts';
import { dateFormatter, getStrings, listFormatter } from '../i18n/strings.ts';
import { toHtml } from '../parse/render/render.ts';
import { isolateValues } from '../parse/render/text-direction.ts';
import { absoluteHref, site } from '../site.ts';
import type { ListItem } from './list-item.ts';

type Author = ListItem['authors'][number];

/** Renders the sentence that cites an explainer, with its day and address, as HTML. */
export function renderCitation(explainer: Explainer, { authors }: ListItem): string {
  const { lang, title, published, updated, asOf, slug } = explainer;
  const strings = getStrings(lang);
  const date = dateFormatter(lang);
  const names = listFormatter(lang)(authors.map(({ name }) => name));
  const day = updated ? strings.citationUpdated(date(published), date(updated)) : date(published);
  const url = absoluteHref(explainerPath(slug));
  const sentence = strings.citation(names, title.text, site.name, day, date(asOf), url);
  const days = [published, ...(updated ? [updated] : []), asOf].map(date);
  return toHtml(isolateValues(sentence, names, title.text, site.name, ...days, url));
}

/** Returns the BibTeX entry of an explainer. */
export function formatCitationBibtex(explainer: Explainer, { authors }: ListItem): string {
  const { slug, lang, title, published, updated, asOf } = explainer;
  return toBibtex([
    {
      id: slug,
      type: 'webpage',
      title: title.text,
      author: authors.map(toCslName),
      publisher: site.owner || site.name,
      'container-title': site.name,
      issued: toCslDate(updated ?? published),
      URL: absoluteHref(explainerPath(slug)),
      language: lang,
      note: getStrings(lang).asOf(dateFormatter(lang)(asOf)),
    },
  ]);
}

/** Splits the name of a person whose family name is known; any other name is literal. */
function toCslName({ name, family }: Author): CslName {
  const given = family && name.endsWith(` ${family}`) ? name.slice(0, -family.length).trim() : '';
  return family && given ? { family, given } : { literal: name };
}

/**
 * Returns names and values of meta tags: the byline for reader modes, and `citation_*`
 * (https://scholar.google.com/intl/en/scholar/inclusion.html#indexing).
 */
export function createCitationMeta(explainer: Explainer, { authors }: ListItem): [name: string, content: string][] {
  const { slug, lang, title, published } = explainer;
  return [
    ['author', listFormatter(lang)(authors.map(({ name }) => name))],
    ['citation_title', title.text],
    ...authors.map(({ name }): [string, string] => ['citation_author', name]),
    ['citation_publication_date', published.replaceAll('-', '/')],
    ['citation_publisher', site.owner || site.name],
    ['citation_language', lang],
    ['citation_fulltext_html_url', absoluteHref(explainerPath(slug))],
  ];
}

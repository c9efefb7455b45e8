/** Renders the links from a source or a note back to the marks that cite it. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Mark } from '../../explainer/citation.ts';
import { getDirection } from '../../i18n/strings.ts';
import type { ReferenceContext } from './reference-list.ts';
import { isolateText, isolateValues } from './text-direction.ts';

/** What the lists need to know of their page. */
export interface ListContext extends ReferenceContext {
  /** Returns the name of a part of the page: “The Iran Protest Crisis”. */
  getPartName(part: string): string;
}

/**
 * Renders backlinks, one for each mark, in reading order: “Cited in The Iran Protest Crisis 2 · History, p. 33 · p.
 * 40”. A link without the name of its part has a longer name for screen readers.
 */
export function renderBacklinks(marks: readonly Mark[], context: ListContext): Element {
  const parts = [...Map.groupBy(marks, ({ part }) => part).values()];
  const links = parts.flatMap((partMarks, partIndex) =>
    partMarks.map((mark, index) => {
      const link = renderBacklink(mark, index, partIndex === 0, context);
      const isLastOfPart = index === partMarks.length - 1;
      if (isLastOfPart && partIndex === parts.length - 1) return [link];
      // Numbers need no dot between them; places do.
      return isLastOfPart || partMarks.some(({ at }) => at !== undefined) ? [link, '\u00a0·'] : [link];
    }),
  );
  return h(
    'p',
    { className: 'back' },
    links.flatMap((link, index) => (index > 0 ? [' ', ...link] : link)),
  );
}

/** Renders a backlink. @param index of the mark among those in its part of the page */
function renderBacklink({ part, anchor, at }: Mark, index: number, isFirstPart: boolean, context: ListContext) {
  const { lang, strings, getPartName } = context;
  const direction = getDirection(lang);
  const name = getPartName(part);
  const place = at === undefined ? '' : strings.beforePlace + at;
  const hasLabel = index === 0 && isFirstPart;
  const content = hasLabel
    ? isolateValues(strings.citedIn(name) + place, name, ...(at === undefined ? [] : [at]))
    : isolateText(index > 0 ? (at ?? String(index + 1)) : name, direction);
  return h(
    'a',
    {
      role: 'doc-backlink',
      href: `#${anchor}`,
      ariaLabel: index > 0 ? strings.backTo(name, index + 1) + place : undefined,
    },
    content,
    hasLabel || index > 0 || at === undefined ? [] : [strings.beforePlace, ...isolateText(at, direction)],
  );
}

/** Needs JavaScript because results come from the search in the browser: turns them into lists of links. */
import { createElement } from '../../dom/elements.ts';
import type { FoundEntity } from './entities.ts';
import { addHighlightTerms } from './highlight.ts';
import type { Found } from './searcher.ts';
import { strings } from './strings.ts';

/** One link for each section, the terms marked; sections of one explainer stand together under the best of them. */
export function renderResults(found: readonly Found[]): HTMLOListElement {
  const groups = Map.groupBy(found, ({ url }) => url.split('#')[0]);
  return createElement(
    'ol',
    { className: 'results' },
    ...Array.from(groups.values(), (group) =>
      createElement('li', {}, ...group.map((each, index) => result(each, index === 0))),
    ),
  );
}

function result({ url, title, explainer, site, excerpt, words: marked }: Found, isFirst: boolean): HTMLElement {
  const context = [explainer, site].filter(Boolean).join(' · ');
  const text = createElement('p', { dir: 'auto' });
  if (excerpt.start) text.append('… ');
  for (const [stretch, isMarked] of excerpt.stretches)
    text.append(isMarked ? createElement('mark', {}, stretch) : stretch);
  if (excerpt.end) text.append(' …');
  const link = createElement('a', { href: addHighlightTerms(url, marked) }, createElement('b', { dir: 'auto' }, title));
  // The explainer belongs to the name of every link; seen, once is enough.
  if (context)
    link.append(' ', createElement('span', { className: isFirst ? 'meta' : 'unseen', dir: 'auto' }, context));
  return createElement('div', {}, link, text);
}

/** Claims, events, terms and sources, each with the explainer that lists it. */
export function renderEntities(things: readonly FoundEntity[]): HTMLElement {
  if (things.length === 0) return createElement('p', {}, strings.noThings);
  return createElement(
    'ul',
    { className: 'results' },
    ...things.map(({ thing: [kind, url, text], explainer }) =>
      createElement(
        'li',
        {},
        createElement(
          'a',
          { href: addHighlightTerms(url, []) },
          createElement('span', { className: 'label' }, strings.thingKinds[kind]),
          ' ',
          createElement('span', { dir: 'auto' }, text),
          ' ',
          createElement('span', { className: 'meta', dir: 'auto' }, explainer),
        ),
      ),
    ),
  );
}

/** Needs JavaScript because results come from the search in the browser: turns them into lists of links. */
import { make } from '../../dom/elements.ts';
import type { FoundThing } from './entities.ts';
import { addressWithMarks } from './highlight.ts';
import type { Found } from './searcher.ts';
import { words } from './strings.ts';

/** One link for each section, the terms marked; sections of one explainer stand together under the best of them. */
export function resultList(found: readonly Found[]): HTMLOListElement {
  const groups = Map.groupBy(found, ({ url }) => url.split('#')[0]);
  return make(
    'ol',
    { className: 'results' },
    ...Array.from(groups.values(), (group) => make('li', {}, ...group.map((each, index) => result(each, index === 0)))),
  );
}

function result({ url, title, explainer, site, excerpt, words: marked }: Found, isFirst: boolean): HTMLElement {
  const context = [explainer, site].filter(Boolean).join(' · ');
  const text = make('p', { dir: 'auto' });
  if (excerpt.start) text.append('… ');
  for (const [stretch, isMarked] of excerpt.stretches) text.append(isMarked ? make('mark', {}, stretch) : stretch);
  if (excerpt.end) text.append(' …');
  const link = make('a', { href: addressWithMarks(url, marked) }, make('b', { dir: 'auto' }, title));
  // The explainer belongs to the name of every link; seen, once is enough.
  if (context) link.append(' ', make('span', { className: isFirst ? 'meta' : 'unseen', dir: 'auto' }, context));
  return make('div', {}, link, text);
}

/** Claims, events, terms and sources, each with the explainer that lists it. */
export function thingList(things: readonly FoundThing[]): HTMLElement {
  if (things.length === 0) return make('p', {}, words.noThings);
  return make(
    'ul',
    { className: 'results' },
    ...things.map(({ thing: [kind, url, text], explainer }) =>
      make(
        'li',
        {},
        make(
          'a',
          { href: addressWithMarks(url, []) },
          make('span', { className: 'label' }, words.thingKinds[kind]),
          ' ',
          make('span', { dir: 'auto' }, text),
          ' ',
          make('span', { className: 'meta', dir: 'auto' }, explainer),
        ),
      ),
    ),
  );
}

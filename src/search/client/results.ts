/** Needs JavaScript because it renders the results of the search in the browser. */
import { createElement } from '../../dom/dom.ts';
import type { EntityResult } from './entities.ts';
import { addHighlightTerms } from './highlight.ts';
import type { SectionResult } from './searcher.ts';
import { strings } from './strings.ts';

/** Renders a link for each section. Sections of the same explainer form one group, ranked by its best section. */
export function renderResults(results: readonly SectionResult[], lang: string): HTMLOListElement {
  const groups = Map.groupBy(results, ({ url }) => url.split('#')[0]);
  return createElement(
    'ol',
    { className: 'results', lang },
    ...Array.from(groups.values(), (group) =>
      createElement('li', {}, ...group.map((result, index) => renderResult(result, index === 0))),
    ),
  );
}

function renderResult(
  { url, title, explainer, site, excerpt, highlights }: SectionResult,
  isFirst: boolean,
): HTMLElement {
  const context = [explainer, site].filter(Boolean).join('\u00a0· ');
  const text = createElement('p', { dir: 'auto' });
  if (excerpt.isCutAtStart) text.append('… ');
  for (const [run, isMarked] of excerpt.runs) text.append(isMarked ? createElement('mark', {}, run) : run);
  if (excerpt.isCutAtEnd) text.append(' …');
  const link = createElement(
    'a',
    { href: addHighlightTerms(url, highlights), dir: 'auto' },
    createElement('b', {}, title),
  );
  // Screen readers hear the explainer in every link; it is visible only in the first of a group.
  if (context) link.append(' ', createElement('span', { className: isFirst ? 'meta' : 'unseen' }, context));
  return createElement('div', {}, link, text);
}

/**
 * Renders a group of entities that loads when it is opened.
 * @param load finds the entities
 * @param onToggle called with the new state when a reader opens or closes the group
 */
export function renderEntityGroup(
  isOpen: boolean,
  load: () => Promise<readonly EntityResult[]>,
  onToggle: (isOpen: boolean) => void,
): HTMLElement {
  const content = createElement('div');
  const summary = createElement('summary', {}, strings.entities);
  const group = createElement('details', { className: 'entities', open: isOpen }, summary, content);
  // `click` fires before the group toggles, so `open` is still the old state.
  summary.addEventListener('click', () => onToggle(!group.open));
  let isLoaded = false;
  group.addEventListener('toggle', async () => {
    if (!group.open || isLoaded) return;
    try {
      content.replaceChildren(renderEntities(await load()));
      isLoaded = true;
    } catch {
      content.replaceChildren(createElement('p', {}, strings.failed));
    }
  });
  return group;
}

function renderEntities(results: readonly EntityResult[]): HTMLElement {
  if (results.length === 0) return createElement('p', {}, strings.noEntities);
  return createElement(
    'ul',
    { className: 'results' },
    ...results.map(({ entity: [kind, url, text], explainer }) =>
      createElement(
        'li',
        {},
        createElement(
          'a',
          { href: addHighlightTerms(url, []) },
          createElement('span', { className: 'label' }, strings.entityKinds[kind]),
          ' ',
          createElement('span', { dir: 'auto' }, text),
          ' ',
          createElement('span', { className: 'meta', dir: 'auto' }, explainer),
        ),
      ),
    ),
  );
}

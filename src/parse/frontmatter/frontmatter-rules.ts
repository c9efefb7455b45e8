import { isCitable } from '../../citations/resolve.ts';
import { didYouMean } from '../../diagnostics/closest-match.ts';
import { isReservedAnchor, isReservedSlug } from '../../explainer/ids.ts';
import { isIdentified } from '../../explainer/source-identity.ts';
import type { ParseContext } from '../parse-context.ts';
import { checkRestsOn } from './check-rests-on.ts';
import { checkFormerIds } from './former-ids.ts';
import { checkSourceAuthors } from './source-authors.ts';
import type { Path } from './yaml.ts';

/** Checks what concerns several fields: ids that must be unique, and references to sections and sources. */
export function checkFrontmatter(context: ParseContext): void {
  checkSlug(context);
  checkUniqueIds('section', context);
  checkUniqueIds('claim', context);
  checkReservedSectionIds(context);
  checkFormerIds(context);
  checkReferences(context);
  checkSources(context);
}

/** What the checks of a list of sources need: the list is under the key `sources`. */
export type SourcesContext = Pick<ParseContext, 'partial' | 'yaml' | 'references' | 'allSources' | 'report'>;

/** Checks the ids, addresses and authors of a list of sources, and what they rest on. */
export function checkSources(context: SourcesContext): void {
  checkUniqueIds('source', context);
  checkReservedSourceIds(context);
  checkSourceLocations(context);
  checkRestsOn(context);
  checkSourceAuthors((context.yaml.data as { sources?: unknown } | null)?.sources, ['sources'], context);
}

function checkSlug({ slug, report }: ParseContext): void {
  if (!isReservedSlug(slug)) return;
  report({
    rule: 'reserved-slug',
    position: { line: 1, column: 1 },
    message: `The address /${slug}/ is reserved for a page that the site generates.`,
  });
}

function checkUniqueIds(
  kind: 'section' | 'source' | 'claim',
  { partial, yaml, references, report }: SourcesContext,
): void {
  const firstIndexes = new Map<string, number>();
  const key = `${kind}s` as const;
  const getPosition = (index: number) =>
    (kind === 'source' && references.get(index)?.at) || yaml.positionOf([key, index, 'id']);
  partial[key].forEach(({ id }, index) => {
    if (id === '') return;
    const firstIndex = firstIndexes.get(id);
    if (firstIndex === undefined) {
      firstIndexes.set(id, index);
      return;
    }
    report({
      rule: 'duplicate-id',
      position: getPosition(index),
      message: `Two ${key} have the id “${id}”; the first is on line ${getPosition(firstIndex).line}.`,
      hint:
        kind === 'source' && (references.has(index) || references.has(firstIndex))
          ? `Delete one of the two: an id by itself is that of a source in sources.yml.`
          : `Give one of them another id, or delete it if both are the same ${kind}.`,
    });
  });
}

function checkReservedSectionIds({ partial: { sections }, yaml, report }: ParseContext): void {
  sections.forEach(({ id }, index) => {
    if (!isReservedAnchor(id)) return;
    report({
      rule: 'reserved-id',
      position: yaml.positionOf(['sections', index, 'id']),
      message: `The section id “${id}” is an anchor that the site reserves.`,
      hint: 'Choose one that is not “sources”, “notes” or “contents” and has no prefix “source-”, “note-” or “cite-”.',
    });
  });
}

function checkReservedSourceIds({ partial: { sources }, yaml, report }: SourcesContext): void {
  sources.forEach(({ id }, index) => {
    if (!id.startsWith('note-')) return;
    report({
      rule: 'reserved-id',
      position: yaml.positionOf(['sources', index, 'id']),
      message: `The source id “${id}” starts with “note-”, which the site reserves for notes.`,
    });
  });
}

function checkSourceLocations({ partial: { sources }, yaml, report }: SourcesContext): void {
  sources.forEach((source, index) => {
    const { id, url, doi, located, see } = source;
    const rule = 'source-place';
    const position = yaml.positionOf(['sources', index, 'id']);
    if (!isIdentified(source) && !located) {
      report({
        rule,
        position,
        message: `The source “${id}” has no “url”, and nothing else that identifies it.`,
        hint:
          'Add its url, doi, isbn or number; for a printed newspaper, its “container” and “published”; or ' +
          '“located: not-found” if it was listed but could not be found.',
      });
    } else if ((url || doi) && located) {
      const key = url ? 'url' : 'doi';
      report({
        rule,
        position,
        message: `The source “${id}” has both “${key}” and “located”.`,
        hint: `Keep “${key}” for a source that was found, “located” for one that was only listed.`,
      });
    } else if (see && located !== 'other-title') {
      report({
        rule,
        position,
        message: `The source “${id}” has “see” without “located: other-title”.`,
        hint: 'Delete “see”, or add “located: other-title”.',
      });
    }
  });
}

/** Checks that every section and source that a field refers to exists, and that cited sources were found. */
function checkReferences({ partial, sources, yaml, references, report }: ParseContext): void {
  const sectionIds = new Set(partial.sections.map(({ id }) => id));
  const checkExists = (
    kind: 'section' | 'source',
    known: { has(id: string): boolean; keys(): Iterable<string> },
    id: string | undefined,
    path: Path,
  ) => {
    if (id === undefined || id === '' || known.has(id)) return;
    report({
      rule: `unknown-${kind}`,
      position: yaml.positionOf(path),
      message: `There is no ${kind} “${id}”.`,
      hint: didYouMean(id, known.keys()),
    });
  };
  for (const key of ['keyPoints', 'claims', 'updates'] as const)
    partial[key].forEach(({ section }, index) => {
      checkExists('section', sectionIds, section, [key, index, 'section']);
    });
  for (const key of ['claims', 'timeline'] as const)
    partial[key].forEach((entry, index) => {
      entry.sources.forEach((id, nth) => {
        const path = [key, index, 'sources', nth];
        checkExists('source', sources, id, path);
        const source = sources.get(id);
        if (!source?.located || isCitable(source)) return;
        const citing = 'id' in entry ? `The claim “${entry.id}”` : 'This event';
        report({
          rule: 'citation-of-unlocated-source',
          position: yaml.positionOf(path),
          message: `${citing} cites “${id}”, which is listed as “located: ${source.located}”.`,
        });
      });
    });
  partial.sources.forEach(({ see }, index) => {
    const reference = references.get(index);
    if (!reference) checkExists('source', sources, see, ['sources', index, 'see']);
    else if (see !== undefined && !sources.has(see))
      report({
        rule: 'unknown-source',
        position: reference.at,
        message: `“${reference.id}” of sources.yml has “see: ${see}”, but no source here is “${see}”.`,
        hint: `Write “- ${see}” under “sources” too.`,
      });
  });
}

import { didYouMean, findClosest } from '../diagnostics/closest-match.ts';
import type { Position, Report } from '../diagnostics/diagnostic.ts';
import { describeHiddenDifference } from '../diagnostics/lookalikes.ts';
import type { Citation } from '../explainer/citation.ts';
import { idPattern } from '../explainer/ids.ts';
import type { Source } from '../explainer/schema/source.ts';
import { getSourceUrl } from '../explainer/source-identity.ts';
import { parseLabel } from './label.ts';
import { listPassages } from './passages.ts';

/** What marks can cite. */
export interface Citable {
  sources: ReadonlyMap<string, Source>;
  /** Ids of the notes that the body defines. */
  notes: ReadonlySet<string>;
  /** Ids of sources that should be in `sources.yml` and are not, which is reported. They may have any quote. */
  missing?: ReadonlySet<string>;
}

/** Says whether a source is listed, and can support something: not one that was looked for and not found. */
export const isCitable = (source: Source | undefined): boolean =>
  source !== undefined && (!source.located || getSourceUrl(source) !== undefined);

/**
 * Finds what a mark cites. Reports a mark whose source, note, quote or place does not exist.
 * @returns the citation. For a misspelt source, the most similar one, with `isBroken`; for a missing quote or place,
 * the source with the most similar key, if any. Undefined if nothing can be cited.
 */
export function resolveCitation(
  label: string,
  position: Position,
  { sources, notes, missing }: Citable,
  report: Report,
): (Omit<Citation, 'part'> & { isBroken?: true }) | undefined {
  const { id, key } = parseLabel(label);
  const source = sources.get(id);
  if (!source) {
    if (notes.has(label)) return { kind: 'note', id: label };
    const known = [...sources.keys(), ...notes];
    report({
      rule: 'citation-without-source',
      position,
      message: `[^${label}] cites a source that is not listed.`,
      hint: getHint(label, known),
    });
    // Counts as a citation, so that the source is not reported as uncited too.
    const meant = findClosest(id, known);
    return meant !== undefined && sources.has(meant) ? { kind: 'source', id: meant, isBroken: true } : undefined;
  }
  if (!isCitable(source)) {
    report({
      rule: 'citation-of-unlocated-source',
      position,
      message: `[^${label}] cites “${id}”, which is listed as “located: ${source.located}”.`,
      hint: source.see
        ? `Cite [^${source.see}], which is the same work.`
        : 'A source that was not found supports nothing: cite one that was found.',
    });
    return undefined;
  }
  if (key === undefined) return { kind: 'source', id };
  const passages = listPassages(source);
  const keys = passages.map((passage) => passage.key);
  if (!keys.includes(key) && !missing?.has(id)) {
    report({
      rule: 'citation-without-quote',
      position,
      message: `The source “${id}” has neither a quote nor a place “${key}”.`,
      hint: didYouMean(key, keys, `Add it under “quotes” or “places” of the source, or cite [^${id}].`),
    });
    // The key counts as used, so that the passage is not reported as unused too.
    const meant = findClosest(key, keys);
    return meant === undefined ? { kind: 'source', id } : { kind: 'source', id, key: meant };
  }
  const at = passages.find((passage) => passage.key === key)?.at;
  return { kind: 'source', id, key, ...(at === undefined ? {} : { at }) };
}

/** Says what to write instead of a label that names no source. */
function getHint(label: string, known: readonly string[]): string {
  const { id } = parseLabel(label);
  if (idPattern.test(id)) return didYouMean(id, known, `Add “${id}” to the sources, or cite one that is listed.`);
  for (const other of known.filter((other) => idPattern.test(other))) {
    const difference = describeHiddenDifference(id, other, ['the mark', 'the id']);
    if (difference) return `Write [^${other}]: the mark has a character that looks the same (${difference}).`;
  }
  const named = label.split(/[^a-z0-9-]+/).filter((part) => known.includes(part));
  if (named.length > 0) return `Write ${named.map((part) => `[^${part}]`).join('')}.`;
  return didYouMean(id, known, 'Write the id of a source, such as [^city-notice], or \\[ for a plain bracket.');
}

/** Reports sources that nothing cites, except those that were not located. */
export function reportUncitedSources(
  sources: Iterable<Source>,
  used: ReadonlySet<string>,
  positionOf: (index: number) => Position,
  report: Report,
): void {
  for (const [index, { id, located }] of [...sources].entries()) {
    if (located || used.has(id)) continue;
    report({
      rule: 'source-without-citation',
      position: positionOf(index),
      message: `The source “${id}” is never cited.`,
      hint: `Cite it with [^${id}] where it supports a statement, or delete it.`,
    });
  }
}

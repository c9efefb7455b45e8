/** Reads texts and names of CSL-JSON as programs write it. */
import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';
import type { SourceAuthor } from '../../explainer/schema/source.ts';

/** CSL-JSON of others: any field may have any type. */
export type ForeignItem = Record<string, unknown>;

/** Returns a text without markup and repeated spaces. Crossref puts some texts into lists, and markup into titles. */
export function readText(value: unknown): string | undefined {
  const first = Array.isArray(value) ? value.find((each) => typeof each === 'string') : value;
  if (typeof first !== 'string' && typeof first !== 'number') return undefined;
  const text = String(first);
  const plain = /<\/?[a-z][^>]*>|&[#\w]+;/i.test(text) ? toText(fromHtml(text, { fragment: true })) : text;
  return plain.replace(/\s+/g, ' ').trim() || undefined;
}

/** Returns the authors of a list of CSL names. BibTeX writes “and others” where not all are named. */
export function readNames(value: unknown): SourceAuthor[] | undefined {
  const authors = (Array.isArray(value) ? value : [value]).flatMap((name): SourceAuthor[] => {
    if (typeof name === 'string') return name.trim() === '' ? [] : [readNameText(name)];
    return typeof name === 'object' && name !== null ? readName(name as ForeignItem) : [];
  });
  return authors.length > 0 ? authors : undefined;
}

function readName(name: ForeignItem): SourceAuthor[] {
  const part = (key: string) => readText(name[key]);
  const droppingParticle = part('dropping-particle');
  // “al-” and “d’” are not written apart from the family name.
  const isPrefix = /[-‐'’]$/.test(droppingParticle ?? '');
  const family = joinFamily(isPrefix ? droppingParticle : undefined, part('non-dropping-particle'), part('family'));
  const given = join(part('given'), isPrefix ? undefined : droppingParticle);
  const suffix = part('suffix');
  // Crossref calls the name of a body “name”.
  const body = part('literal') ?? part('name') ?? (family && given ? undefined : (family ?? given));
  if (body !== undefined) return [/^(?:others|et al\.?)$/i.test(body) ? 'et al.' : { body }];
  return family && given ? [{ family, given, ...(suffix ? { suffix } : {}) }] : [];
}

/** RIS writes “Family, Given, Suffix” for persons. A name without a comma is a body, or not in parts. */
function readNameText(text: string): SourceAuthor {
  const [family = '', given, ...suffix] = text.split(',').map((part) => part.trim());
  if (!family || !given) return /^et al\.?$/i.test(family) ? 'et al.' : text.replaceAll(',', ' ').trim();
  return { family, given, ...(suffix.length > 0 ? { suffix: suffix.join(', ') } : {}) };
}

const joinFamily = (...parts: (string | undefined)[]) => join(...parts)?.replace(/(?<=(?:^|\s)\S*[-‐'’]) /g, '');

const join = (...parts: (string | undefined)[]): string | undefined => parts.filter(Boolean).join(' ') || undefined;

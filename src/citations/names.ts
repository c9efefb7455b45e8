/** Names of authors of sources: their parts, as far as they are known, and the order in which they are read. */
import type { Source, SourceAuthor } from '../explainer/schema/source.ts';
import {
  isBodyWord,
  leadingFamilyNames,
  leadingWords,
  normalizeWord,
  otherOrderLanguages,
  trailingGivenNames,
} from './name-words.ts';

/** A person’s name in its parts, or any other name as it is written. The terms are those of CSL. */
export type CslName = { family: string; given: string; suffix?: string } | { literal: string };

/** The authors of a source. */
interface AuthorNames {
  names: CslName[];
  /** The source has more authors: it says “et al.” */
  hasMore: boolean;
}

/** Matches “et al.” in the languages of bylines, with what separates it from the names before it. */
const moreAuthors =
  /(?:^|(?<![\s,;،、，])[\s,;،、，]+)(?:et\.?\s+al(?:\.|ii|iae)?|(?:and|&)\s+others|et\s+autres|y\s+otros|e\s+altri|u\.\s?a\.|и\s+др\.?|و\s?دیگران|وآخرون|ほか|等)$/iu;

/** Says whether an author ends with “et al.”, or is nothing else. */
export function hasMoreAuthors(author: SourceAuthor): boolean {
  return typeof author === 'string' && moreAuthors.test(author.trim());
}

/** Removes “et al.” from the end of an author. */
const removeMore = (author: string): string => author.trim().replace(moreAuthors, '').trim();

/** Returns the names of the authors of a source. @param lang the language of its page, for a source without its own */
export function parseAuthors({ authors = [], publisher, lang: ownLang }: Source, lang: string): AuthorNames {
  const names = authors.flatMap((author): CslName[] => {
    if (typeof author !== 'string') return [toName(author)];
    const name = removeMore(author);
    return name === '' ? [] : [parseName(name, { publisher, lang: ownLang ?? lang })];
  });
  return { names, hasMore: authors.some(hasMoreAuthors) };
}

/** Returns the authors of a source as they are read: “Gabriel García Márquez”, whatever comes first in the file. */
export function formatAuthors({ authors = [], publisher, lang: ownLang }: Source, lang: string): string[] {
  const names: string[] = [];
  for (const author of authors) {
    const isOnlyMore = typeof author === 'string' && removeMore(author) === '';
    const last = names.at(-1);
    if (isOnlyMore && last !== undefined) names[names.length - 1] = `${last} ${author.trim()}`;
    else names.push(formatName(author, { publisher, lang: ownLang ?? lang }));
  }
  return names;
}

function formatName(author: SourceAuthor, context: NameContext): string {
  if (typeof author !== 'string') return joinName(toName(author), context.lang);
  const name = removeMore(author);
  const inverted = splitInvertedName(splitSuffix(name), context);
  return inverted ? joinName(inverted, context.lang) + author.trim().slice(name.length) : author;
}

function joinName(name: CslName, lang: string): string {
  if ('literal' in name) return name.literal;
  const { family, given, suffix } = name;
  const joined = /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(family)
    ? family + given
    : /^(?:hu|ja|ko|vi|yue|zh)\b/.test(lang)
      ? `${family} ${given}`
      : `${given} ${family}`;
  return suffix ? `${joined}, ${suffix}` : joined;
}

function toName({ family = '', given, suffix, body }: Exclude<SourceAuthor, string>): CslName {
  if (body !== undefined || !given) return { literal: [body ?? family, suffix].filter(Boolean).join(', ') };
  return suffix ? { family, given, suffix } : { family, given };
}

/** What shows whether a name is that of a person or of a body. */
interface NameContext {
  publisher: string;
  lang: string;
}

/**
 * Splits a name into its parts where they are certain: “García Márquez, Gabriel” says so itself; of two words in Latin
 * letters the second is the family name, unless a word shows that the name is not a person’s, or is written otherwise.
 * Any other name is literal: a wrong guess would sort it under a wrong letter, a literal one only under another.
 */
export function parseName(text: string, context: NameContext): CslName {
  const name = text.trim().replace(/\s+/g, ' ');
  const parts = splitSuffix(name);
  const split = splitInvertedName(parts, context) ?? splitTwoWords(parts, context);
  return split ?? { literal: name };
}

/** Generations, degrees and honours, which follow a name. */
const suffixes = [
  ...['Jr\\.?', 'Sr\\.?', 'I{2,3}', 'IV', 'Ph\\.?\\s?D\\.?', 'D\\.?Phil\\.?', 'M\\.?D\\.?', 'J\\.?D\\.?', 'Esq\\.?'],
  ...['M\\.?B\\.?A\\.?', 'M\\.?P\\.?H\\.?', '[BM]\\.?Sc\\.?', '[BM]\\.?A\\.?', 'LL\\.?[BMD]\\.?', 'Ed\\.?D\\.?'],
  ...['R\\.?N\\.?', '[KQ]\\.?C\\.?', 'M\\.?P\\.?', '[CKMO]BE', 'FRS'],
];
const suffix = new RegExp(`(?:,\\s*|(?<![\\s,])\\s+)(${suffixes.join('|')})$`, 'u');

/** More suffixes than anybody has. */
const maxSuffixes = 20;

interface NameParts {
  name: string;
  suffix?: string;
}

function splitSuffix(name: string): NameParts {
  const found: string[] = [];
  let rest = name;
  while (found.length < maxSuffixes) {
    const match = suffix.exec(rest);
    if (!match || !rest.slice(0, match.index).includes(' ')) break;
    found.unshift(match[1] ?? '');
    rest = rest.slice(0, match.index);
  }
  return found.length > 0 ? { name: rest, suffix: found.join(', ') } : { name };
}

/** Matches a word of a person’s name, in any script. */
const nameWord = /^[\p{L}\p{M}][\p{L}\p{M}.'’‘ʼ‐\u200c-]*$/u;
const initials = /^(?:\p{Lu}\p{M}*\.?-?){1,3}$/u;
const particle = /^\p{Ll}/u;

const toWords = (name: string): string[] => name.split(' ').filter(Boolean);

/**
 * Splits “Family, Given”. Two full words on both sides may also be two persons, as “Smith JA, Roe B” are, and “Jane
 * Roe, BBC” is a person and where she works: then nothing is certain.
 */
function splitInvertedName({ name, suffix: suffixText }: NameParts, { publisher }: NameContext): CslName | undefined {
  const [before = '', after, ...others] = name.split(/,\s*/);
  if (!after || others.length > 0) return undefined;
  const [family, given] = [toWords(before), toWords(after)];
  const words = [...family, ...given];
  if (!words.every((word) => nameWord.test(word)) || words.some(isBodyWord)) return undefined;
  if (given.some((word) => /^(?:of|for|the|and|in|on)$/i.test(word))) return undefined;
  if (family.length > 1 && (/^\p{Lu}{1,3}$/u.test(family.at(-1) ?? '') || /^\p{Lu}{2,}$/u.test(after)))
    return undefined;
  if (normalizeWord(after) === normalizeWord(publisher)) return undefined;
  const countFull = (list: string[]) => list.filter((word) => !initials.test(word) && !particle.test(word)).length;
  if (countFull(family) > 1 && countFull(given) > 1 && !particle.test(before)) return undefined;
  return { family: family.join(' '), given: given.join(' '), ...(suffixText ? { suffix: suffixText } : {}) };
}

/** Splits “Given Family”, with initials between them. */
function splitTwoWords({ name, suffix: suffixText }: NameParts, { publisher, lang }: NameContext) {
  const words = toWords(name);
  const [first = '', family = ''] = [words[0], words.at(-1)];
  const isName = words.length > 1 && words.every((word) => latinNameWord.test(word));
  if (!isName || !words.slice(1, -1).every((word) => initials.test(word))) return undefined;
  if (initials.test(family) || isAbbreviation(first) || isAbbreviation(family)) return undefined;
  if (words.some(isBodyWord) || otherOrderLanguages.has(lang.split('-')[0] ?? '')) return undefined;
  const ofPublisher = new Set(toWords(publisher).map(normalizeWord));
  if (words.some((word) => ofPublisher.has(normalizeWord(word)))) return undefined;
  const isOtherwise =
    leadingWords.has(normalizeWord(first)) ||
    leadingFamilyNames.has(normalizeWord(first)) ||
    trailingGivenNames.has(normalizeWord(family)) ||
    // Vietnamese and Hungarian letters: both languages put the family name first.
    /[ăơưđ\u1ea0-\u1ef9őű]/iu.test(name.normalize('NFC')) ||
    /^(?:al|el|ul|ibn|bin|abu|ad|an|as|ash|at)[-‐]/iu.test(family);
  if (isOtherwise) return undefined;
  return { family, given: words.slice(0, -1).join(' '), ...(suffixText ? { suffix: suffixText } : {}) };
}

/** Matches a word in Latin letters that starts with a capital. */
const latinNameWord = /^(?=\p{Lu})[\p{Script=Latin}\p{M}.'’‘ʼ‐-]+$/u;

/** Says whether a word is an abbreviation, such as BBC; initials are not. */
const isAbbreviation = (word: string): boolean => /^\p{Lu}{2,}$/u.test(word);

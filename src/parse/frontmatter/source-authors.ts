import { isBodyWord } from '../../citations/name-words.ts';
import { hasMoreAuthors } from '../../citations/names.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import type { Path, Yaml } from './yaml.ts';

type Context = { yaml: Yaml; report: Report };

/** A source as it is parsed, before its schema is checked. */
interface PlainSource {
  publisher?: unknown;
  authors?: unknown;
}

/** Warns of authors that are probably not what they were meant to be. @param path the path of the list of sources */
export function checkSourceAuthors(sources: unknown, path: Path, context: Context): void {
  if (!Array.isArray(sources)) return;
  const list: PlainSource[] = sources.map((source) => source ?? {});
  const publishers = new Set(list.map(({ publisher }) => publisher));
  list.forEach(({ authors }, index) => {
    if (!Array.isArray(authors)) return;
    const authorsPath = [...path, index, 'authors'];
    authors.forEach((author, nth) => {
      if (typeof author === 'string') checkAuthor(author, [...authorsPath, nth], context);
    });
    if (!authors.some((author) => publishers.has(author))) checkSplitNames(authors, authorsPath, context);
  });
}

function checkAuthor(author: string, path: Path, { yaml, report }: Context): void {
  const position = yaml.positionOf(path);
  const names = author.split(/;\s+/).map((name) => name.trim());
  if (names.length > 1 && names.every((name) => /\p{L}{2}/u.test(name)))
    report({
      rule: 'authors-in-one-text',
      position,
      message: `“${author}” is one author, but has several names.`,
      hint: `Write ${names.map((name) => `"${name}"`).join(', ')}.`,
    });
  if (hasMoreAuthors(author))
    report({
      rule: 'authors-incomplete',
      position,
      message: `“${author}” leaves out authors.`,
      hint: 'List every author; where you cannot, exports say “and others”.',
    });
}

const word = String.raw`\p{Lu}(?=[\p{L}\p{M}'’-]*\p{Ll})[\p{L}\p{M}'’-]*`;
const capitalizedWord = new RegExp(`^${word}$`, 'u');
const givenName = new RegExp(String.raw`^${word}(?: \p{Lu}\.)*$`, 'u');
const initials = /^\p{Lu}\.(?:[ -]?\p{Lu}\.)*$/u;

/** Warns of `[Smith, John]`, which is two authors in YAML. Names in quotation marks are meant as they are. */
function checkSplitNames(authors: readonly unknown[], path: Path, { yaml, report }: Context): void {
  const isSplit = authors.every((author, index) => {
    if (typeof author !== 'string' || !yaml.isPlainInBrackets([...path, index]) || isBodyWord(author)) return false;
    return index % 2 === 0 ? capitalizedWord.test(author) : givenName.test(author) || initials.test(author);
  });
  if (!isSplit || authors.length === 0 || authors.length % 2 > 0) return;
  const joined: string[] = [];
  for (let index = 0; index < authors.length; index += 2) joined.push(`"${authors[index]}, ${authors[index + 1]}"`);
  const persons = joined.length === 1 ? 'one person' : `${joined.length} persons`;
  report({
    rule: 'author-split',
    position: yaml.positionOf([...path, 0]),
    message: `[${authors.join(', ')}] is ${authors.length} authors: YAML splits names at commas.`,
    hint: `Write [${joined.join(', ')}] for ${persons}; put each name in quotation marks if they are ${authors.length}.`,
  });
}

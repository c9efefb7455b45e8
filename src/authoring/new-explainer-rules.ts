/** What a new explainer can be called, written in, filed under and signed with: each rule says in a sentence what is wrong. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { didYouMean } from '../diagnostics/closest-match.ts';
import { idPattern, idRule, isReservedSlug, proposeId } from '../explainer/ids.ts';
import { lang as langField } from '../explainer/schema/fields.ts';

/** A sentence for an answer that will not do; undefined for one that will. */
export type Rule = (answer: string) => string | undefined;

export const titleRule: Rule = (title) => {
  if (title === '') return 'A title has at least one character.';
  return title.length > 110 ? `A title has at most 110 characters; this one has ${title.length}.` : undefined;
};

export const langRule: Rule = (lang) =>
  langField.safeParse(lang).success
    ? undefined
    : `“${lang}” is not a language tag. Write one of BCP 47, such as en, fa or pt-BR.`;

export const topicRule: Rule = (topic) => {
  if (idPattern.test(topic)) return undefined;
  const near = proposeId(topic);
  return `“${topic}” is not the id of a topic: ids are ${idRule}.${near ? ` Write “${near}”.` : ''}`;
};

/** @param known the ids in `authors.yml` */
export function authorRule(known: readonly string[]): Rule {
  return (author) =>
    known.includes(author)
      ? undefined
      : `There is no author “${author}” in authors.yml. ${didYouMean(author, known, `There: ${known.join(', ')}.`)}`;
}

/**
 * Names that no file has yet, in capitals or not: on some disks two such names are one file.
 * @param folder where explainers are
 * @param name the folder as messages call it
 */
export function slugRule(folder: string, name: string): Rule {
  const taken = existsSync(folder) ? readdirSync(folder) : [];
  return (slug) => {
    if (slug === '') return 'The title has no letters a to z to name the file by.';
    if (!idPattern.test(slug)) return `“${slug}” cannot be the name of the file: names are ${idRule}.`;
    if (isReservedSlug(slug)) return `The address /${slug}/ belongs to the site itself.`;
    const same = taken.find((other) => other.toLowerCase() === `${slug}.mdx`);
    return same && `${join(name, same)} is there already.`;
  };
}

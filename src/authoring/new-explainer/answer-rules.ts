/** Validates the answers of `npm run new`: title, language, topics, authors and slug. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { didYouMean } from '../../diagnostics/closest-match.ts';
import { idPattern, idRule, isReservedSlug, proposeId } from '../../explainer/ids.ts';
import { lang as langField } from '../../explainer/schema/fields.ts';

/** Returns a sentence that says what is wrong with an answer, or undefined when it is valid. */
export type AnswerRule = (answer: string) => string | undefined;

export const titleRule: AnswerRule = (title) => {
  if (title === '') return 'A title has at least one character.';
  return title.length > 110 ? `The title has ${title.length} characters; the maximum is 110.` : undefined;
};

export const langRule: AnswerRule = (lang) =>
  langField.safeParse(lang).success
    ? undefined
    : `“${lang}” is not a language tag. Use a BCP 47 tag, such as en, fa or pt-BR.`;

export const topicRule: AnswerRule = (topic) => {
  if (idPattern.test(topic)) return undefined;
  const proposal = proposeId(topic);
  return `“${topic}” is not a valid topic id: ids are ${idRule}.${proposal ? ` Write “${proposal}”.` : ''}`;
};

/** Returns the rule for authors. @param authorIds the ids in `authors.yml` */
export function authorRule(authorIds: readonly string[]): AnswerRule {
  return (author) => {
    if (authorIds.includes(author)) return undefined;
    const suggestion = didYouMean(author, authorIds, `Known: ${authorIds.join(', ')}.`);
    return `There is no author “${author}” in authors.yml. ${suggestion}`;
  };
}

/**
 * Returns the rule for slugs: a slug is a valid id, and no file has this name. Case is ignored, because some file
 * systems ignore it.
 * @param folder where the explainers are
 * @param displayName the folder as messages show it
 */
export function slugRule(folder: string, displayName: string): AnswerRule {
  const fileNames = existsSync(folder) ? readdirSync(folder) : [];
  return (slug) => {
    if (slug === '') return 'The title has no letters a to z to make a file name from.';
    if (!idPattern.test(slug)) return `“${slug}” is not a valid file name: names are ${idRule}.`;
    if (isReservedSlug(slug)) return `The site itself uses the address /${slug}/.`;
    const existing = fileNames.find((name) => name.toLowerCase() === `${slug}.mdx`);
    return existing && `${join(displayName, existing)} already exists.`;
  };
}

/** Decides what a new explainer starts from: command-line options first, then answers, then defaults. */
import { join } from 'node:path';
import { displayPath } from '../../diagnostics/display-path.ts';
import { loadContent } from '../../parse/load-content.ts';
import { root, settings, site } from '../../site.ts';
import { contentOptions } from '../../site-data/content-options.ts';
import { authorRule, langRule, slugRule, titleRule, topicRule } from './answer-rules.ts';
import { type DraftOptions, slugFor } from './draft.ts';
import { createSilentPrompt, type Prompt } from './prompt.ts';

/** The folder of the explainers. */
export const explainersDir = join(settings.contentDir, 'explainers');

/** The answers that the command line gives. An empty title means that there is none. */
export interface GivenAnswers {
  title: string;
  slug?: string;
  lang?: string;
  topics: string[];
  authors: string[];
}

/** Everything about a new explainer but its date. `slug` names its file. */
export type Answers = Omit<DraftOptions, 'today'> & { slug: string };

/**
 * Takes the given answers, and asks for the others or takes their defaults.
 * @param terminal where to ask, if anywhere: for every missing answer when there is no title, otherwise only
 *   for the slug when the title does not yield one
 * @throws Error when a given answer breaks its rule
 */
export async function chooseAnswers(given: GivenAnswers, terminal: Prompt | undefined): Promise<Answers> {
  const { authors, topics } = loadContent(contentOptions);
  const authorIds = Object.keys(authors);
  if (authorIds.length === 0) {
    const file = displayPath(join(settings.contentDir, 'authors.yml'), root);
    throw new Error(
      `${file} lists no authors, or has errors. Add an author there, such as “desk: { name: Our desk }”.`,
    );
  }
  const isAuthor = authorRule(authorIds);
  const isFreeSlug = slugRule(explainersDir, displayPath(explainersDir, root));
  const silent = createSilentPrompt();
  const silentSlug = createSilentPrompt('Choose one with --slug, such as --slug first-talks.');

  // Given answers are checked first, so that nobody answers questions only to be refused at the end.
  if (given.title) await silent.ask('', given.title, titleRule);
  if (given.slug !== undefined) await silentSlug.ask('', given.slug, isFreeSlug);
  if (given.lang !== undefined) await silent.ask('', given.lang, langRule);
  await silent.askList('', given.topics, topicRule);
  await silent.askList('', given.authors, isAuthor);

  const prompt = (given.title === '' && terminal) || silent;
  const title = given.title || (await prompt.ask('Title:', '', titleRule));
  const titleSlug = slugFor(title);
  const isTitleSlugFree = isFreeSlug(titleSlug) === undefined;
  const slugPrompt = terminal && (given.title === '' || !isTitleSlugFree) ? terminal : silentSlug;
  const defaultSlug = slugPrompt === terminal && !isTitleSlugFree ? '' : titleSlug;
  const topicIds = Object.keys(topics);
  const topicHint = topicIds.length > 0 ? ` (known: ${topicIds.join(', ')})` : '';
  const defaultAuthor = authorIds.includes('desk') ? 'desk' : authorIds.slice(0, 1).join();
  return {
    title,
    slug: given.slug ?? (await slugPrompt.ask('File name, which is also the address:', defaultSlug, isFreeSlug)),
    lang: given.lang ?? (await prompt.ask('Language of the text:', site.lang, langRule)),
    topics:
      given.topics.length > 0 ? given.topics : await prompt.askList(`Topics${topicHint}:`, ['unsorted'], topicRule),
    authors:
      given.authors.length > 0
        ? given.authors
        : await prompt.askList(`Authors (known: ${authorIds.join(', ')}):`, [defaultAuthor], isAuthor),
  };
}

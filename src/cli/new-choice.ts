import { join, relative, sep } from 'node:path';
import { type Start, slugFor } from '../authoring/new-explainer.ts';
import { authorRule, langRule, slugRule, titleRule, topicRule } from '../authoring/new-explainer-rules.ts';
import { loadContent } from '../parse/load-content.ts';
import { root, settings, site } from '../site.ts';
import { contentOptions } from '../site-data/content-context.ts';
import type { Given } from './new-options.ts';
import { nobody, type Questions } from './questions.ts';

/** The folder of the explainers. */
export const folder = join(settings.contentDir, 'explainers');

/** A path as messages name it: short where it is inside the project. */
export const nameOf = (path: string): string => (path.startsWith(root + sep) ? relative(root, path) : path);

/** What is chosen for a new explainer. `slug` names its file. */
export type Choice = Omit<Start, 'today'> & { slug: string };

/**
 * Takes what was given, and for the rest asks, or takes what is usual.
 * @param terminal to ask in, where there is one: for all that is missing when there is no title, otherwise for a name of
 *   the file when the title yields none
 * @throws Error when something given will not do
 */
export async function chooseAnswers(given: Given, terminal: Questions | undefined): Promise<Choice> {
  const { authors, topics } = loadContent(contentOptions);
  const known = Object.keys(authors);
  if (known.length === 0) {
    const file = nameOf(join(settings.contentDir, 'authors.yml'));
    throw new Error(`${file} names nobody, or has mistakes. Add an author there, such as “desk: { name: Our desk }”.`);
  }
  const author = authorRule(known);
  const slug = slugRule(folder, nameOf(folder));
  const refuse = nobody('');
  const refuseSlug = nobody('Name it with --slug, such as --slug first-talks.');

  // What was given is held first: nobody should answer questions only to be refused.
  if (given.title) await refuse.ask('', given.title, titleRule);
  if (given.slug !== undefined) await refuseSlug.ask('', given.slug, slug);
  if (given.lang !== undefined) await refuse.ask('', given.lang, langRule);
  await refuse.askList('', given.topics, topicRule);
  await refuse.askList('', given.authors, author);

  const asks = (given.title === '' && terminal) || refuse;
  const title = given.title || (await asks.ask('Title:', '', titleRule));
  const proposed = slugFor(title);
  // A proposal that will not do is none.
  const slugAsks = terminal && (given.title === '' || slug(proposed)) ? terminal : refuseSlug;
  const proposal = slugAsks === terminal && slug(proposed) ? '' : proposed;
  const topicsKnown = Object.keys(topics);
  const named = topicsKnown.length > 0 ? ` (there: ${topicsKnown.join(', ')})` : '';
  const usualAuthor = known.includes('desk') ? 'desk' : known.slice(0, 1).join();
  return {
    title,
    slug: given.slug ?? (await slugAsks.ask('Name of the file, which is its address:', proposal, slug)),
    lang: given.lang ?? (await asks.ask('Language of the text:', site.lang, langRule)),
    topics: given.topics.length > 0 ? given.topics : await asks.askList(`Topics${named}:`, ['unsorted'], topicRule),
    authors:
      given.authors.length > 0
        ? given.authors
        : await asks.askList(`Authors (there: ${known.join(', ')}):`, [usualAuthor], author),
  };
}

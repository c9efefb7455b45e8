import type { Link, List, Paragraph, Text } from 'mdast';
import type { Explainer } from '../../explainer/model.ts';
import { feedFiles, markdownFile } from '../../schema/ids.ts';
import { absoluteHref, site } from '../../site.ts';
import { wordsFor } from '../../words.ts';
import { markdownText } from './markdown.ts';

/** The text of `llms.txt`. Its form: a title, a quotation that says what this is, and lists of links with a remark each. */
export function llmsText(explainers: Iterable<Pick<Explainer, 'slug' | 'title' | 'summary'>>): string {
  const words = wordsFor(site.lang);
  const entries = Array.from(explainers, ({ slug, title, summary }) =>
    entry(title.text, markdownFile(slug), summary.text),
  );
  return markdownText([
    { type: 'heading', depth: 1, children: [text(site.name)] },
    { type: 'blockquote', children: [paragraph(site.description)] },
    paragraph(words.forModels),
    { type: 'heading', depth: 2, children: [text(words.allExplainers)] },
    list(entries),
    // A heading that the convention gives this meaning: what can be left out.
    { type: 'heading', depth: 2, children: [text('Optional')] },
    list([entry(words.latest, feedFiles.json, words.feedsWithFullText)]),
  ]);
}

const text = (value: string): Text => ({ type: 'text', value });
const paragraph = (value: string): Paragraph => ({ type: 'paragraph', children: [text(value)] });
const list = (entries: Paragraph[]): List => ({
  type: 'list',
  spread: false,
  children: entries.map((child) => ({ type: 'listItem', spread: false, children: [child] })),
});

function entry(title: string, path: string, remark: string): Paragraph {
  const link: Link = { type: 'link', url: absoluteHref(path), children: [text(title)] };
  return { type: 'paragraph', children: [link, text(`: ${remark}`)] };
}

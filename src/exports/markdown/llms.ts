import type { Paragraph } from 'mdast';
import { feedFiles, markdownFile } from '../../explainer/ids.ts';
import type { ExplainerMetadata } from '../../explainer/model.ts';
import { getStrings } from '../../i18n/strings.ts';
import { md, writeMarkdown } from '../../parse/render/write-markdown.ts';
import { absoluteHref, site } from '../../site.ts';

/**
 * The text of `llms.txt`. Its form: a title, a quotation that says what this is, and lists of links with a remark
 * each.
 */
export function writeLlmsText(explainers: Iterable<Pick<ExplainerMetadata, 'slug' | 'title' | 'summary'>>): string {
  const words = getStrings(site.lang);
  const entries = Array.from(explainers, ({ slug, title, summary }) =>
    entry(title.text, markdownFile(slug), summary.text),
  );
  return `${writeMarkdown(
    md.heading(1, site.name),
    { type: 'blockquote', children: [md.paragraph(site.description)] },
    md.paragraph(words.forModels),
    md.heading(2, words.allExplainers),
    md.list(entries),
    // A heading that the convention gives this meaning: what can be left out.
    md.heading(2, 'Optional'),
    md.list([entry(words.latest, feedFiles.json, words.feedsWithFullText)]),
  )}\n`;
}

function entry(title: string, path: string, remark: string): Paragraph[] {
  return [md.paragraph(md.link(absoluteHref(path), title), `: ${remark}`)];
}

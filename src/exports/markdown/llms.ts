import type { Paragraph } from 'mdast';
import { feedFiles, markdownFile } from '../../explainer/ids.ts';
import type { ExplainerMetadata } from '../../explainer/model.ts';
import { getStrings } from '../../i18n/strings.ts';
import { md, writeMarkdown } from '../../parse/render/write-markdown.ts';
import { absoluteHref, site } from '../../site.ts';

/** Writes `llms.txt` (https://llmstxt.org): a title, a description, and lists of links, each with a remark. */
export function writeLlmsText(explainers: Iterable<Pick<ExplainerMetadata, 'slug' | 'title' | 'summary'>>): string {
  const strings = getStrings(site.lang);
  const entries = Array.from(explainers, ({ slug, title, summary }) =>
    writeEntry(title.text, markdownFile(slug), summary.text),
  );
  return `${writeMarkdown(
    md.heading(1, site.name),
    md.quotation([md.paragraph(site.description)]),
    md.paragraph(strings.forModels),
    md.heading(2, strings.allExplainers),
    md.list(entries),
    // In llms.txt this heading marks links that a reader with little context can skip.
    md.heading(2, 'Optional'),
    md.list([writeEntry(strings.latest, feedFiles.json, strings.feedsWithFullText)]),
  )}\n`;
}

function writeEntry(title: string, path: string, remark: string): Paragraph[] {
  return [md.paragraph(md.link(absoluteHref(path), title), `: ${remark}`)];
}

/** Assembles a section of an explainer from its parsed body and its frontmatter. */
import type { ElementContent } from 'hast';
import { EXIT, visit } from 'unist-util-visit';
import type { CitedItems } from '../../citations/cited-in.ts';
import { noteAnchor, sourceAnchor } from '../../explainer/ids.ts';
import type { ChartData, Section } from '../../explainer/model.ts';
import type { Frontmatter } from '../../explainer/schema/frontmatter.ts';
import { collectIdsAndLinks, redirectMissingAnchors } from './ids-and-links.ts';
import { hasHeading, raiseHeadings } from './markdown-tree.ts';
import { toText } from './plain-text.ts';
import { toHtml } from './render.ts';
import type { RawSection } from './split-sections.ts';
import { type FormContext, toHtmlForms, toMarkdownBlock, toTextBlock } from './text-forms.ts';
import { writeMarkdown } from './write-markdown.ts';

interface SectionInput {
  raw: RawSection;
  /** Its entry in the frontmatter. */
  declared: Frontmatter['sections'][number] | undefined;
  cited: CitedItems<{ id: string }>;
  /** The path of the explainer’s page, with the base path. */
  explainerHref: string;
}

/** Assembles a section of the model. Modifies the tree of `raw`, which must not be used afterwards. */
export function assembleSection({ raw, declared, cited, explainerHref }: SectionInput, context: FormContext): Section {
  const { id, heading, content, source } = raw;
  const text = toText(heading);
  const title = toHtmlForms(heading.children, context);
  const markdown = toMarkdownBlock([source.heading, ...source.blocks], context);
  const headingNodes = markdown.nodes.slice(0, 1);
  const nodes = markdown.nodes.slice(1);
  const chart = findFirstChart(content);
  const section: Section = {
    ...toTextBlock(content, { nodes, terms: markdown.terms }, context),
    id,
    title: { html: title.html, text },
    shortTitle: shortenTitle(text),
    ...(declared?.summary ? { summary: declared.summary } : {}),
    ...(declared?.was ? { was: declared.was } : {}),
    subsections: content.flatMap((node) =>
      node.type === 'element' && node.tagName === 'h3'
        ? [{ id: String(node.properties['id']), title: toText(node) }]
        : [],
    ),
    ...(chart ? { chart } : {}),
    heading: {
      ...(title.portable === undefined ? {} : { portable: title.portable }),
      markdown: writeMarkdown(...headingNodes),
    },
    standalone: {
      heading: writeMarkdown(...raiseHeadings(headingNodes)),
      ...(hasHeading(nodes) ? { markdown: writeMarkdown(...raiseHeadings(nodes)) } : {}),
    },
  };
  // The section’s own page links to the explainer’s page for ids that it lacks.
  const idsOnSectionPage = new Set([
    'main',
    ...collectIdsAndLinks([heading, ...content]).ids,
    ...cited.sources.map((each) => sourceAnchor(each.source.id)),
    ...cited.notes.map((note) => noteAnchor(note.id)),
  ]);
  if (redirectMissingAnchors(heading.children, idsOnSectionPage, explainerHref))
    section.standalone.titleHtml = toHtml(heading.children);
  if (redirectMissingAnchors(content, idsOnSectionPage, explainerHref)) section.standalone.html = toHtml(content);
  return section;
}

/**
 * Returns the title up to its first colon and space: “The Iran Protest Crisis: A Nation in Revolt” becomes “The Iran
 * Protest Crisis”.
 */
export function shortenTitle(title: string): string {
  return title.split(/:\s/)[0] ?? title;
}

/** Returns the data of the first chart, at any depth. */
function findFirstChart(content: ElementContent[]): ChartData | undefined {
  let chart: ChartData | undefined;
  visit({ type: 'root', children: content }, 'element', ({ data }) => {
    chart = data?.chart;
    return chart ? EXIT : undefined;
  });
  return chart;
}

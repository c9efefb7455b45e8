import type { ElementContent } from 'hast';
import { EXIT, visit } from 'unist-util-visit';
import type { CitedItems } from '../../citations/cited-in.ts';
import { noteAnchor, sourceAnchor } from '../../explainer/ids.ts';
import type { ChartData, Section } from '../../explainer/model.ts';
import type { Frontmatter } from '../../explainer/schema/frontmatter.ts';
import { collectIdsAndLinks, redirectMissingAnchors } from './ids-and-links.ts';
import { hasHeading, raiseHeadings } from './markdown-tree.ts';
import { toHtml, toText } from './render.ts';
import type { RawSection } from './split-sections.ts';
import { type FormContext, toHtmlForms, toMarkdownBlock, toTextBlock } from './text-forms.ts';
import { writeMarkdown } from './write-markdown.ts';

/** What a section is made from. */
interface Given {
  raw: RawSection;
  /** What the frontmatter says of it. */
  meta: Frontmatter['sections'][number] | undefined;
  cited: CitedItems<{ id: string }>;
  /** The address of the explainer’s page on its server. */
  explainerHref: string;
}

/** Makes a section of the model. Its tree is changed: nothing else may use it afterwards. */
export function assembleSection({ raw, meta, cited, explainerHref }: Given, context: FormContext): Section {
  const { id, heading, content, source } = raw;
  const text = toText(heading);
  const title = toHtmlForms(heading.children, context);
  const plain = toMarkdownBlock([source.heading, ...source.blocks], context);
  const [plainHeading, ...nodes] = plain.nodes;
  const headingNodes = plainHeading ? [plainHeading] : [];
  const chart = firstChart(content);
  const section: Section = {
    ...toTextBlock(content, { nodes, terms: plain.terms }, context),
    id,
    title: { html: title.html, text },
    shortTitle: shortenTitle(text),
    ...(meta?.summary ? { summary: meta.summary } : {}),
    ...(meta?.was ? { was: meta.was } : {}),
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
  const here = new Set([
    'main',
    ...collectIdsAndLinks([heading, ...content]).ids,
    ...cited.sources.map((each) => sourceAnchor(each.source.id)),
    ...cited.notes.map((note) => noteAnchor(note.id)),
  ]);
  if (redirectMissingAnchors(heading.children, here, explainerHref))
    section.standalone.titleHtml = toHtml(heading.children);
  if (redirectMissingAnchors(content, here, explainerHref)) section.standalone.html = toHtml(content);
  return section;
}

/** A title up to its first colon: “The Iran Protest Crisis: A Nation in Revolt” is “The Iran Protest Crisis”. */
export function shortenTitle(title: string): string {
  return title.split(/:\s/)[0] ?? title;
}

/** What the first chart shows, however deep it stands. */
function firstChart(content: ElementContent[]): ChartData | undefined {
  let found: ChartData | undefined;
  visit({ type: 'root', children: content }, 'element', ({ data }) => {
    found = data?.chart;
    return found ? EXIT : undefined;
  });
  return found;
}

import type { ElementContent } from 'hast';
import { EXIT, visit } from 'unist-util-visit';
import type { CitedItems } from '../../citations/cited-in.ts';
import { noteAnchor, sourceAnchor } from '../../explainer/ids.ts';
import type { ChartData, Section } from '../../explainer/model.ts';
import type { Frontmatter } from '../../explainer/schema/frontmatter.ts';
import { leadOut, survey } from './ids-and-links.ts';
import { hasHeading, raiseHeadings } from './markdown-tree.ts';
import { html, plainText } from './render.ts';
import type { RawSection } from './split-sections.ts';
import { type FormContext, htmlForms, partForms, plainPart } from './text-forms.ts';
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
export function buildSection({ raw, meta, cited, explainerHref }: Given, context: FormContext): Section {
  const { id, heading, content, source } = raw;
  const text = plainText(heading);
  const title = htmlForms(heading.children, context);
  const plain = plainPart([source.heading, ...source.blocks], context);
  const [plainHeading, ...nodes] = plain.nodes;
  const headingNodes = plainHeading ? [plainHeading] : [];
  const chart = firstChart(content);
  const section: Section = {
    ...partForms(content, { nodes, terms: plain.terms }, context),
    id,
    title: { html: title.html, text },
    shortTitle: shortTitle(text),
    ...(meta?.summary ? { summary: meta.summary } : {}),
    ...(meta?.was ? { was: meta.was } : {}),
    subsections: content.flatMap((node) =>
      node.type === 'element' && node.tagName === 'h3'
        ? [{ id: String(node.properties['id']), title: plainText(node) }]
        : [],
    ),
    ...(chart ? { chart } : {}),
    heading: {
      ...(title.portable === undefined ? {} : { portable: title.portable }),
      markdown: writeMarkdown(...headingNodes),
    },
    alone: {
      heading: writeMarkdown(...raiseHeadings(headingNodes)),
      ...(hasHeading(nodes) ? { markdown: writeMarkdown(...raiseHeadings(nodes)) } : {}),
    },
  };
  const here = new Set([
    'main',
    ...survey([heading, ...content]).ids,
    ...cited.sources.map((each) => sourceAnchor(each.source.id)),
    ...cited.notes.map((note) => noteAnchor(note.id)),
  ]);
  if (leadOut(heading.children, here, explainerHref)) section.alone.titleHtml = html(heading.children);
  if (leadOut(content, here, explainerHref)) section.alone.html = html(content);
  return section;
}

/** A title up to its first colon: “The Iran Protest Crisis: A Nation in Revolt” is “The Iran Protest Crisis”. */
export function shortTitle(title: string): string {
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

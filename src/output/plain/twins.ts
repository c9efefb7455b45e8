/** An explainer and its sections as Markdown, with citations as footnotes that have the numbers of the whole. */
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Link, Nodes, RootContent } from 'mdast';
import type { Explainer, Section } from '../../explainer/model.ts';
import { html } from '../../explainer/render.ts';
import { explainerPath, markdownFile, sectionPagePath } from '../../schema/ids.ts';
import { absoluteHref } from '../../site.ts';
import { dateIn, listIn, wordsFor } from '../../words.ts';
import type { Listing } from '../listing.ts';
import { asOfHtml, changesHtml, openingHtml, sectionHtml } from './article.ts';
import { Footnotes, termAnchor } from './footnotes.ts';
import { markdownText, markdownTree, type Stretch } from './markdown.ts';
import { plainHtml } from './plain-html.ts';

/** Writes the twins of one explainer. What several of them show is made once. */
export class Twins {
  readonly #explainer: Explainer;
  readonly #authors: Listing['authors'];
  readonly #page: string;
  readonly #footnotes: Footnotes;
  readonly #sections = new Map<string, Stretch>();
  #authorship: Stretch | undefined;
  #asOf: Stretch | undefined;

  constructor(explainer: Explainer, { authors }: Pick<Listing, 'authors'>) {
    this.#explainer = explainer;
    this.#authors = authors;
    this.#page = absoluteHref(explainerPath(explainer.slug));
    this.#footnotes = new Footnotes(explainer, this.#page);
  }

  /** The explainer. */
  whole(): string {
    const { title, summary, introduction, sections, listedHtml, lang } = this.#explainer;
    const words = wordsFor(lang);
    return this.#text([
      this.#stretch(`<h1>${title.html}</h1><p>${summary.html}</p>`),
      this.#byline(this.#page),
      this.#stretch(openingHtml(this.#explainer)),
      this.#stretch(introduction.html),
      ...sections.map((section) => this.#section(section)),
      this.#stretch(changesHtml(this.#explainer)),
      this.#stretch(listedHtml && `<h2>${words.listed}</h2><p>${words.listedIntro}</p>${listedHtml}`),
    ]);
  }

  /** One of its sections, with the sources that stand in it. */
  section(section: Section): string {
    const { slug, lang, title, sections } = this.#explainer;
    const words = wordsFor(lang);
    const whole = h('a', { href: this.#page }, title.text);
    const markdown = h('a', { href: absoluteHref(markdownFile(slug)) }, words.asMarkdown);
    const place = words.sectionOf(sections.indexOf(section) + 1, sections.length);
    this.#asOf ??= this.#stretch(asOfHtml(this.#explainer));
    const [heading, ...text] = raised(this.#section(section).nodes);
    return this.#text([
      { nodes: heading ? [heading] : [], uses: [] },
      this.#stretch(section.summary ? html([h('p', section.summary)]) : ''),
      this.#stretch(html([h('p', [`${place} `, whole, ' (', markdown, ').'])])),
      this.#byline(absoluteHref(sectionPagePath(slug, section.id))),
      this.#asOf,
      { nodes: text, uses: this.#section(section).uses },
    ]);
  }

  /** By whom, when, and the address of the page. */
  #byline(address: string): Stretch {
    this.#authorship ??= this.#stretch(this.#byWhom());
    const link: Link = { type: 'link', url: address, children: [{ type: 'text', value: address }] };
    return { nodes: [...this.#authorship.nodes, { type: 'paragraph', children: [link] }], uses: [] };
  }

  #byWhom(): string {
    const { lang, published, updated } = this.#explainer;
    const words = wordsFor(lang);
    const date = dateIn(lang);
    const parts = [
      `${words.by} ${listIn(lang)(this.#authors.map(({ name }) => name))}`,
      `${words.published} ${date(published)}`,
      ...(updated ? [`${words.updated} ${date(updated)}`] : []),
    ];
    const who = this.#authors.flatMap(({ line }) => (line ? [h('p', line)] : []));
    return html([h('p', parts.join(' · ')), ...who]);
  }

  #section(section: Section): Stretch {
    const known = this.#sections.get(section.id);
    if (known) return known;
    const stretch = this.#stretch(sectionHtml(section, this.#explainer));
    this.#sections.set(section.id, stretch);
    return stretch;
  }

  #stretch(text: string): Stretch {
    const definition = (term: string, content: ElementContent[]): ElementContent[] => {
      const label = this.#footnotes.defineTerm(term, content);
      return [h('sup', { className: 'cite' }, h('a', { href: `#${termAnchor(term)}` }, label))];
    };
    return markdownTree(plainHtml(text, { page: this.#page, definition }), this.#page);
  }

  #text(stretches: readonly Stretch[]): string {
    const words = wordsFor(this.#explainer.lang);
    const notes = this.#footnotes.of(stretches.flatMap(({ uses }) => uses));
    const title = notes.some(({ label }) => !/^\d+$/.test(label ?? '')) ? words.sourcesAndNotes : words.sources;
    const heading: RootContent = { type: 'heading', depth: 2, children: [{ type: 'text', value: title }] };
    const nodes = stretches.flatMap((stretch) => stretch.nodes);
    return markdownText(notes.length > 0 ? [...nodes, heading, ...notes] : nodes);
  }
}

/** The same with every heading a level higher. Blocks without a heading are those that were given. */
function raised<Node extends Nodes>(nodes: readonly Node[]): Node[] {
  return nodes.map((node) => {
    if (node.type === 'heading') return { ...node, depth: Math.max(1, node.depth - 1) };
    if (!('children' in node) || !hasHeading(node)) return node;
    return { ...node, children: raised(node.children) };
  });
}

function hasHeading(node: Nodes): boolean {
  return node.type === 'heading' || ('children' in node && node.children.some(hasHeading));
}

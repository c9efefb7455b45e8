/** The components that authors may call. Each is a plain function from attributes, children and data to HTML’s tree. */
import type { Element, ElementContent, ElementData, Root } from 'hast';
import { h } from 'hastscript';
import { toHast } from 'mdast-util-to-hast';
import { claimAnchor, sourceAnchor, termPath, timelineAnchor } from '../../explainer/ids.ts';
import type { ChartData } from '../../explainer/model.ts';
import type { Frontmatter } from '../../explainer/schema/frontmatter.ts';
import type { Glossary } from '../../explainer/schema/site-files.ts';
import { dateFormatter, type UiStrings } from '../../i18n/strings.ts';
import type { ChartTable } from '../markdown/chart-data.ts';
import { parseField } from '../markdown/parse-markdown.ts';
import { drawChart } from './chart.ts';

declare module 'hast' {
  interface ElementData {
    /** What a figure shows, for those who draw it elsewhere. */
    chart?: ChartData;
  }
}

/** What a component knows beside what its author wrote. */
export interface ComponentContext {
  data: Frontmatter;
  /** What each section is called where there is little room, by id. */
  shortTitles: ReadonlyMap<string, string>;
  /** The figures of a file in `content/data/`, if it can be read. */
  figuresOf(name: string): ChartTable | undefined;
  glossary: Glossary;
  /** Terms whose definition stands on the page already. */
  defined: Set<string>;
  words: UiStrings;
}

/** A call of a component. Children are rendered; those of components that show data are its paragraphs, in order. */
export interface Call {
  attributes: Readonly<Record<string, string>>;
  children: ElementContent[];
}

export interface Component {
  /** The attributes it takes, all of them text, and those it cannot do without. */
  attributes: readonly string[];
  required?: readonly string[];
  /** Where it can stand: on lines of its own, or within a sentence. */
  stands: 'alone' | 'within';
  /** Whether it wraps content of the author’s, or shows data and stands empty. */
  content: boolean;
  render(call: Call, context: ComponentContext): Element | ElementContent[] | undefined;
}

const elements = (children: ElementContent[]) => children.filter((child): child is Element => child.type === 'element');

/** A remark beside the text. `title` names it. */
const callout: Component = {
  attributes: ['title'],
  stands: 'alone',
  content: true,
  render: ({ attributes: { title }, children }) =>
    h('aside', { className: 'callout', ariaLabel: title }, [
      title ? h('p', { className: 'callout-title' }, title) : '',
      ...children,
    ]),
};

/** A claim of the frontmatter: who said what, how it stands, and why. */
const claim: Component = {
  attributes: ['id'],
  required: ['id'],
  stands: 'alone',
  content: false,
  render: ({ attributes: { id }, children }, { data, words }) => {
    const found = data.claims?.find((each) => each.id === id);
    if (!found) return undefined;
    const date = dateFormatter(data.lang);
    return h('div', { className: 'claim', id: claimAnchor(found.id), dataStatus: found.status }, [
      h('p', { className: 'meta' }, `${words.claim}: ${found.by}, ${date(found.on)}`),
      h('p', { className: 'claim-text' }, found.text),
      h('p', [h('b', { className: 'status-of' }, `${words.statuses[found.status]}.`), ' ', ...inline(children)]),
    ]);
  },
};

/** The timeline of the frontmatter. */
const timeline: Component = {
  attributes: [],
  stands: 'alone',
  content: false,
  render: ({ children }, { data }) => {
    const date = dateFormatter(data.lang);
    const events = elements(children);
    return h(
      'ol',
      { className: 'timeline', id: timelineAnchor },
      (data.timeline ?? []).map((event, index) =>
        h('li', [h('b', date(event.date)), ' ', ...(events[index] ? inline([events[index]]) : [])]),
      ),
    );
  },
};

/** The key points of the frontmatter as a list under their name, each with the way to its section. */
const keyPoints: Component = {
  attributes: [],
  stands: 'alone',
  content: false,
  render: ({ children }, { data, shortTitles, words }) => {
    const paragraphs = elements(children);
    const points = (data.keyPoints ?? []).map(({ section }, index) => {
      const title = section && shortTitles.get(section);
      const more = title ? [' ', h('a', { href: `#${section}` }, title)] : [];
      return h('li', [...(paragraphs[index] ? inline([paragraphs[index]]) : []), ...more]);
    });
    return h('section', { className: 'key-points', ariaLabel: words.keyPoints }, [
      h('p', { className: 'label' }, words.keyPoints),
      h('ul', points),
    ]);
  },
};

/** A chart of figures, with what it shows in words, and the figures as a table. */
const chart: Component = {
  attributes: ['data', 'title', 'unit'],
  required: ['data', 'title', 'unit'],
  stands: 'alone',
  content: true,
  render: ({ attributes: { data: name = '', title, unit = '' }, children }, { data, words, figuresOf }) => {
    const figures = figuresOf(name);
    if (!figures || !title) return undefined;
    const drawing = drawChart(figures, unit, data.lang);
    const [table, ...text] = elements(children).reverse();
    const figure = h('figure', { className: 'chart' }, [
      h('figcaption', [h('b', title), ...text.reverse()]),
      { ...drawing, properties: { ...drawing.properties, role: 'img', ariaLabel: title } },
      h('details', [h('summary', words.figures), ...(table ? [table] : [])]),
    ]);
    const rows = figures.rows.map(({ series, date, value, qualifier }) => ({
      series,
      date,
      value,
      ...(qualifier && { qualifier }),
    }));
    return { ...figure, data: { chart: { unit, rows } } as ElementData };
  },
};

/** What stands inside paragraphs. */
function inline(children: ElementContent[]): ElementContent[] {
  return elements(children).flatMap((child) => child.children);
}

/**
 * A term of the glossary. Where it comes first, its definition opens in place; without a script it leads to the
 * glossary. What the author writes inside is what readers see; otherwise it is the term itself.
 */
const term: Component = {
  attributes: ['id'],
  required: ['id'],
  stands: 'within',
  content: true,
  render: ({ attributes: { id = '' }, children }, { data, words, glossary, defined }) => {
    const entry = glossary[id];
    if (!entry) return undefined;
    const shown: ElementContent[] = children.length > 0 ? children : [{ type: 'text', value: entry.term }];
    if (defined.has(id)) return shown;
    defined.add(id);
    // A work that the explainer rests on too leads to its place in the list.
    const listedAt = new Map(data.sources.map((source) => [source.url, `#${sourceAnchor(source.id)}`]));
    const definition = toHast(parseField(entry.definition)) as Root;
    return [
      h('a', { className: 'term', href: `/${termPath(id)}` }, shown),
      h('span', { className: 'definition', hidden: true }, [
        h('b', entry.term),
        ' ',
        ...inline(definition.children as ElementContent[]),
        ' ',
        h('span', { className: 'meta' }, [
          ...entry.sources.flatMap(({ publisher, url }, index): (Element | string)[] => [
            index > 0 ? ', ' : `${words.sources}: `,
            url ? h('a', { href: listedAt.get(url) ?? url }, publisher) : publisher,
          ]),
          ' · ',
          h('a', { href: `/${termPath(id)}` }, words.glossary),
        ]),
      ]),
    ];
  },
};

/** By the name that authors write. */
export const components: ReadonlyMap<string, Component> = new Map([
  ['Callout', callout],
  ['Chart', chart],
  ['Claim', claim],
  ['KeyPoints', keyPoints],
  ['Term', term],
  ['Timeline', timeline],
]);

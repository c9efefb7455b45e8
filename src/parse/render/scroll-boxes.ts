/**
 * Renders tables and code so that they scroll in a box where they are wider than the text. A box that can scroll is a
 * stop for the keyboard with a name (WCAG 2.1.1, 4.1.2). CSS cannot say which boxes do, and a stop at each small table
 * would cost keyboard users a key press, so the width is estimated here.
 */
import type { Element, ElementContent, Properties } from 'hast';
import { h } from 'hastscript';
import type { Code, Table } from 'mdast';
import { defaultHandlers, type State } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import type { UiStrings } from '../../i18n/strings.ts';
import { toText } from './plain-text.ts';

/** What scroll boxes need to know of the page. */
export interface ScrollBoxContext {
  strings: Pick<UiStrings, 'table' | 'code'>;
  /** The names of the page’s scroll boxes so far, which are landmarks and need different names. */
  scrollBoxNames: Set<string>;
}

/** In characters: what surely fits on a screen 320 px wide, and on paper. */
const fits = { screen: 30, paper: 60 };

/** A table is as wide as the longest words of its columns, each with some space. */
const columnSpace = 2;

/** Renders a table in its box. Its header cells are those of columns; it keeps the alignment of the columns. */
export function renderTable(state: State, node: Table, context: ScrollBoxContext): Element {
  const table = defaultHandlers.table(state, node);
  const rows: Element[] = [];
  visit(table, 'element', (element) => {
    if (element.tagName === 'tr') rows.push(element);
    if (element.tagName === 'th') element.properties['scope'] = 'col';
    const { align } = element.properties;
    // `:---` is the start of the line in every script; figures align at the right in every script.
    if (align && align !== 'left') element.properties['className'] = [String(align)];
    delete element.properties['align'];
  });
  const columns: number[] = [];
  for (const row of rows)
    for (const [index, cell] of selectCells(row).entries())
      columns[index] = Math.max(columns[index] ?? 0, measureLongestWord(toText(cell)));
  const width = columns.reduce((sum, column) => sum + column + columnSpace, 0);
  const headings = selectCells(rows[0]).map(toText).filter(Boolean).slice(0, 3);
  return h(
    'div',
    {
      className: width > fits.paper ? ['table', 'wide'] : ['table'],
      ...describeBox(width, [context.strings.table, headings.join(', ')].filter(Boolean).join(': '), context),
    },
    [table],
  );
}

/** Renders a block of code, which is its own box. */
export function renderCode(state: State, node: Code, context: ScrollBoxContext): Element {
  const pre = defaultHandlers.code(state, node);
  const width = Math.max(...node.value.split(/\r?\n|\r/).map(measure));
  Object.assign(pre.properties, describeBox(width, context.strings.code, context));
  return pre;
}

function describeBox(width: number, name: string, { scrollBoxNames }: ScrollBoxContext): Properties {
  if (width <= fits.screen) return {};
  let ariaLabel = name;
  for (let count = 2; scrollBoxNames.has(ariaLabel); count++) ariaLabel = `${name} (${count})`;
  scrollBoxNames.add(ariaLabel);
  return { tabIndex: 0, role: 'region', ariaLabel };
}

function selectCells(row: Element | undefined): Element[] {
  return (row?.children ?? []).filter((node: ElementContent) => node.type === 'element');
}

/** Scripts whose letters are twice as wide as Latin ones, and whose lines break between any two of them. */
const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

const measure = (text: string) => Array.from(text.replace(ideograph, 'xx')).length;

function measureLongestWord(text: string): number {
  return Math.max(
    ...text
      .replace(ideograph, ' xx ')
      .split(/\s+|(?<=-)/)
      .map(measure),
  );
}

/**
 * Needs JavaScript because only the browser knows which text of a page is rendered. Reads the text of the page
 * as browsers search it for a text fragment, with the position of the selection in it.
 */

/** What a character belongs to: the author’s text, a citation marker, or a control such as a heading’s link. */
export const kinds = { text: 0, marker: 1, control: 2 } as const;

/** The text of a page. White space is one space, or one line feed between two blocks. */
export interface PageText {
  text: string;
  /** The kind of each character. */
  kindOf: number[];
  /** The start of each text node. */
  nodes: { node: Text; start: number }[];
  /** The selected range without markers, controls and spaces at its ends; -1 when nothing else is selected. */
  start: number;
  end: number;
}

/**
 * Elements that scripts add, which are missing when the page is opened again, and elements whose content is
 * never text.
 */
const ignored = '[popover], dialog, [role=status], script, style, template, noscript';
const markers = 'sup.cite, [role=doc-noteref]';
/** Includes the labels of a chart: its table has the same text. */
const controls = '.anchor, .down, [aria-hidden=true], button, select, textarea, [role=img]';
/** Elements that text-fragments-polyfill treats as blocks whatever their style. */
const blocks =
  /^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BODY|BR|CAPTION|COL|COLGROUP|DD|DETAILS|DIV|DL|DT|FIELDSET|FIGCAPTION|FIGURE|FOOTER|FORM|H[1-6]|HEADER|HGROUP|HR|LI|MAIN|NAV|OL|P|PRE|SECTION|TABLE|TBODY|TD|TFOOT|TH|THEAD|TR|UL)$/;

/**
 * Reads the text of the page.
 * @param range the selection
 * @param checkTime called for each element; may throw
 */
export function readPage(range: Range, checkTime = () => {}): PageText {
  const page: PageText = { text: '', kindOf: [], nodes: [], start: -1, end: -1 };
  const characters: string[] = [];
  let last = '\n';
  const add = (character: string, kind: number) => {
    characters.push(character);
    page.kindOf.push(kind);
    last = character;
  };
  const addLineBreak = () => {
    if (last === ' ') characters[characters.length - 1] = last = '\n';
    else if (last !== '\n') add('\n', kinds.text);
  };

  const readTextNode = (node: Text, kind: number) => {
    const { data } = node;
    const isSelected = range.intersectsNode(node);
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : data.length;
    page.nodes.push({ node, start: characters.length });
    for (let index = 0; index < data.length; index++) {
      const character = data[index] ?? '';
      if (!/\s/.test(character)) {
        if (isSelected && kind === kinds.text && index >= from && index < to) {
          if (page.start < 0) page.start = characters.length;
          page.end = characters.length + 1;
        }
        add(character, kind);
      } else if (!/\s/.test(last)) add(' ', kind);
    }
  };

  const readElement = (element: Element, parentKind: number) => {
    checkTime();
    if (element.matches(ignored)) return;
    const { display, visibility } = getComputedStyle(element);
    if (display === 'none') return;
    const isBlock = !/^(inline|contents)$/.test(display) || blocks.test(element.tagName);
    if (isBlock) addLineBreak();
    const kind = element.matches(markers) ? kinds.marker : element.matches(controls) ? kinds.control : parentKind;
    for (const child of element.childNodes) {
      if (child instanceof Element) readElement(child, kind);
      else if (child instanceof Text && visibility === 'visible') readTextNode(child, kind);
    }
    if (isBlock) addLineBreak();
  };

  readElement(document.body, kinds.text);
  page.text = characters.join('');
  return page;
}

/** Returns whether a character belongs to the author’s text and is no space. */
export function isAuthorText({ text, kindOf }: PageText, index: number): boolean {
  return kindOf[index] === kinds.text && /\S/.test(text[index] ?? '');
}

/** Returns the text node at a position. */
export function getNode({ nodes }: PageText, index: number): Text | undefined {
  return nodes.findLast(({ start }) => start <= index)?.node;
}

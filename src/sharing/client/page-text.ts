/**
 * Needs JavaScript because only the browser knows which words of a page are shown: the text of the page as browsers search
 * it for a text fragment, with what is selected in it.
 */

/** Whose text a character is: the author’s, that of a citation mark, or that of a control such as the link of a heading. */
export const kinds = { words: 0, mark: 1, control: 2 } as const;

/** The text of a page. White space is one space, and one line feed where one block ends and the next begins. */
export interface PageText {
  text: string;
  /** Of each character, one of `kinds`. */
  kindOf: number[];
  /** Where the text of each node begins. */
  nodes: { node: Text; start: number }[];
  /** The selected stretch, marks and controls and spaces at its ends left out. Empty where nothing else is selected. */
  start: number;
  end: number;
}

/** Not there when the page is opened afresh: what scripts put in for a while. Nor ever words: code. */
const absent = '[popover], dialog, [role=status], script, style, template, noscript';
const markNumbers = 'sup.cite, [role=doc-noteref]';
/** The labels of a chart too: its table has them as text. */
const controls = '.anchor, [aria-hidden=true], button, select, textarea, svg';
/** Elements that the polyfill takes for blocks whatever their style. */
const blocks =
  /^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BODY|BR|CAPTION|COL|COLGROUP|DD|DETAILS|DIV|DL|DT|FIELDSET|FIGCAPTION|FIGURE|FOOTER|FORM|H[1-6]|HEADER|HGROUP|HR|LI|MAIN|NAV|OL|P|PRE|SECTION|TABLE|TBODY|TD|TFOOT|TH|THEAD|TR|UL)$/;

/**
 * Reads the text of a page.
 * @param range what is selected in it
 * @param goOn called at each element; may throw
 */
export function readPage(range: Range, goOn = () => {}): PageText {
  const page: PageText = { text: '', kindOf: [], nodes: [], start: -1, end: -1 };
  const parts: string[] = [];
  let last = '\n';
  const put = (character: string, kind: number) => {
    parts.push(character);
    page.kindOf.push(kind);
    last = character;
  };
  const breakLine = () => {
    if (last === ' ') parts[parts.length - 1] = last = '\n';
    else if (last !== '\n') put('\n', kinds.words);
  };

  const readNode = (node: Text, kind: number) => {
    const { data } = node;
    const isSelected = range.intersectsNode(node);
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : data.length;
    page.nodes.push({ node, start: parts.length });
    for (let index = 0; index < data.length; index++) {
      const character = data[index] ?? '';
      if (!/\s/.test(character)) {
        if (isSelected && kind === kinds.words && index >= from && index < to) {
          if (page.start < 0) page.start = parts.length;
          page.end = parts.length + 1;
        }
        put(character, kind);
      } else if (!/\s/.test(last)) put(' ', kind);
    }
  };

  const read = (element: Element, kind: number) => {
    goOn();
    if (element.matches(absent)) return;
    const { display, visibility } = getComputedStyle(element);
    if (display === 'none') return;
    const isBlock = !/^(inline|contents)$/.test(display) || blocks.test(element.tagName);
    if (isBlock) breakLine();
    const own = element.matches(markNumbers) ? kinds.mark : element.matches(controls) ? kinds.control : kind;
    for (const child of element.childNodes) {
      if (child instanceof Element) read(child, own);
      else if (child instanceof Text && visibility === 'visible') readNode(child, own);
    }
    if (isBlock) breakLine();
  };

  read(document.body, kinds.words);
  page.text = parts.join('');
  return page;
}

/** Whether a character is the author’s, and no space. */
export function isGenerated({ text, kindOf }: PageText, index: number): boolean {
  return kindOf[index] === kinds.words && /\S/.test(text[index] ?? '');
}

/** The node at a place of the text. */
export function nodeAt({ nodes }: PageText, index: number): Text | undefined {
  return nodes.findLast(({ start }) => start <= index)?.node;
}

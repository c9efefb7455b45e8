/** Lays out a card: font sizes that fit, lines of similar length, mirrored for right-to-left scripts. */
import type { Card } from './card.ts';
import type { FontStyle } from './fonts.ts';

export const cardSize = { width: 1200, height: 630 };

/** A rectangle of the card in pixels. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How to set a text. */
export interface TextStyle {
  font: FontStyle;
  size: number;
  width: number;
  /** A text with more lines ends in an ellipsis. */
  maxLines: number;
}

/** The size of a text. */
export interface TextMetrics {
  /** The number of lines, including those that are cut off. */
  lines: number;
  /** The height of the lines that are shown. */
  height: number;
  /** The width of the longest line. */
  longestLine: number;
  /** The width of the longest word. */
  longestWord: number;
}

/** Measures a text in the language and direction of the card. */
export type MeasureText = (text: string, style: TextStyle) => TextMetrics;

/** A text and the position of its top left corner. */
export interface PlacedText {
  text: string;
  style: TextStyle;
  x: number;
  y: number;
}

/** Everything that is drawn on a card. */
export interface Layout {
  texts: PlacedText[];
  inkAreas: (Area & { opacity: number })[];
  /** Drawn over the ink areas. */
  accentAreas: Area[];
}

const margin = 72;
const contentWidth = cardSize.width - 2 * margin;
const right = margin + contentWidth;
const bottom = cardSize.height - 64;
/** The top of the area below the masthead. */
const top = 156;
/** The opacity of decorative lines. */
const faint = 0.2;
const titleSizes = { largest: 112, large: 60, smallest: 40, step: 4 };
const siteNameSizes = { largest: 48, smallest: 28, step: 2 };
const headingSizes = { largest: 34, smallest: 28, step: 2 };
const numberSizes = { largest: 46, smallest: 28, step: 2 };
const bylineSizes = { largest: 32, smallest: 26, step: 2 };
/** The widths of title and figures where a card has both. */
const columns = { title: 480, figures: 520 };
/** The bar below a title. */
const footing = { width: 112, height: 12, gap: 26 };

/** Font sizes to try, from the largest. */
interface FontSizes {
  largest: number;
  smallest: number;
  step: number;
}

/** Lays out a card. */
export function layOutCard(card: Card, measure: MeasureText): Layout {
  const layout: Layout = { texts: [], inkAreas: [], accentAreas: [] };
  addMasthead(card, measure, layout);
  addTitle(card, measure, card.figures ? columns.title : contentWidth, layout);
  if (card.figures) addFigures(card.figures, measure, layout);
  return card.dir === 'rtl' ? mirror(layout) : layout;
}

/** The name of the site over its bar, as on pages, and the status. */
function addMasthead({ site, status }: Card, measure: MeasureText, { texts, inkAreas }: Layout): void {
  const statusStyle = { font: 'text', size: 36, width: contentWidth, maxLines: 1 } as const;
  const { longestLine: statusWidth, height: statusHeight } = measure(status, statusStyle);
  const width = contentWidth - Math.ceil(statusWidth) - 50;
  const name = fitText(site, { font: 'title', width, maxLines: 1 }, siteNameSizes, 64, measure);
  const { longestLine, height } = measure(site, name);
  const barY = 118;
  texts.push({ text: site, style: name, x: margin, y: barY - 8 - height });
  texts.push({ text: status, style: statusStyle, x: right - statusWidth, y: barY - 9 - statusHeight });
  inkAreas.push({ x: margin, y: barY, width: contentWidth, height: 2, opacity: 1 });
  inkAreas.push({ x: margin, y: barY, width: Math.round(longestLine), height: 10, opacity: 1 });
}

/** The title over its bar at the bottom of the card; for a section, the explainer’s title above it. */
function addTitle({ title, context }: Card, measure: MeasureText, width: number, { texts, accentAreas }: Layout): void {
  const barTop = bottom - footing.height;
  accentAreas.push({ x: margin, y: barTop, width: footing.width, height: footing.height });
  const room = barTop - footing.gap - top;
  const fitTitle = (maxHeight: number) =>
    fitText(title, { font: 'title', width, maxLines: 8 }, titleSizes, maxHeight, measure);
  const styleContext = (maxLines: number) => {
    const style: TextStyle = { font: 'text', size: 36, width, maxLines };
    return { style, height: context ? measure(context, style).height + 14 : 0 };
  };
  // The context gets three or four lines if the title stays large.
  const aboveTitle =
    [4, 3].map(styleContext).find(({ height }) => fitTitle(room - height).size >= titleSizes.large) ?? styleContext(2);
  const style = fitTitle(room - aboveTitle.height);
  const y = barTop - footing.gap - measure(title, style).height;
  texts.push({ text: title, style: balanceLines(title, style, measure), x: margin, y });
  if (!context) return;
  const contextStyle = balanceLines(context, aboveTitle.style, measure);
  texts.push({ text: context, style: contextStyle, x: margin, y: y - aboveTitle.height });
}

/** Up to three figures, each over a bar from zero to its value, with its source and date. */
function addFigures({ heading, rows }: NonNullable<Card['figures']>, measure: MeasureText, layout: Layout): void {
  const { texts, accentAreas, inkAreas } = layout;
  const width = columns.figures;
  const x = right - width;
  const largest = Math.max(...rows.map(({ value }) => value));
  const addText = (text: string, style: TextStyle, bottomAt: number, left = x): number => {
    const y = bottomAt - measure(text, style).height;
    texts.push({ text, style, x: left, y });
    return y;
  };
  let y = bottom + 8;
  for (const { value, text, date, by } of rows.toReversed()) {
    if (by) y = addText(by, fitText(by, { font: 'text', width, maxLines: 1 }, bylineSizes, 60, measure), y) - 2;
    y -= 12;
    accentAreas.push({ x, y, width: value > 0 ? Math.max(4, Math.round((value / largest) * width)) : 0, height: 12 });
    inkAreas.push({ x, y: y + 10, width, height: 2, opacity: faint });
    const dateStyle = { font: 'text', size: 32, width, maxLines: 1 } as const;
    const dateWidth = measure(date, dateStyle).longestLine;
    addText(date, dateStyle, y - 3, right - dateWidth);
    const numberWidth = width - Math.ceil(dateWidth) - 16;
    y = addText(
      text,
      fitText(text, { font: 'title', width: numberWidth, maxLines: 1 }, numberSizes, 80, measure),
      y - 1,
    );
    y -= by ? 20 : 40;
  }
  const style = fitText(heading, { font: 'strong', width, maxLines: 1 }, headingSizes, 60, measure);
  addText(heading, style, Math.max(y, 136 + measure(heading, style).height));
}

/**
 * Returns the style with the largest font size at which a text fits without breaking words. When none fits, the
 * smallest size, with an ellipsis.
 */
function fitText(
  text: string,
  style: Omit<TextStyle, 'size'>,
  sizes: FontSizes,
  maxHeight: number,
  measure: MeasureText,
): TextStyle {
  for (let size = sizes.largest; size >= sizes.smallest; size -= sizes.step) {
    const { lines, height, longestWord } = measure(text, { ...style, size });
    if (lines <= style.maxLines && height <= maxHeight && longestWord <= style.width) return { ...style, size };
  }
  const size = sizes.smallest;
  const { height } = measure('x', { ...style, size });
  return { ...style, size, maxLines: Math.max(1, Math.min(style.maxLines, Math.floor(maxHeight / height))) };
}

/**
 * Returns the style with the smallest width that gives the same number of lines, so that lines are of similar
 * length.
 */
function balanceLines(text: string, style: TextStyle, measure: MeasureText): TextStyle {
  const { lines, longestWord } = measure(text, style);
  if (lines === 1 || lines > style.maxLines) return style;
  let [narrow, wide] = [Math.max(style.width / 2, longestWord), style.width];
  while (wide - narrow > 8) {
    const width = Math.floor((narrow + wide) / 2);
    if (measure(text, { ...style, width }).lines <= lines) wide = width;
    else narrow = width;
  }
  return { ...style, width: Math.ceil(wide) };
}

/** Mirrors a layout for right-to-left scripts. */
function mirror({ texts, inkAreas, accentAreas }: Layout): Layout {
  const flip = <Item extends { x: number }>(item: Item, width: number): Item => ({
    ...item,
    x: cardSize.width - item.x - width,
  });
  return {
    texts: texts.map((text) => flip(text, text.style.width)),
    inkAreas: inkAreas.map((area) => flip(area, area.width)),
    accentAreas: accentAreas.map((area) => flip(area, area.width)),
  };
}

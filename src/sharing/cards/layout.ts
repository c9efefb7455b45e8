/** Arranges a card: sizes that fit, lines of similar length, mirrored where writing runs from right to left. */
import type { Card } from './card.ts';
import type { Face } from './fonts.ts';

export const cardSize = { width: 1200, height: 630 };

/** An area of the card in pixels. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How a text is set. */
export interface Setting {
  face: Face;
  size: number;
  width: number;
  /** More lines than these end in an ellipsis. */
  maxLines: number;
}

/** What a text takes up. */
export interface Measured {
  /** All lines, even those beyond the most. */
  lines: number;
  /** The height of the lines that are shown. */
  height: number;
  /** The longest line. */
  longest: number;
  /** The longest word. */
  widestWord: number;
}

/** Sets a text in the direction of the card and tells what it takes up. */
export type Measure = (text: string, setting: Setting) => Measured;

/** A text in its place. */
export interface PlacedText {
  text: string;
  setting: Setting;
  x: number;
  y: number;
}

/** A card ready to be drawn. */
export interface Layout {
  texts: PlacedText[];
  inkAreas: (Area & { opacity: number })[];
  /** Blue areas cover those of ink. */
  blueAreas: Area[];
}

const margin = 72;
const inner = cardSize.width - 2 * margin;
const right = margin + inner;
const bottom = cardSize.height - 64;
/** Below the masthead. */
const top = 156;
/** The opacity of lines that only help the eye. */
const faint = 0.2;
const titleSizes = { largest: 112, ample: 60, smallest: 40, step: 4 };
const siteName = { largest: 48, smallest: 28, step: 2 };
const figureHeading = { largest: 34, smallest: 28, step: 2 };
const number = { largest: 46, smallest: 28, step: 2 };
const byline = { largest: 32, smallest: 26, step: 2 };
/** Beside figures, the title has this width. */
const besideFigures = { title: 480, figures: 520 };
/** The bar that a title stands on. */
const footing = { width: 112, height: 12, gap: 26 };

/** Sizes to try, from the largest. */
interface Sizes {
  largest: number;
  smallest: number;
  step: number;
}

/** Arranges a card. */
export function layOutCard(card: Card, measure: Measure): Layout {
  const layout: Layout = { texts: [], inkAreas: [], blueAreas: [] };
  masthead(card, measure, layout);
  titleBlock(card, measure, card.figures ? besideFigures.title : inner, layout);
  if (card.figures) figureBlock(card.figures, measure, layout);
  return card.dir === 'rtl' ? mirrored(layout) : layout;
}

/** The name of the site on its bar, as on its pages, and up to when the card holds. */
function masthead({ site, status }: Card, measure: Measure, { texts, inkAreas }: Layout): void {
  const status36 = { face: 'text', size: 36, width: inner, maxLines: 1 } as const;
  const { longest: statusWidth, height: statusHeight } = measure(status, status36);
  const width = inner - Math.ceil(statusWidth) - 50;
  const name = fitted(site, { face: 'title', width, maxLines: 1 }, siteName, 64, measure);
  const { longest, height } = measure(site, name);
  const line = 118;
  texts.push({ text: site, setting: name, x: margin, y: line - 8 - height });
  texts.push({ text: status, setting: status36, x: right - statusWidth, y: line - 9 - statusHeight });
  inkAreas.push({ x: margin, y: line, width: inner, height: 2, opacity: 1 });
  inkAreas.push({ x: margin, y: line, width: Math.round(longest), height: 10, opacity: 1 });
}

/** The title on its footing at the foot of the card, the explainer’s title above it where it is that of a section. */
function titleBlock({ title, context }: Card, measure: Measure, width: number, { texts, blueAreas }: Layout): void {
  const foot = bottom - footing.height;
  blueAreas.push({ x: margin, y: foot, width: footing.width, height: footing.height });
  const room = foot - footing.gap - top;
  const titleIn = (space: number) => fitted(title, { face: 'title', width, maxLines: 8 }, titleSizes, space, measure);
  const contextIn = (maxLines: number) => {
    const setting: Setting = { face: 'text', size: 36, width, maxLines };
    return { setting, height: context ? measure(context, setting).height + 14 : 0 };
  };
  // The context gets the lines that it needs where the title stays large with them.
  const above =
    [4, 3].map(contextIn).find(({ height }) => titleIn(room - height).size >= titleSizes.ample) ?? contextIn(2);
  const setting = titleIn(room - above.height);
  const y = foot - footing.gap - measure(title, setting).height;
  texts.push({ text: title, setting: balanced(title, setting, measure), x: margin, y });
  if (!context) return;
  const contextSetting = balanced(context, above.setting, measure);
  texts.push({ text: context, setting: contextSetting, x: margin, y: y - above.height });
}

/** Up to three figures, each on a bar from nought to its value, with who gives it and for when. */
function figureBlock({ heading, rows }: NonNullable<Card['figures']>, measure: Measure, layout: Layout): void {
  const { texts, blueAreas, inkAreas } = layout;
  const width = besideFigures.figures;
  const x = right - width;
  const largest = Math.max(...rows.map(({ value }) => value), 1);
  const place = (text: string, setting: Setting, bottomAt: number, left = x): number => {
    const y = bottomAt - measure(text, setting).height;
    texts.push({ text, setting, x: left, y });
    return y;
  };
  let y = bottom + 8;
  for (const { value, text, date, by } of rows.toReversed()) {
    if (by) y = place(by, fitted(by, { face: 'text', width, maxLines: 1 }, byline, 60, measure), y) - 2;
    y -= 12;
    blueAreas.push({ x, y, width: value > 0 ? Math.max(4, Math.round((value / largest) * width)) : 0, height: 12 });
    inkAreas.push({ x, y: y + 10, width, height: 2, opacity: faint });
    const date32 = { face: 'text', size: 32, width, maxLines: 1 } as const;
    const dateWidth = measure(date, date32).longest;
    place(date, date32, y - 3, right - dateWidth);
    const besideDate = width - Math.ceil(dateWidth) - 16;
    y = place(text, fitted(text, { face: 'title', width: besideDate, maxLines: 1 }, number, 80, measure), y - 1);
    y -= by ? 20 : 40;
  }
  const setting = fitted(heading, { face: 'strong', width, maxLines: 1 }, figureHeading, 60, measure);
  place(heading, setting, Math.max(y, 136 + measure(heading, setting).height));
}

/**
 * The largest size at which a text fits in whole words. Where none does, the smallest, and an ellipsis ends the text.
 */
function fitted(text: string, setting: Omit<Setting, 'size'>, sizes: Sizes, room: number, measure: Measure): Setting {
  for (let size = sizes.largest; size >= sizes.smallest; size -= sizes.step) {
    const { lines, height, widestWord } = measure(text, { ...setting, size });
    if (lines <= setting.maxLines && height <= room && widestWord <= setting.width) return { ...setting, size };
  }
  const size = sizes.smallest;
  const { height } = measure('x', { ...setting, size });
  return { ...setting, size, maxLines: Math.max(1, Math.min(setting.maxLines, Math.floor(room / height))) };
}

/** The same lines, as alike in length as words allow. */
function balanced(text: string, setting: Setting, measure: Measure): Setting {
  const { lines, widestWord } = measure(text, setting);
  if (lines === 1 || lines > setting.maxLines) return setting;
  let [narrow, wide] = [Math.max(setting.width / 2, widestWord), setting.width];
  while (wide - narrow > 8) {
    const width = Math.floor((narrow + wide) / 2);
    if (measure(text, { ...setting, width }).lines <= lines) wide = width;
    else narrow = width;
  }
  return { ...setting, width: Math.ceil(wide) };
}

/** From right to left. */
function mirrored({ texts, inkAreas, blueAreas }: Layout): Layout {
  const flip = <Box extends { x: number }>(box: Box, width: number): Box => ({
    ...box,
    x: cardSize.width - box.x - width,
  });
  return {
    texts: texts.map((text) => flip(text, text.setting.width)),
    inkAreas: inkAreas.map((area) => flip(area, area.width)),
    blueAreas: blueAreas.map((area) => flip(area, area.width)),
  };
}

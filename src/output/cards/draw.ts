/** Draws cards with CanvasKit, which is Skia as WebAssembly: the same letters and the same pixels on every machine. */
import CanvasKitInit, {
  type CanvasKit,
  type MallocObj,
  type Paragraph,
  type Surface,
  type TypefaceFontProvider,
} from 'canvaskit-wasm';
import type { Card } from './card.ts';
import { fontsFor } from './fonts.ts';
import { cardSize, layoutOf, type Measure, type PlacedText, type Setting } from './layout.ts';
import { type Area, encodePng } from './png.ts';

/** A drawn card. */
export interface DrawnCard {
  png: Uint8Array;
  /** Letters that none of the fonts has. */
  missing: string[];
}

const { width, height } = cardSize;

/** Draws cards, one after the other. It only counts ink: colours are given by the file’s palette. */
export class CardArtist {
  readonly #kit: CanvasKit;
  readonly #fonts: TypefaceFontProvider;
  readonly #known = new Set<string>();
  readonly #pixels: MallocObj;
  readonly #surface: Surface;

  private constructor(kit: CanvasKit) {
    this.#kit = kit;
    this.#fonts = kit.TypefaceFontProvider.Make();
    this.#pixels = kit.Malloc(Uint8Array, width * height);
    const { ColorType, AlphaType, ColorSpace } = kit;
    const info = {
      width,
      height,
      colorType: ColorType.Alpha_8,
      alphaType: AlphaType.Premul,
      colorSpace: ColorSpace.SRGB,
    };
    const surface = kit.MakeRasterDirectSurface(info, this.#pixels, width);
    if (!surface) throw new Error('CanvasKit gives no surface to draw cards on.');
    this.#surface = surface;
  }

  /** Starting takes about a third of a second: only when there is something to draw. */
  static async start(): Promise<CardArtist> {
    return new CardArtist(await CanvasKitInit());
  }

  draw(card: Card): DrawnCard {
    const paragraphs = new Paragraphs(this.#kit, this.#fonts, this.#known, card);
    try {
      const { texts, inkAreas, blueAreas } = layoutOf(card, paragraphs.measure);
      this.#pixels.toTypedArray().fill(0);
      const canvas = this.#surface.getCanvas();
      for (const placed of texts) canvas.drawParagraph(paragraphs.inked(placed), placed.x, placed.y);
      this.#surface.flush();
      const coverage = this.#pixels.toTypedArray() as Uint8Array;
      for (const { ink, ...area } of inkAreas) fill(coverage, area, 255 * ink);
      return { png: encodePng(coverage, width, height, blueAreas), missing: paragraphs.missing(texts) };
    } finally {
      paragraphs.forget();
    }
  }
}

function fill(coverage: Uint8Array, { x, y, width: across, height: down }: Area, amount: number): void {
  for (let row = y; row < y + down; row++) coverage.fill(amount, row * width + x, row * width + x + across);
}

/** The texts of one card, each shaped once for each size. */
class Paragraphs {
  readonly #made = new Map<string, Paragraph>();

  readonly kit: CanvasKit;
  readonly fonts: TypefaceFontProvider;
  readonly known: Set<string>;
  readonly card: Card;

  constructor(kit: CanvasKit, fonts: TypefaceFontProvider, known: Set<string>, card: Card) {
    this.kit = kit;
    this.fonts = fonts;
    this.known = known;
    this.card = card;
  }

  readonly measure: Measure = (text, setting) => {
    const paragraph = this.#of(text, setting, 1);
    return {
      lines: paragraph.getNumberOfLines(),
      height: paragraph.getHeight(),
      longest: paragraph.getLongestLine(),
      widestWord: paragraph.getMinIntrinsicWidth(),
    };
  };

  inked({ text, setting, ink }: PlacedText): Paragraph {
    return this.#of(text, setting, ink);
  }

  missing(texts: readonly PlacedText[]): string[] {
    const points = texts.flatMap((placed) => this.inked(placed).unresolvedCodepoints());
    return [...new Set(points)].map((point) => String.fromCodePoint(point)).sort();
  }

  forget(): void {
    for (const paragraph of this.#made.values()) paragraph.delete();
  }

  #of(text: string, setting: Setting, ink: number): Paragraph {
    const key = JSON.stringify([text, setting.face, setting.size, setting.maxLines, setting.atEnd, ink]);
    const paragraph = this.#made.get(key) ?? this.#make(text, setting, ink);
    this.#made.set(key, paragraph);
    paragraph.layout(setting.width);
    return paragraph;
  }

  #make(text: string, { face, size, maxLines, atEnd }: Setting, ink: number): Paragraph {
    const { ParagraphStyle, ParagraphBuilder, TextAlign, TextDirection, TextHeightBehavior } = this.kit;
    const families = fontsFor(text, face).map(({ name, bytes }) => {
      if (!this.known.has(name)) this.fonts.registerFont(bytes, name);
      this.known.add(name);
      return name;
    });
    const isArabic = /\p{Script=Arabic}/u.test(text);
    const style = new ParagraphStyle({
      textStyle: {
        color: this.kit.Color4f(0, 0, 0, ink),
        fontFamilies: families,
        fontSize: size,
        // Letters that join must not be moved; those with marks above and below need room between lines.
        letterSpacing: face === 'title' && !isArabic ? -0.012 * size : 0,
        heightMultiplier: isArabic && face === 'title' && maxLines > 1 ? 1.4 : face === 'title' ? 1.1 : 1.2,
        halfLeading: true,
        locale: this.card.lang,
      },
      textDirection: this.card.dir === 'rtl' ? TextDirection.RTL : TextDirection.LTR,
      textAlign: atEnd ? TextAlign.End : TextAlign.Start,
      textHeightBehavior: TextHeightBehavior.All,
      maxLines,
      ellipsis: '…',
    });
    const builder = ParagraphBuilder.MakeFromFontProvider(style, this.fonts);
    builder.addText(text);
    const paragraph = builder.build();
    builder.delete();
    return paragraph;
  }
}

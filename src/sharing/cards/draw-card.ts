/** Draws cards with CanvasKit (Skia as WebAssembly), which gives the same pixels on every machine. */
import CanvasKitInit, {
  type CanvasKit,
  type MallocObj,
  type Paint,
  type Paragraph,
  type Surface,
  type TypefaceFontProvider,
} from 'canvaskit-wasm';
import type { Card } from './card.ts';
import { type FontStyle, loadFonts } from './fonts.ts';
import { type Area, cardSize, layOutCard, type MeasureText, type TextStyle } from './layout.ts';
import { encodePng } from './png.ts';

/** A drawn card. */
export interface DrawnCard {
  png: Uint8Array;
  /** Characters that no font has. */
  missing: string[];
}

const { width, height } = cardSize;

/** Draws cards, one after the other. */
export class CardRenderer {
  readonly #kit: CanvasKit;
  readonly #paragraphs: Paragraphs;
  readonly #pixels: MallocObj;
  readonly #surface: Surface;
  readonly #paint: Paint;

  private constructor(kit: CanvasKit) {
    this.#kit = kit;
    this.#paragraphs = new Paragraphs(kit);
    this.#paint = new kit.Paint();
    this.#pixels = kit.Malloc(Uint32Array, width * height);
    const { ColorType, AlphaType, ColorSpace } = kit;
    // Skia draws RGBA five times as fast as a single channel.
    const info = {
      width,
      height,
      colorType: ColorType.RGBA_8888,
      alphaType: AlphaType.Premul,
      colorSpace: ColorSpace.SRGB,
    };
    const surface = kit.MakeRasterDirectSurface(info, this.#pixels, 4 * width);
    if (!surface) throw new Error('CanvasKit cannot create a surface for cards.');
    this.#surface = surface;
  }

  /** Loads CanvasKit, which takes about a third of a second. */
  static async start(): Promise<CardRenderer> {
    return new CardRenderer(await CanvasKitInit());
  }

  draw(card: Card): DrawnCard {
    const paragraphs = this.#paragraphs;
    paragraphs.startCard(card);
    const { texts, inkAreas, accentAreas } = layOutCard(card, paragraphs.measure);
    const canvas = this.#surface.getCanvas();
    canvas.clear(this.#kit.TRANSPARENT);
    const missing = new Set<number>();
    for (const { text, style, x, y } of texts) {
      const { paragraph, scale } = paragraphs.layOut(text, style);
      canvas.save();
      canvas.translate(x, y);
      canvas.scale(scale, scale);
      canvas.drawParagraph(paragraph, 0, 0);
      canvas.restore();
      for (const point of paragraph.unresolvedCodepoints()) missing.add(point);
    }
    for (const { opacity, ...area } of inkAreas) this.#fill(area, this.#kit.Color4f(0, 0, 0, opacity));
    for (const area of accentAreas) this.#fill(area, this.#kit.BLUE);
    this.#surface.flush();
    return {
      png: encodePng(this.#pixels.toTypedArray() as Uint32Array, width, height),
      missing: Array.from(missing, (point) => String.fromCodePoint(point)).sort(),
    };
  }

  #fill({ x, y, width, height }: Area, colour: Float32Array): void {
    this.#paint.setColor(colour);
    this.#surface.getCanvas().drawRect(this.#kit.XYWHRect(x, y, width, height), this.#paint);
  }
}

/**
 * Writes raised and lowered characters that the fonts lack in another way: “CO₂” as “CO2”, “10⁶” as “10^6”. The fonts
 * have those of Latin-1: ¹, ² and ³.
 */
function replaceScripts(text: string): string {
  return text
    .replace(/[\u2080-\u208e]+/g, (lowered) => lowered.normalize('NFKC'))
    .replace(/[¹²³]*[\u2070-\u207f][¹²³\u2070-\u207f]*/g, (raised) => `^${raised.normalize('NFKC')}`);
}

/** The font size at which texts are shaped. Scaling gives all other sizes. */
const shapedSize = 100;
const opacities: Record<FontStyle, number> = { title: 1, strong: 1, text: 0.78 };

/** Shapes texts, and reuses those of the previous card: most cards share its site name, date and explainer title. */
class Paragraphs {
  readonly #kit: CanvasKit;
  readonly #fonts: TypefaceFontProvider;
  readonly #registered = new Set<string>();
  #previous = new Map<string, Paragraph>();
  #current = new Map<string, Paragraph>();
  #card: Pick<Card, 'lang' | 'dir'> = { lang: '', dir: 'ltr' };

  constructor(kit: CanvasKit) {
    this.#kit = kit;
    this.#fonts = kit.TypefaceFontProvider.Make();
  }

  /** Starts a card, and deletes the paragraphs that the previous card did not use. */
  startCard({ lang, dir }: Card): void {
    for (const paragraph of this.#previous.values()) paragraph.delete();
    this.#previous = this.#current;
    this.#current = new Map();
    this.#card = { lang, dir };
  }

  readonly measure: MeasureText = (text, style) => {
    const { paragraph, scale, lines } = this.layOut(text, style);
    return {
      lines,
      height: paragraph.getHeight() * scale,
      longestLine: paragraph.getLongestLine() * scale,
      longestWord: paragraph.getMinIntrinsicWidth() * scale,
    };
  };

  /** Breaks a text into lines. Draw the paragraph at `scale`. `lines` includes those that are cut off. */
  layOut(text: string, style: TextStyle): { paragraph: Paragraph; scale: number; lines: number } {
    const scale = style.size / shapedSize;
    const complete = this.#getParagraph(text, style, false);
    const lines = complete.getNumberOfLines();
    return { paragraph: lines > style.maxLines ? this.#getParagraph(text, style, true) : complete, scale, lines };
  }

  #getParagraph(text: string, style: TextStyle, isTruncated: boolean): Paragraph {
    const { font, size, width, maxLines } = style;
    const key = JSON.stringify([this.#card, text, font, maxLines > 1, isTruncated && maxLines]);
    const paragraph = this.#current.get(key) ?? this.#previous.get(key) ?? this.#shape(text, style, isTruncated);
    this.#previous.delete(key);
    this.#current.set(key, paragraph);
    paragraph.layout((width * shapedSize) / size);
    return paragraph;
  }

  /** Shapes a text. The key above contains everything that it depends on. */
  #shape(text: string, { font, maxLines }: TextStyle, isTruncated: boolean): Paragraph {
    const { ParagraphStyle, ParagraphBuilder, TextDirection, TextHeightBehavior } = this.#kit;
    const families = loadFonts(text, font).map(({ name, bytes }) => {
      if (!this.#registered.has(name)) this.#fonts.registerFont(bytes, name);
      this.#registered.add(name);
      return name;
    });
    const isArabic = /\p{Script=Arabic}/u.test(text);
    const paragraphStyle = new ParagraphStyle({
      textStyle: {
        color: this.#kit.Color4f(0, 0, 0, opacities[font]),
        fontFamilies: families,
        fontSize: shapedSize,
        // Arabic letters join, so they get no letter spacing; their marks need more room between lines.
        letterSpacing: font === 'title' && !isArabic ? -0.012 * shapedSize : 0,
        heightMultiplier: isArabic && font === 'title' && maxLines > 1 ? 1.4 : font === 'title' ? 1.1 : 1.2,
        halfLeading: true,
        locale: this.#card.lang,
      },
      textDirection: this.#card.dir === 'rtl' ? TextDirection.RTL : TextDirection.LTR,
      textHeightBehavior: TextHeightBehavior.All,
      ...(isTruncated ? { maxLines, ellipsis: '…' } : {}),
    });
    // A FontCollection would cache shaped texts, but then CanvasKit would not report missing characters.
    const builder = ParagraphBuilder.MakeFromFontProvider(paragraphStyle, this.#fonts);
    builder.addText(replaceScripts(text));
    const paragraph = builder.build();
    builder.delete();
    return paragraph;
  }
}

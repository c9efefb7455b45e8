/** Draws cards with CanvasKit, which is Skia as WebAssembly: the same letters and the same pixels on every machine. */
import CanvasKitInit, {
  type CanvasKit,
  type MallocObj,
  type Paint,
  type Paragraph,
  type Surface,
  type TypefaceFontProvider,
} from 'canvaskit-wasm';
import type { Card } from './card.ts';
import { type Face, fontsFor } from './fonts.ts';
import { type Area, cardSize, layOutCard, type Measure, type Setting } from './layout.ts';
import { encodePng } from './png.ts';

/** A drawn card. */
export interface DrawnCard {
  png: Uint8Array;
  /** Letters that none of the fonts has. */
  missing: string[];
}

const { width, height } = cardSize;

/** Draws cards, one after the other. */
export class CardArtist {
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
    // Skia draws on RGBA five times as fast as on a single channel.
    const info = {
      width,
      height,
      colorType: ColorType.RGBA_8888,
      alphaType: AlphaType.Premul,
      colorSpace: ColorSpace.SRGB,
    };
    const surface = kit.MakeRasterDirectSurface(info, this.#pixels, 4 * width);
    if (!surface) throw new Error('CanvasKit gives no surface to draw cards on.');
    this.#surface = surface;
  }

  /** Starting takes about a third of a second: only when there is something to draw. */
  static async start(): Promise<CardArtist> {
    return new CardArtist(await CanvasKitInit());
  }

  draw(card: Card): DrawnCard {
    const paragraphs = this.#paragraphs;
    paragraphs.startCard(card);
    const { texts, inkAreas, blueAreas } = layOutCard(card, paragraphs.measure);
    const canvas = this.#surface.getCanvas();
    canvas.clear(this.#kit.TRANSPARENT);
    const missing = new Set<number>();
    for (const { text, setting, x, y } of texts) {
      const { paragraph, scale } = paragraphs.set(text, setting);
      canvas.save();
      canvas.translate(x, y);
      canvas.scale(scale, scale);
      canvas.drawParagraph(paragraph, 0, 0);
      canvas.restore();
      for (const point of paragraph.unresolvedCodepoints()) missing.add(point);
    }
    for (const { opacity, ...area } of inkAreas) this.#fill(area, this.#kit.Color4f(0, 0, 0, opacity));
    for (const area of blueAreas) this.#fill(area, this.#kit.BLUE);
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

/** The font size at which texts are shaped, once for all sizes. */
const shapedSize = 100;
/** How dark the letters are. */
const opacities: Record<Face, number> = { title: 1, strong: 1, text: 0.78 };

/** Shaped texts. Those of the previous card are reused: most cards share its site name, date and explainer title. */
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

  /** Starts a card, and deletes what the previous card did not use. */
  startCard({ lang, dir }: Card): void {
    for (const paragraph of this.#previous.values()) paragraph.delete();
    this.#previous = this.#current;
    this.#current = new Map();
    this.#card = { lang, dir };
  }

  readonly measure: Measure = (text, setting) => {
    const { paragraph, scale, lines } = this.set(text, setting);
    return {
      lines,
      height: paragraph.getHeight() * scale,
      longest: paragraph.getLongestLine() * scale,
      widestWord: paragraph.getMinIntrinsicWidth() * scale,
    };
  };

  /** Breaks a text into lines. Scaling the paragraph gives the size; `lines` counts those that were cut, too. */
  set(text: string, setting: Setting): { paragraph: Paragraph; scale: number; lines: number } {
    const scale = setting.size / shapedSize;
    const complete = this.#of(text, setting, false);
    const lines = complete.getNumberOfLines();
    return { paragraph: lines > setting.maxLines ? this.#of(text, setting, true) : complete, scale, lines };
  }

  #of(text: string, setting: Setting, isCut: boolean): Paragraph {
    const { face, size, width, maxLines } = setting;
    const key = JSON.stringify([this.#card, text, face, maxLines > 1, isCut && maxLines]);
    const paragraph = this.#current.get(key) ?? this.#previous.get(key) ?? this.#shape(text, setting, isCut);
    this.#previous.delete(key);
    this.#current.set(key, paragraph);
    paragraph.layout((width * shapedSize) / size);
    return paragraph;
  }

  /** Everything that the outcome depends on, size and width excepted, is in the key above. */
  #shape(text: string, { face, maxLines }: Setting, isCut: boolean): Paragraph {
    const { ParagraphStyle, ParagraphBuilder, TextDirection, TextHeightBehavior } = this.#kit;
    const families = fontsFor(text, face).map(({ name, bytes }) => {
      if (!this.#registered.has(name)) this.#fonts.registerFont(bytes, name);
      this.#registered.add(name);
      return name;
    });
    const isArabic = /\p{Script=Arabic}/u.test(text);
    const style = new ParagraphStyle({
      textStyle: {
        color: this.#kit.Color4f(0, 0, 0, opacities[face]),
        fontFamilies: families,
        fontSize: shapedSize,
        // Letters that join must not be moved; those with marks above and below need room between lines.
        letterSpacing: face === 'title' && !isArabic ? -0.012 * shapedSize : 0,
        heightMultiplier: isArabic && face === 'title' && maxLines > 1 ? 1.4 : face === 'title' ? 1.1 : 1.2,
        halfLeading: true,
        locale: this.#card.lang,
      },
      textDirection: this.#card.dir === 'rtl' ? TextDirection.RTL : TextDirection.LTR,
      textHeightBehavior: TextHeightBehavior.All,
      ...(isCut ? { maxLines, ellipsis: '…' } : {}),
    });
    // A FontCollection would cache texts, but without the letters that are missing from them.
    const builder = ParagraphBuilder.MakeFromFontProvider(style, this.#fonts);
    builder.addText(text);
    const paragraph = builder.build();
    builder.delete();
    return paragraph;
  }
}

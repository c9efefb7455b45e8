/**
 * Needs JavaScript because only the browser knows the page that a link is made for. Finds what a text directive leads to,
 * as browsers do (https://wicg.github.io/scroll-to-text-fragment/#finding-ranges-in-a-document): whole words, without
 * regard to case, accents and joiners, each part within one block.
 */
import { isGenerated, type PageText } from './page-text.ts';
import type { WordSegment } from './word-boundaries.ts';

/** The parts of a text directive. */
export interface Directive {
  prefix?: string | undefined;
  textStart: string;
  textEnd?: string | undefined;
  suffix?: string | undefined;
}

/** A stretch of the page’s text. */
export type TextRange = readonly [start: number, end: number];

const known = new Map<string, string>();

/** Takes from a character what a search does not see. A quotation mark is one whatever its shape. */
function fold(character: string): string {
  const folded = known.get(character) ?? foldNew(character);
  known.set(character, folded);
  return folded;
}

function foldNew(character: string): string {
  return character
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[‘’‚‛]/g, "'")
    .replace(/[“”„‟]/g, '"')
    .toLowerCase();
}

function foldAll(words: string): string {
  return words.replace(/\s+/g, ' ').split('').map(fold).join('');
}

/** Looks for text directives in a page.  */
export class Matcher {
  readonly #page: PageText;
  readonly #goOn: () => void;
  readonly #text: string;
  readonly #places: number[] = [];
  readonly #bounds = new Set<number>();

  /** @param goOn called before each search; may throw */
  constructor(page: PageText, pieces: readonly WordSegment[], goOn: () => void) {
    const { text } = page;
    this.#page = page;
    this.#goOn = goOn;
    let folded = '';
    for (let index = 0; index < text.length; index++) {
      this.#places.push(folded.length);
      folded += fold(text[index] ?? '');
    }
    this.#places.push(folded.length);
    this.#text = folded;
    for (const { start, end } of pieces) this.#bounds.add(this.#positionOf(start)).add(this.#positionOf(end));
  }

  #positionOf(index: number): number {
    return this.#places[index] ?? this.#text.length;
  }

  /**
   * Whether a directive leads to one stretch of the page, it may be with marks at its ends.
   * @param only and would lead to no other if this one were not there
   */
  leadsTo(directive: Directive, [start, end]: TextRange, only: boolean): boolean {
    const first = this.#first(directive, only);
    return first !== undefined && this.#isStart(first[0], start) && this.#isEnd(first[1], end);
  }

  /** Whether a directive leads to a stretch that begins at a place. */
  beginsAt(directive: Directive, start: number, only: boolean): boolean {
    const first = this.#first(directive, only);
    return first !== undefined && this.#isStart(first[0], start);
  }

  #first(directive: Directive, only: boolean): TextRange | undefined {
    const found = this.#matches(directive);
    const first = found.next().value;
    return only && !found.next().done ? undefined : first;
  }

  #isStart(place: number, start: number): boolean {
    let from = start;
    while (from > 0 && !isGenerated(this.#page, from - 1)) from--;
    return place >= this.#positionOf(from) && place <= this.#positionOf(start);
  }

  #isEnd(place: number, end: number): boolean {
    let to = end;
    while (to < this.#page.text.length && !isGenerated(this.#page, to)) to++;
    return place >= this.#positionOf(end) && place <= this.#positionOf(to);
  }

  /** All stretches to which a directive leads, one for each place where it can begin. Their places are in the folded text. */
  *#matches({ prefix, textStart, textEnd, suffix }: Directive): Generator<TextRange, undefined> {
    this.#goOn();
    for (const start of this.#begins(prefix, textStart)) {
      if (!textEnd) {
        if (this.#isFollowed(start, suffix)) yield start;
        continue;
      }
      for (const end of this.#all(textEnd, start[1])) {
        if (!this.#isFollowed(end, suffix)) continue;
        yield [start[0], end[1]];
        break;
      }
    }
    return undefined;
  }

  *#begins(prefix: string | undefined, textStart: string): Generator<TextRange> {
    if (!prefix) yield* this.#all(textStart, 0);
    else
      for (const [, end] of this.#all(prefix, 0)) {
        const stretch = this.#at(textStart, this.#skipSpace(end));
        if (stretch) yield stretch;
      }
  }

  #isFollowed([, end]: TextRange, suffix: string | undefined): boolean {
    return !suffix || this.#at(suffix, this.#skipSpace(end)) !== undefined;
  }

  #skipSpace(index: number): number {
    let at = index;
    while (/\s/.test(this.#text[at] ?? '')) at++;
    return at;
  }

  /** Words at a place. */
  #at(words: string, at: number): TextRange | undefined {
    const folded = foldAll(words);
    return this.#text.startsWith(folded, at) ? this.#loadExplainer(at, at + folded.length) : undefined;
  }

  /** Words wherever they stand from a place on. */
  *#all(words: string, from: number): Generator<TextRange> {
    const folded = foldAll(words);
    for (let at = this.#text.indexOf(folded, from); folded && at >= 0; at = this.#text.indexOf(folded, at + 1)) {
      const stretch = this.#loadExplainer(at, at + folded.length);
      if (stretch) yield stretch;
    }
  }

  #loadExplainer(start: number, end: number): TextRange | undefined {
    return this.#bounds.has(start) && this.#bounds.has(end) ? [start, end] : undefined;
  }
}

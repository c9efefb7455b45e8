/**
 * Needs JavaScript because only the browser knows the page that a link is for. Finds the ranges that a text
 * directive matches, as browsers do
 * (https://wicg.github.io/scroll-to-text-fragment/#finding-ranges-in-a-document): complete words, each term
 * within one block, without regard to case, accents and invisible characters.
 */
import { isAuthorText, type PageText } from './page-text.ts';
import type { WordSegment } from './word-boundaries.ts';

/** The terms of a text directive: https://wicg.github.io/scroll-to-text-fragment/#syntax */
export interface TextDirective {
  prefix?: string | undefined;
  textStart: string;
  textEnd?: string | undefined;
  suffix?: string | undefined;
}

/** A range of the page’s text. */
export type TextRange = readonly [start: number, end: number];

const normalized = new Map<string, string>();

/** Removes from a character what browsers ignore when they search. Quotation marks of any shape are the same. */
function normalizeCharacter(character: string): string {
  const result =
    normalized.get(character) ??
    character
      .normalize('NFKD')
      .replace(/[\p{M}\p{Cf}]/gu, '')
      .replace(/[‘’‚‛]/g, "'")
      .replace(/[“”„‟]/g, '"')
      .toLowerCase();
  normalized.set(character, result);
  return result;
}

function normalize(term: string): string {
  return term.replace(/\s+/g, ' ').split('').map(normalizeCharacter).join('');
}

/**
 * Matches text directives against the normalized text of a page. Private ranges are positions in the normalized
 * text.
 */
export class DirectiveMatcher {
  readonly #page: PageText;
  readonly #checkTime: () => void;
  readonly #text: string;
  /** The position in the normalized text of each character of the page. */
  readonly #positions: number[] = [];
  readonly #wordBoundaries = new Set<number>();

  /** @param checkTime called before each search; may throw */
  constructor(page: PageText, segments: readonly WordSegment[], checkTime: () => void) {
    const { text } = page;
    this.#page = page;
    this.#checkTime = checkTime;
    let normalizedText = '';
    for (let index = 0; index < text.length; index++) {
      this.#positions.push(normalizedText.length);
      normalizedText += normalizeCharacter(text[index] ?? '');
    }
    this.#positions.push(normalizedText.length);
    this.#text = normalizedText;
    for (const { start, end } of segments) this.#wordBoundaries.add(this.#toPosition(start)).add(this.#toPosition(end));
  }

  #toPosition(index: number): number {
    return this.#positions[index] ?? this.#text.length;
  }

  /**
   * Returns whether a directive matches a range, give or take citation markers at its ends.
   * @param isUnique whether it must match nothing else on the page
   */
  matches(directive: TextDirective, [start, end]: TextRange, isUnique: boolean): boolean {
    const match = this.#firstMatch(directive, isUnique);
    return match !== undefined && this.#isStart(match[0], start) && this.#isEnd(match[1], end);
  }

  /** Returns whether the match of a directive starts at `start`. */
  startsAt(directive: TextDirective, start: number, isUnique: boolean): boolean {
    const match = this.#firstMatch(directive, isUnique);
    return match !== undefined && this.#isStart(match[0], start);
  }

  #firstMatch(directive: TextDirective, isUnique: boolean): TextRange | undefined {
    const matches = this.#findMatches(directive);
    const first = matches.next().value;
    return isUnique && !matches.next().done ? undefined : first;
  }

  #isStart(position: number, start: number): boolean {
    let from = start;
    while (from > 0 && !isAuthorText(this.#page, from - 1)) from--;
    return position >= this.#toPosition(from) && position <= this.#toPosition(start);
  }

  #isEnd(position: number, end: number): boolean {
    let to = end;
    while (to < this.#page.text.length && !isAuthorText(this.#page, to)) to++;
    return position >= this.#toPosition(end) && position <= this.#toPosition(to);
  }

  /** Yields every range that a directive matches, one for each start. */
  *#findMatches({ prefix, textStart, textEnd, suffix }: TextDirective): Generator<TextRange, undefined> {
    this.#checkTime();
    for (const start of this.#findStarts(prefix, textStart)) {
      if (!textEnd) {
        if (this.#hasSuffix(start, suffix)) yield start;
        continue;
      }
      for (const end of this.#findAll(textEnd, start[1])) {
        if (!this.#hasSuffix(end, suffix)) continue;
        yield [start[0], end[1]];
        break;
      }
    }
    return undefined;
  }

  *#findStarts(prefix: string | undefined, textStart: string): Generator<TextRange> {
    if (!prefix) yield* this.#findAll(textStart, 0);
    else
      for (const [, end] of this.#findAll(prefix, 0)) {
        const range = this.#matchAt(textStart, this.#skipSpace(end));
        if (range) yield range;
      }
  }

  #hasSuffix([, end]: TextRange, suffix: string | undefined): boolean {
    return !suffix || this.#matchAt(suffix, this.#skipSpace(end)) !== undefined;
  }

  #skipSpace(position: number): number {
    let at = position;
    while (/\s/.test(this.#text[at] ?? '')) at++;
    return at;
  }

  #matchAt(term: string, position: number): TextRange | undefined {
    const text = normalize(term);
    return this.#text.startsWith(text, position) ? this.#toWords(position, position + text.length) : undefined;
  }

  /** Yields every occurrence of a term from a position on. */
  *#findAll(term: string, from: number): Generator<TextRange> {
    const text = normalize(term);
    for (let at = this.#text.indexOf(text, from); text && at >= 0; at = this.#text.indexOf(text, at + 1)) {
      const range = this.#toWords(at, at + text.length);
      if (range) yield range;
    }
  }

  /** Returns a range when it starts and ends at word boundaries. */
  #toWords(start: number, end: number): TextRange | undefined {
    return this.#wordBoundaries.has(start) && this.#wordBoundaries.has(end) ? [start, end] : undefined;
  }
}

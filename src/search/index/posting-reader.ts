/**
 * Reads the words of a piece of an index one after the other, as bytes. What Pagefind 1.5 writes of a word, in CBOR:
 *
 *     [word, pages, variants]                    words in the order of their UTF-8
 *     pages: [number, places, places in fields]  numbers count from the page before
 *     variants: [form, pages]                    the word as it is spelt with marks
 *
 * Places are numbers and change of weight or field; nothing here asks what they mean.
 */

/** The pages of one word, or an end. Positions are those in `bytes`. */
export class PostingReader {
  readonly bytes: Buffer;
  /** The number of the piece’s first page among all pages. */
  readonly base: number;
  /** The word with its head, and where its letters begin. */
  wordAt = 0;
  textAt = 0;
  textEnd = 0;
  pages = 0;
  /** Numbers of the first and the last page, in the piece. */
  first = 0;
  last = 0;
  /** The pages without the head of the first and its number. */
  restAt = 0;
  restEnd = 0;
  /** How long the pages are in Pagefind’s own count. */
  size = 0;
  variants = 0;
  #at = 0;

  constructor(bytes: Buffer, base: number) {
    this.bytes = bytes;
    this.base = base;
  }

  /** The variants with their head: an array in CBOR. */
  get variantBytes(): Uint8Array {
    return this.bytes.subarray(this.restEnd, this.#at);
  }

  get text(): string {
    return this.bytes.toString('utf8', this.textAt, this.textEnd);
  }

  /** Whether its word comes before the word of another (below 0), or is the same (0), by the bytes of UTF-8. */
  compare(other: PostingReader): number {
    const { bytes, textAt } = this;
    const { bytes: others, textAt: otherAt } = other;
    const length = this.textEnd - textAt;
    const lengthOfOther = other.textEnd - otherAt;
    for (let at = 0; at < length && at < lengthOfOther; at++) {
      const difference = (bytes[textAt + at] ?? 0) - (others[otherAt + at] ?? 0);
      if (difference !== 0) return difference;
    }
    return length - lengthOfOther;
  }

  /** Goes to the next word. @returns false after the last. @throws Error at what Pagefind 1.5 does not write */
  next(): boolean {
    if (this.#at >= this.bytes.length) return false;
    this.#enter();
    this.wordAt = this.#at;
    const length = this.#number();
    this.textAt = this.#at;
    this.textEnd = this.textAt + length;
    this.#at = this.textEnd;
    this.pages = this.#number();
    this.last = 0;
    this.size = 0;
    for (let page = 0; page < this.pages; page++) {
      this.#enter();
      const number = this.#number();
      if (page === 0) [this.first, this.restAt] = [number, this.#at];
      this.last += number;
      this.size += 1 + this.#skipNumbers() + this.#skipNumbers();
    }
    this.restEnd = this.#at;
    this.variants = this.#number();
    for (let variant = 0; variant < this.variants; variant++) this.#skipVariant();
    return true;
  }

  /** Goes into an array of three. */
  #enter(): void {
    if (this.bytes[this.#at++] !== 0x83) throw new Error(`The search index is not as Pagefind 1.5 writes it.`);
  }

  /** Reads a number, or the length in the head of an array or a text. */
  #number(): number {
    const short = (this.bytes[this.#at++] ?? 0) & 31;
    if (short < 24) return short;
    const size = 1 << (short - 24);
    this.#at += size;
    return this.bytes.readUIntBE(this.#at - size, size);
  }

  /** Steps over an array of numbers. @returns how many they are */
  #skipNumbers(): number {
    const count = this.#number();
    const { bytes } = this;
    let at = this.#at;
    for (let each = 0; each < count; each++) {
      const short = (bytes[at] ?? 0) & 31;
      at += short < 24 ? 1 : 1 + (1 << (short - 24));
    }
    this.#at = at;
    return count;
  }

  #skipVariant(): void {
    this.#at++;
    const length = this.#number();
    this.#at += length;
    for (let pages = this.#number(); pages > 0; pages--) {
      this.#enter();
      this.#number();
      this.#skipNumbers();
      this.#skipNumbers();
    }
  }
}

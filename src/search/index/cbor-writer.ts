/** The initial bytes of the CBOR types that are written, without the length. */
export const majorTypes = { number: 0x00, array: 0x80 } as const;

/** A growing buffer of CBOR. */
export class CborWriter {
  #bytes = Buffer.allocUnsafe(65_536);
  #length = 0;

  /** Writes a number, or the head of an array of this length. @param number below 2³² */
  writeHead(majorType: (typeof majorTypes)[keyof typeof majorTypes], number: number): void {
    this.#ensureRoom(5);
    const size = number < 24 ? 0 : number < 0x100 ? 1 : number < 0x1_00_00 ? 2 : 4;
    this.#bytes[this.#length++] = majorType | (size === 0 ? number : size === 1 ? 24 : size === 2 ? 25 : 26);
    for (let byte = size - 1; byte >= 0; byte--) this.#bytes[this.#length++] = (number >>> (8 * byte)) & 255;
  }

  /** Appends bytes that are encoded already. */
  copy(bytes: Uint8Array, start = 0, end = bytes.length): void {
    this.#ensureRoom(end - start);
    // A loop is faster than `set` for the few bytes of most words.
    if (end - start < 32) for (let at = start; at < end; at++) this.#bytes[this.#length++] = bytes[at] ?? 0;
    else {
      this.#bytes.set(bytes.subarray(start, end), this.#length);
      this.#length += end - start;
    }
  }

  /** Returns a copy of what was written and clears the buffer. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return taken;
  }

  #ensureRoom(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.#length + count));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

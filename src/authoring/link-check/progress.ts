/** Says how far a long piece of work is: a line that changes in place on a terminal, a line now and then elsewhere. */

/** Where it is written. */
export interface Out {
  isTTY?: boolean | undefined;
  write(text: string): unknown;
}

const often = 100;
const seldom = 10_000;

/** Shows texts, not more often than they can be read. */
export class Progress {
  readonly #out: Out;
  #last = Date.now();
  #shown = false;

  constructor(out: Out) {
    this.#out = out;
  }

  /** Shows how far it is, if it is time to. */
  show(text: string): void {
    const now = Date.now();
    if (now - this.#last < (this.#out.isTTY ? often : seldom)) return;
    this.#last = now;
    this.#shown = true;
    this.#out.write(this.#out.isTTY ? `\r\x1b[K${text}` : `${text}\n`);
  }

  /** Takes the line away again, on a terminal. */
  end(): void {
    if (this.#shown && this.#out.isTTY) this.#out.write('\r\x1b[K');
    this.#shown = false;
  }
}

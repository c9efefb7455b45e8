/** Shows the progress of a long task: a line that is updated in a terminal, a line now and then elsewhere. */

/** Where to write. */
export interface Output {
  isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/** Milliseconds between two updates. */
const intervals = { terminal: 100, file: 10_000 };

/** Shows texts, no more often than people can read them. */
export class Progress {
  readonly #output: Output;
  #lastShown = Date.now();
  #isShown = false;

  constructor(output: Output) {
    this.#output = output;
  }

  /** Shows a text, unless the last one is too recent. */
  show(text: string): void {
    const now = Date.now();
    const { isTTY } = this.#output;
    if (now - this.#lastShown < (isTTY ? intervals.terminal : intervals.file)) return;
    this.#lastShown = now;
    this.#isShown = true;
    this.#output.write(isTTY ? `\r\x1b[K${text}` : `${text}\n`);
  }

  /** Clears the line in a terminal. */
  end(): void {
    if (this.#isShown && this.#output.isTTY) this.#output.write('\r\x1b[K');
    this.#isShown = false;
  }
}

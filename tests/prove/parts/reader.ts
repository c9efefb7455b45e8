/** A reader who asks for pages and search files without end, and notes every answer that is not whole. */
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { numberedPages, numberIn } from './numbered-site.ts';

/** What was asked and what was wrong. */
export class Reader {
  answers = 0;
  /** Rounds through the search files that began in one build and ended in the next. */
  crossed = 0;
  readonly faults: string[] = [];
  /** The build that the last page was of, and the newest that there can be. */
  seen = 0;
  newest = 0;
  #stopped = false;
  #address: string;
  #rounds: Promise<void>;

  constructor(address: string, number: number) {
    this.#address = address;
    this.seen = this.newest = number;
    this.#rounds = this.#readOn();
  }

  /** Ends after the round that is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#rounds;
  }

  async #readOn(): Promise<void> {
    while (!this.#stopped) {
      for (const path of numberedPages) await this.#page(path);
      await this.#search();
    }
  }

  /** A page is whole, and of the build of the page before it or of a newer one. */
  async #page(path: string): Promise<void> {
    const text = (await this.#ask(path))?.toString() ?? '';
    const number = numberIn(text) ?? 0;
    if (!text.trimEnd().endsWith('</html>')) this.faults.push(`/${path} is not whole`);
    else if (number < this.seen || number > this.newest)
      this.faults.push(`/${path} is of build ${number} after one of ${this.seen}; the newest is ${this.newest}`);
    else this.seen = number;
  }

  /** All that one entry of the search names is there and can be unpacked. */
  async #search(): Promise<void> {
    const before = await this.#entry();
    const faults: string[] = [];
    const meta = await this.#packed(`pagefind/pagefind.${before}.pf_meta`, faults);
    const names = Array.from(meta?.toString('latin1').matchAll(/[a-z]{2}_[0-9a-f]{7,}/g) ?? [], ([name]) => name);
    const some = names.filter(() => Math.random() < 15 / names.length);
    for (const name of some) {
      const one: string[] = [];
      const fragment = await this.#packed(`pagefind/fragment/${name}.pf_fragment`, one);
      if (!fragment && !(await this.#packed(`pagefind/index/${name}.pf_index`, one))) faults.push(...one);
    }
    if (faults.length === 0) return;
    if ((await this.#entry()) === before) this.faults.push(...faults);
    else this.crossed++;
  }

  async #entry(): Promise<string> {
    const text = (await this.#ask('pagefind/pagefind-entry.json'))?.toString() ?? '';
    try {
      return (JSON.parse(text) as { languages: { en: { hash: string } } }).languages.en.hash;
    } catch {
      this.faults.push(`pagefind-entry.json is not whole: ${text.slice(0, 80)}`);
      return '';
    }
  }

  async #packed(path: string, faults: string[]): Promise<Buffer | undefined> {
    const content = await this.#ask(path, faults);
    try {
      return content && gunzipSync(content);
    } catch {
      faults.push(`/${path} cannot be unpacked`);
      return undefined;
    }
  }

  async #ask(path: string, faults = this.faults): Promise<Buffer | undefined> {
    try {
      await pause(1); // Builds get their share of the machine.
      const response = await fetch(this.#address + path);
      const content = Buffer.from(await response.arrayBuffer());
      this.answers++;
      if (response.status === 200) return content;
      faults.push(`/${path} is answered ${response.status}`);
    } catch (error) {
      faults.push(`/${path} is not answered: ${(error as Error).message}`);
    }
    return undefined;
  }
}

/** A reader who asks for pages and search files without end, and notes every answer that is not whole. */
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { listShardFiles, readManifest } from '../../../src/search/format/contents.ts';
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
    for (const part of before?.entry.parts ?? []) {
      const list = await this.#packed(`pagefind/${part.folder}/list`, faults);
      const names = list ? listShardFiles(part, list) : [];
      for (const name of names.filter(() => Math.random() < 15 / names.length)) await this.#loadExplainer(name, faults);
    }
    if (faults.length === 0) return;
    const after = await this.#entry();
    if (JSON.stringify(after?.entry) === JSON.stringify(before?.entry)) this.faults.push(...faults);
    else this.crossed++;
  }

  async #entry(): Promise<ReturnType<typeof readManifest> | undefined> {
    const file = await this.#packed('pagefind/en.pf_entry', this.faults);
    try {
      return file && readManifest(file);
    } catch {
      this.faults.push(`en.pf_entry is not whole: ${file?.toString('latin1', 0, 80)}`);
      return undefined;
    }
  }

  async #loadExplainer(name: string, faults: string[]): Promise<void> {
    const path = `pagefind/${name}`;
    if (/\.pf_/.test(name)) await this.#packed(path, faults);
    else await this.#ask(path, faults);
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

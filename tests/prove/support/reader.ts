/** A reader who requests pages and search files without pause, and notes every incomplete response. */
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { listShardFiles, readManifest } from '../../../src/search/format/contents.ts';
import { findNumber, numberedPages } from './numbered-site.ts';

export class Reader {
  responses = 0;
  /** How often search files were missing because a new build had replaced them in between. */
  crossed = 0;
  readonly faults: string[] = [];
  /** The build of the last page, and the newest build that there can be. */
  seen = 0;
  newest = 0;
  #stopped = false;
  #address: string;
  #rounds: Promise<void>;

  constructor(address: string, number: number) {
    this.#address = address;
    this.seen = this.newest = number;
    this.#rounds = this.#readUntilStopped();
  }

  /** Stops after the current round. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#rounds;
  }

  async #readUntilStopped(): Promise<void> {
    while (!this.#stopped) {
      for (const path of numberedPages) await this.#checkPage(path);
      await this.#checkSearch();
    }
  }

  /** Checks that a page is complete, and from the same build as the page before it or a newer one. */
  async #checkPage(path: string): Promise<void> {
    const text = (await this.#request(path))?.toString() ?? '';
    const number = findNumber(text) ?? 0;
    if (!text.trimEnd().endsWith('</html>')) this.faults.push(`/${path} is incomplete`);
    else if (number < this.seen || number > this.newest)
      this.faults.push(`/${path} is from build ${number} after build ${this.seen}; the newest is ${this.newest}`);
    else this.seen = number;
  }

  /** Checks that the files which a search manifest names exist and can be decompressed. */
  async #checkSearch(): Promise<void> {
    const before = await this.#readManifest();
    const faults: string[] = [];
    for (const shard of before?.manifest.parts ?? []) {
      const list = await this.#readCompressed(`pagefind/${shard.folder}/list`, faults);
      const names = list ? listShardFiles(shard, list) : [];
      for (const name of names.filter(() => Math.random() < 15 / names.length)) await this.#readFile(name, faults);
    }
    if (faults.length === 0) return;
    const after = await this.#readManifest();
    if (JSON.stringify(after?.manifest) === JSON.stringify(before?.manifest)) this.faults.push(...faults);
    else this.crossed++;
  }

  async #readManifest(): Promise<ReturnType<typeof readManifest> | undefined> {
    const file = await this.#readCompressed('pagefind/en.pf_entry', this.faults);
    try {
      return file && readManifest(file);
    } catch {
      this.faults.push(`en.pf_entry is incomplete: ${file?.toString('latin1', 0, 80)}`);
      return undefined;
    }
  }

  async #readFile(name: string, faults: string[]): Promise<void> {
    const path = `pagefind/${name}`;
    if (/\.pf_/.test(name)) await this.#readCompressed(path, faults);
    else await this.#request(path, faults);
  }

  async #readCompressed(path: string, faults: string[]): Promise<Buffer | undefined> {
    const content = await this.#request(path, faults);
    try {
      return content && gunzipSync(content);
    } catch {
      faults.push(`/${path} cannot be decompressed`);
      return undefined;
    }
  }

  async #request(path: string, faults = this.faults): Promise<Buffer | undefined> {
    try {
      await pause(1); // Leaves processor time to the builds.
      const response = await fetch(this.#address + path);
      const content = Buffer.from(await response.arrayBuffer());
      this.responses++;
      if (response.status === 200) return content;
      faults.push(`/${path} has status ${response.status}`);
    } catch (error) {
      faults.push(`/${path} has no response: ${(error as Error).message}`);
    }
    return undefined;
  }
}

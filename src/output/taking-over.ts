/**
 * What a build takes over from the last one, while it makes the rest: the thread beside says what of its own may stay, the pages say it of
 * themselves, and both threads bring it as soon as it is known.
 */
import { existsSync } from 'node:fs';
import type { Library } from '../explainer/library.ts';
import type { Ahead } from './ahead.ts';
import { besideKeys } from './beside-pages.ts';
import { bring } from './bring.ts';
import { type Carry, pageFile } from './carry.ts';
import type { SourcePage } from './source-pages.ts';

/** Between whom and where. */
export interface Between {
  carry: Carry;
  ahead: Ahead;
  /** The content that is shown. */
  library: Library;
  /** The folder that is built in. */
  folder: string;
  /** The site before the last one, which may lend its folders: see `retired.ts`. */
  retired: string;
}

/** Files on their way into the folder of the site. */
interface Bringing {
  /** Takes part. @throws Error from the file system */
  help(): void;
  /** When the thread has done its part. */
  done: Promise<void>;
}

/** The taking over of one build. */
export class TakingOver {
  readonly #between: Between;
  readonly #underWay: Bringing[] = [];
  #isBesideKnown = false;

  /** Begins. */
  constructor(between: Between) {
    this.#between = between;
    const { carry, ahead, library, retired } = between;
    carry.sources = this.#sourcesToMake();
    void ahead.made(library).then((keys) => {
      if (!keys || this.#isBesideKnown) return;
      this.#noteBeside(keys);
      // Folders are lent when it is known of all files in them whether they stay.
      if (!existsSync(retired)) this.#begin();
    });
  }

  /** To be called when every page has asked whether it has to be made. */
  pagesAreKnown(): void {
    const { library, retired } = this.#between;
    if (!this.#isBesideKnown) this.#noteBeside(besideKeys(library));
    this.#begin(existsSync(retired) ? retired : undefined);
  }

  /** Brings what is not there yet, and waits for what the thread brings. @throws Error from the file system */
  async finish(): Promise<void> {
    for (const { help, done } of this.#underWay) {
      help();
      await done;
    }
    bring(this.#between.carry.untold(), this.#between.folder);
  }

  /** The pages of sources that have to be made; undefined where the thread cannot tell. */
  async #sourcesToMake(): Promise<SourcePage[] | undefined> {
    const { carry, ahead, library } = this.#between;
    const keyed = await ahead.sources(library);
    const toMake = keyed?.flatMap(([path, key]) => (carry.mustMake(pageFile(path), key) ? path : []));
    return toMake?.length === 0 ? [] : toMake && ahead.ask('sources', toMake);
  }

  #noteBeside(keys: Iterable<[path: string, key: string]>): void {
    this.#isBesideKnown = true;
    for (const [path, key] of keys) this.#between.carry.mustMake(path, key);
  }

  #begin(retired?: string): void {
    const { carry, ahead, folder } = this.#between;
    const brought = carry.untold();
    const done = ahead.ask('bring', { brought, folder, retired }).then((isDone) => {
      // Nobody knows how much.
      if (!isDone) bring({ ...brought, taken: new SharedArrayBuffer(4) }, folder, retired);
    });
    done.catch(() => {}); // It is waited for.
    this.#underWay.push({ help: () => bring(brought, folder, retired), done });
  }
}

/** Needs JavaScript because it opens the shards of the index as searches reach them. */
import { type ManifestFile, readManifest } from '../format/contents.ts';
import { type Manifest, type ManifestShard, manifestPath, shardManifestPath } from '../format/format.ts';
import type { ShardManifest } from '../format/shard-manifest.ts';
import { fetchFile } from './files.ts';
import type { PagefindIndex } from './pagefind-wasm.ts';
import { Shard } from './shard.ts';

/** Where and in which language to search. */
export interface SearchScope {
  /** Home page of the site, with a slash at the end. */
  home: string;
  language: string;
}

/** A step by which a search can be widened: a shard of this site, or another site. */
interface Step {
  /** A year, or the address of a site. */
  name: string;
  isOnThisSite: boolean;
  open(): Promise<Shard[]>;
}

/** The shards of this site, newest first, then those of other sites. */
export class ShardSequence {
  readonly manifest: Manifest;
  readonly steps: readonly Step[];
  /** Names of the other sites that were opened, by home page. */
  readonly siteNames = new Map<string, string>();
  readonly #openIndex: (manifest: ShardManifest) => PagefindIndex;
  readonly #language: string;
  /** The shards of the steps that were reached. */
  readonly #opened: Promise<Shard[]>[] = [];

  constructor(
    openIndex: (manifest: ShardManifest) => PagefindIndex,
    { home, language }: SearchScope,
    { manifest, newestShard }: ManifestFile,
  ) {
    this.#openIndex = openIndex;
    this.#language = language;
    this.manifest = manifest;
    this.steps = [
      ...manifest.parts.map((shard, index) => ({
        name: shard.name,
        isOnThisSite: true,
        open: async () => [await this.#openShard(home, shard, index === 0 ? newestShard : undefined)],
      })),
      ...manifest.also.map((site) => ({
        name: new URL(site).host + new URL(site).pathname.replace(/\/$/, ''),
        isOnThisSite: false,
        open: () => this.#openSite(site),
      })),
    ];
  }

  /** Opens the shards of the first steps, unless they are open. @throws Error if one cannot be loaded */
  async open(depth: number): Promise<Shard[]> {
    for (let step = this.#opened.length; step < Math.min(depth, this.steps.length); step++) {
      const opening = this.steps[step]?.open() ?? Promise.resolve([]);
      this.#opened.push(opening);
      try {
        await opening;
      } catch (error) {
        this.#opened.length = step;
        throw error;
      }
    }
    return (await Promise.all(this.#opened.slice(0, depth))).flat();
  }

  async #openShard(home: string, shard: ManifestShard, manifest?: Uint8Array): Promise<Shard> {
    const fetched = manifest ?? (await fetchFile(`${home}pagefind/${shard.folder}/${shardManifestPath}`));
    return new Shard(this.#openIndex, fetched, home, shard);
  }

  async #openSite(home: string): Promise<Shard[]> {
    const { manifest, newestShard } = await fetchManifest({ home, language: this.#language });
    this.siteNames.set(home, manifest.site);
    return Promise.all(
      manifest.parts.map((shard, index) => this.#openShard(home, shard, index === 0 ? newestShard : undefined)),
    );
  }
}

/** Fetches the manifest of a site and that of its newest shard. */
export async function fetchManifest({ home, language }: SearchScope): Promise<ManifestFile> {
  return readManifest(await fetchFile(`${home}pagefind/${manifestPath(language)}`, true));
}

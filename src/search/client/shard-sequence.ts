/** Needs JavaScript because it opens the shards of the index as searches reach them. */
import { type ManifestFile, readManifest } from '../format/contents.ts';
import { type Manifest, type ManifestShard, manifestPath, shardManifestPath } from '../format/format.ts';
import type { ShardManifest } from '../format/shard-manifest.ts';
import { fetchFile, memoize } from './files.ts';
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
  /** Opens its shards, once. */
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

  constructor(
    openIndex: (manifest: ShardManifest) => PagefindIndex,
    { home, language }: SearchScope,
    { manifest, newestShard }: ManifestFile,
  ) {
    this.#openIndex = openIndex;
    this.#language = language;
    this.manifest = manifest;
    const createStep = (name: string, isOnThisSite: boolean, load: () => Promise<Shard[]>): Step => {
      const open = memoize(load);
      return { name, isOnThisSite, open: () => open(name) };
    };
    this.steps = [
      ...manifest.parts.map((shard, index) =>
        createStep(shard.name, true, async () => [
          await this.#openShard(home, shard, index === 0 ? newestShard : undefined),
        ]),
      ),
      ...manifest.also.map((site) =>
        createStep(new URL(site).host + new URL(site).pathname.replace(/\/$/, ''), false, () => this.#openSite(site)),
      ),
    ];
  }

  /** Opens the shards of the first steps, unless they are open. @throws Error if one cannot be loaded */
  async open(depth: number): Promise<Shard[]> {
    return (await Promise.all(this.steps.slice(0, depth).map((step) => step.open()))).flat();
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

/** The programs that build the same explainers: their content, commands and output. */
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/run.ts';
import { Unavailable } from '../support/unavailable.ts';
import { generateExplainer } from './generate.ts';
import { installSite, pathWithPackages } from './install-site.ts';
import { toPlainMarkdown } from './plain-markdown.ts';

export interface SiteBuilder {
  name: string;
  /** The command that builds the site, and the folder in which it runs. */
  command: string;
  folder: string;
  env: NodeJS.ProcessEnv;
  /** Replaces the content by generated explainers. @returns the file of the last one */
  fill(count: number): string;
  /** Clears the caches and the built site. */
  clearAll(): void;
  /** Clears the built site. */
  clearBuilt(): void;
  /** Clears all but the share cards, which only Footing draws. */
  clearAllButCards?(): void;
}

const creators = {
  baseline: () => createBuilder('baseline', 'content', '.mdx'),
  footing: createFooting,
  starlight: createStarlight,
};

type Name = keyof typeof creators;

/** In the order of the tables. */
const names = Object.keys(creators) as Name[];

/**
 * Returns the programs with these names, or all. Prints those whose packages cannot be installed, and leaves
 * them out.
 */
export function selectBuilders(selected: readonly string[]): SiteBuilder[] {
  const unknown = selected.find((name) => !names.some((known) => known === name));
  if (unknown) throw new Error(`There is no “${unknown}”. The programs are: ${names.join(', ')}.`);
  return names
    .filter((name) => selected.length === 0 || selected.includes(name))
    .flatMap((name) => {
      try {
        return [creators[name]()];
      } catch (error) {
        if (!(error instanceof Unavailable)) throw error;
        console.log(`${name}: not run, ${error.message}`);
        return [];
      }
    });
}

function createStarlight(): SiteBuilder {
  return createBuilder('starlight', 'src/content/docs', '.md');
}

function createBuilder(name: string, content: string, extension: string): SiteBuilder {
  const folder = installSite(name);
  return {
    name,
    command: readBuildScript(folder),
    folder,
    env: pathWithPackages(folder),
    fill: (count) => writeExplainers(join(folder, content), count, extension, toPlainMarkdown),
    clearAll: () => moveToTrash(folder, ['dist', 'cache', '.astro']),
    clearBuilt: () => moveToTrash(folder, ['dist']),
  };
}

/** Copies this project. The copy has its own caches and uses the packages of this one. */
export function createFooting(): SiteBuilder {
  const folder = join(root, '.cache/bench/footing');
  const content = join(folder, 'content');
  // Vite creates a node_modules/ for its cache.
  const outputs = ['dist', '.astro', 'node_modules'];
  mkdirSync(folder, { recursive: true });
  for (const name of ['src', 'public', 'package.json', 'package-lock.json', 'tsconfig.json', 'astro.config.mjs']) {
    rmSync(join(folder, name), { recursive: true, force: true });
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  return {
    name: 'footing',
    command: readBuildScript(folder),
    folder,
    env: pathWithPackages(folder),
    fill(count) {
      const last = writeExplainers(join(content, 'explainers'), count, '.mdx', (text) => text);
      cpSync(join(root, 'content/authors.yml'), join(content, 'authors.yml'));
      return last;
    },
    clearAll: () => moveToTrash(folder, ['.cache', ...outputs]),
    clearBuilt: () => moveToTrash(folder, ['dist']),
    clearAllButCards() {
      moveToTrash(folder, [...outputs, ...listCachesWithoutCards(folder)]);
    },
  };
}

/** Lists the content of `.cache/` apart from share cards, which are in `.cache/<site>/cards`. */
function listCachesWithoutCards(folder: string): string[] {
  const listFolder = (path: string) => readdirSync(join(folder, path)).map((name) => `${path}/${name}`);
  const [sites, others] = partition(listFolder('.cache'), (path) => existsSync(join(folder, path, 'cards')));
  if (sites.length === 0) throw new Error('No folder of cards in .cache/: has it moved?');
  return [...others, ...sites.flatMap(listFolder).filter((path) => !path.endsWith('/cards'))];
}

function partition<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}

function readBuildScript(folder: string): string {
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { scripts: { build: string } };
  return scripts.build;
}

function writeExplainers(folder: string, count: number, extension: string, format: (text: string) => string): string {
  moveToTrash(folder, ['']);
  mkdirSync(folder, { recursive: true });
  const files = Array.from({ length: count }, (_, index) => join(folder, `generated-${index + 1}${extension}`));
  for (const [index, file] of files.entries()) writeFileSync(file, format(generateExplainer(index + 1)));
  return files.at(-1) ?? '';
}

/**
 * Holds cleared files until everything is measured. After ten thousand files are deleted, ext4 creates files more
 * slowly for a minute or more, which would not happen in a publisher’s build.
 */
const trash = join(root, '.cache/bench/trash');

function moveToTrash(folder: string, paths: readonly string[]): void {
  mkdirSync(trash, { recursive: true });
  for (const path of paths)
    if (existsSync(join(folder, path))) renameSync(join(folder, path), join(trash, randomUUID()));
}

/** Deletes all cleared files. */
export function deleteTrash(): void {
  rmSync(trash, { recursive: true, force: true });
}

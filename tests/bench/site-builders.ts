/** The programs that build the same explainers: what each is given, how it is run, and which files it makes. */
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/run.ts';
import { explainer } from './generate.ts';
import { installed, NotHere, withPrograms } from './install-site.ts';
import { plainExplainer } from './plain-markdown.ts';

export interface Contestant {
  name: string;
  /** The command that builds the site, and the folder in which it runs. */
  command: string;
  folder: string;
  env: NodeJS.ProcessEnv;
  /** Replaces the content by so many explainers. @returns the last one’s file. */
  fill(count: number): string;
  /** Moves the caches and the built site away. */
  clearAll(): void;
  /** Moves the built site away. */
  clearBuilt(): void;
  /** Moves all but the share cards away. Only Footing makes cards. */
  clearTexts?(): void;
}

const makers = { baseline: () => other('baseline', 'content', '.mdx'), footing, starlight };

type Name = keyof typeof makers;

/** In the order of the tables. */
const names = Object.keys(makers) as Name[];

/** The contestants of these names, or all. One whose packages cannot be installed is reported and left out. */
export function contestantsOf(wanted: readonly string[]): Contestant[] {
  const unknown = wanted.find((name) => !names.some((known) => known === name));
  if (unknown) throw new Error(`There is no “${unknown}”. There are: ${names.join(', ')}.`);
  return names
    .filter((name) => wanted.length === 0 || wanted.includes(name))
    .flatMap((name) => {
      try {
        return [makers[name]()];
      } catch (error) {
        if (!(error instanceof NotHere)) throw error;
        console.log(`${name}: not run, ${error.message}`);
        return [];
      }
    });
}

function starlight(): Contestant {
  return other('starlight', 'src/content/docs', '.md');
}

function other(name: string, content: string, ending: string): Contestant {
  const folder = installed(name);
  return {
    name,
    command: buildScript(folder),
    folder,
    env: withPrograms(folder),
    fill: (count) => writeExplainers(join(folder, content), count, ending, plainExplainer),
    clearAll: () => moveAside(folder, ['dist', 'cache', '.astro']),
    clearBuilt: () => moveAside(folder, ['dist']),
  };
}

/** A copy of this project, with caches of its own and the packages of this one. */
export function footing(): Contestant {
  const folder = join(root, '.cache/bench/footing');
  const content = join(folder, 'content');
  // Vite makes a node_modules/ for its own cache; the packages are in the one of this project.
  const made = ['dist', '.astro', 'node_modules'];
  mkdirSync(folder, { recursive: true });
  for (const name of ['src', 'public', 'package.json', 'package-lock.json', 'tsconfig.json', 'astro.config.mjs']) {
    rmSync(join(folder, name), { recursive: true, force: true });
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  return {
    name: 'footing',
    command: buildScript(folder),
    folder,
    env: withPrograms(folder),
    fill(count) {
      const last = writeExplainers(join(content, 'explainers'), count, '.mdx', (text) => text);
      cpSync(join(root, 'content/authors.yml'), join(content, 'authors.yml'));
      return last;
    },
    clearAll: () => moveAside(folder, ['.cache', ...made]),
    clearBuilt: () => moveAside(folder, ['dist']),
    clearTexts() {
      moveAside(folder, [...made, ...textCaches(folder)]);
    },
  };
}

/** What lies in `.cache/`, but for the folders of cards, `.cache/<site>/cards`. */
function textCaches(folder: string): string[] {
  const namesIn = (path: string) => readdirSync(join(folder, path)).map((name) => `${path}/${name}`);
  const [sites, others] = partition(namesIn('.cache'), (path) => existsSync(join(folder, path, 'cards')));
  if (sites.length === 0) throw new Error('No folder of cards in .cache/: has it moved?');
  return [...others, ...sites.flatMap(namesIn).filter((path) => !path.endsWith('/cards'))];
}

function partition<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}

function buildScript(folder: string): string {
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { scripts: { build: string } };
  return scripts.build;
}

function writeExplainers(folder: string, count: number, ending: string, format: (text: string) => string): string {
  moveAside(folder, ['']);
  mkdirSync(folder, { recursive: true });
  const files = Array.from({ length: count }, (_, index) => join(folder, `generated-${index + 1}${ending}`));
  for (const [index, file] of files.entries()) writeFileSync(file, format(explainer(index + 1)));
  return files.at(-1) ?? '';
}

/**
 * Where cleared files lie until everything is measured. After ten thousand files were deleted, ext4 makes new ones more
 * slowly for a minute or more, which no publisher’s build meets.
 */
const aside = join(root, '.cache/bench/aside');

function moveAside(folder: string, paths: readonly string[]): void {
  mkdirSync(aside, { recursive: true });
  for (const path of paths)
    if (existsSync(join(folder, path))) renameSync(join(folder, path), join(aside, randomUUID()));
}

/** Deletes what was cleared. */
export function deleteAside(): void {
  rmSync(aside, { recursive: true, force: true });
}

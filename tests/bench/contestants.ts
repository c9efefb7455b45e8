/** The programs that build the same explainers: what each is given, and how it starts, starts over and forgets. */
import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasMoved } from '../../src/output/publish.ts';
import { root } from '../support/run.ts';
import { explainer } from './generate.ts';
import { installed, withPrograms } from './installed.ts';
import { plainExplainer } from './plain.ts';

export interface Contestant {
  name: string;
  /** Where it is run, and what. */
  folder: string;
  command: string;
  env: NodeJS.ProcessEnv;
  /** Writes so many explainers, in place of those that were there. @returns the last one’s file. */
  fill(count: number): string;
  /** Deletes all that it made and kept. */
  forget(): void;
  /** Deletes what depends on the text, and keeps cards and what was compressed. Only we have that. */
  forgetText?(): void;
}

/** Those that are compared with, in the order of the tables; the floor first. */
export const others = ['floor', 'starlight', 'eleventy', 'hugo'] as const;

const forms = {
  floor: { content: 'content', ending: '.mdx' },
  starlight: { content: 'src/content/docs', ending: '.md' },
  eleventy: { content: 'content', ending: '.md' },
  hugo: { content: 'content', ending: '.md' },
};

/** @throws NotHere when it cannot be had. */
export function other(name: (typeof others)[number]): Contestant {
  const folder = installed(name);
  const { content, ending } = forms[name];
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { scripts: { build: string } };
  return {
    name,
    folder,
    command: scripts.build,
    env: withPrograms(folder),
    fill: (count) => fill(join(folder, content), count, ending, plainExplainer),
    forget: () => putAside(folder, ['dist', 'kept', '.astro', 'resources']),
  };
}

/** Our own build, of a folder of content and into a folder that no other site has. */
export async function footing(temporary: string): Promise<Contestant> {
  const settings = { CONTENT_DIR: join(temporary, 'content'), OUT_DIR: join(temporary, 'site') };
  Object.assign(process.env, settings); // Read by the next line, which knows what is kept where.
  const { state } = await import('../../src/output/state.ts');
  const kept = dirname(state.astro);
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { build: string } };
  const forgetShared = () => {
    putAside(state.readings, ['']);
    putAside(settings.OUT_DIR, ['']);
  };
  return {
    name: 'Footing',
    folder: root,
    command: scripts.build,
    env: { ...settings, ...withPrograms(root) },
    fill(count) {
      const last = fill(join(settings.CONTENT_DIR, 'explainers'), count, '.mdx', (text) => text);
      cpSync(join(root, 'content/authors.yml'), join(settings.CONTENT_DIR, 'authors.yml'));
      return last;
    },
    forget() {
      forgetShared();
      putAside(kept, ['']);
      putAside(state.compressed, ['']);
    },
    forgetText() {
      forgetShared();
      putAside(
        kept,
        readdirSync(kept).filter((name) => name !== 'cards'),
      );
    },
  };
}

function fill(folder: string, count: number, ending: string, form: (text: string) => string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = Array.from({ length: count }, (_, index) => join(folder, `generated-${index + 1}${ending}`));
  for (const [index, file] of files.entries()) writeFileSync(file, form(explainer(index + 1)));
  return files.at(-1) ?? '';
}

/**
 * What was forgotten lies here until all is measured. A file system that has just deleted ten thousand files makes new ones more slowly
 * (ext4 passes over their inodes for a minute or more), which no publisher’s build meets: the last site stands while the next is built.
 */
const aside = join(root, '.cache/bench/aside');

function putAside(folder: string, names: readonly string[]): void {
  mkdirSync(aside, { recursive: true });
  for (const name of names) {
    const path = join(folder, name);
    // It may be on another disk.
    if (!hasMoved(path, join(aside, randomUUID()))) rmSync(path, { recursive: true, force: true });
  }
}

/** Deletes what was forgotten. */
export function clearAside(): void {
  rmSync(aside, { recursive: true, force: true });
}

/** A site whose builds can be told apart: the newest explainer has the number of the build in its title. */
import { hash } from 'node:crypto';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkSite } from '../../../src/build/checks/check-site.ts';
import { generate } from '../../bench/generate.ts';
import { root } from '../../support/run.ts';
import { fileWith } from '../../support/small-explainer.ts';

/** Pages that hold the number. */
export const numberedPages = [
  '',
  'numbered/',
  'topics/numbers/',
  'sources/publisher/paper-a/',
  'authors/desk/',
  'search/',
];

/** The number of the build that a page or record is of, or undefined where none is in it. */
export function numberIn(text: string): number | undefined {
  const found = /Build number (\d+)/.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}

export class NumberedSite {
  readonly folder = mkdtempSync(join(tmpdir(), 'footing-prove-'));
  readonly env = { CONTENT_DIR: join(this.folder, 'content'), OUT_DIR: join(this.folder, 'site') };

  constructor(explainers: number) {
    generate(join(root, 'content'), this.env.CONTENT_DIR, explainers);
  }

  /** Makes the next build one with this number. */
  number(number: number): void {
    const text = fileWith('It [met](#one).[^a]\n\n## One\n\nOnce more.[^b][^c]', { fields: 'updated: 2026-11-22' })
      .replace('A town council met', `Build number ${number}`)
      .replace('topics: [council]', 'topics: [numbers]');
    writeFileSync(join(this.env.CONTENT_DIR, 'explainers/numbered.mdx'), text);
  }

  /** A digest of all names and bytes of the built site. */
  digest(): string {
    const folder = this.env.OUT_DIR;
    const files = globSync('**/*', { cwd: folder }).filter((name) => statSync(join(folder, name)).isFile());
    return hash(
      'sha256',
      files
        .sort()
        .map((name) => `${name} ${hash('sha256', readFileSync(join(folder, name)))}`)
        .join('\n'),
    );
  }

  /** The number of the built site. @throws Error when something in it is not whole, or its pages are of two builds. */
  numberOfWhole(): number {
    const { diagnostics } = checkSite(this.env.OUT_DIR, '');
    const numbers = new Set(numberedPages.map((path) => numberIn(this.#page(path))));
    if (diagnostics.length > 0) throw new Error(`The site is broken: ${JSON.stringify(diagnostics[0])}`);
    const [number] = numbers;
    if (numbers.size !== 1 || number === undefined)
      throw new Error(`Its pages are of builds ${[...numbers].join(', ')}`);
    return number;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #page(path: string): string {
    return readFileSync(join(this.env.OUT_DIR, path, 'index.html'), 'utf8');
  }
}

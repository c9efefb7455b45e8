/** A site whose builds can be distinguished: the title of the newest explainer has the number of the build. */
import { hash } from 'node:crypto';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkSite } from '../../../src/build/checks/check-site.ts';
import { generate } from '../../bench/generate.ts';
import { root } from '../../support/run.ts';
import { writeExplainerText } from '../../support/small-explainer.ts';

/** Paths of pages that show the number. */
export const numberedPages = [
  '',
  'numbered/',
  'topics/numbers/',
  'sources/publisher/paper-a/',
  'authors/desk/',
  'search/',
];

/** Finds the number of the build in a page or search record. */
export function findNumber(text: string): number | undefined {
  const number = /Build number (\d+)/.exec(text)?.[1];
  return number === undefined ? undefined : Number(number);
}

export class NumberedSite {
  readonly folder = mkdtempSync(join(tmpdir(), 'footing-prove-'));
  readonly env = { CONTENT_DIR: join(this.folder, 'content'), OUT_DIR: join(this.folder, 'site') };

  constructor(explainers: number) {
    generate(join(root, 'content'), this.env.CONTENT_DIR, explainers);
  }

  /** Sets the number of the next build. */
  setNumber(number: number): void {
    const text = writeExplainerText('It [met](#one).[^a]\n\n## One\n\nOnce more.[^b][^c]', {
      fields: 'updated: 2026-11-22',
    })
      .replace('A town council met', `Build number ${number}`)
      .replace('topics: [council]', 'topics: [numbers]');
    writeFileSync(join(this.env.CONTENT_DIR, 'explainers/numbered.mdx'), text);
  }

  /** Returns a digest of all names and bytes of the built site. */
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

  /** Returns the number of the built site. @throws Error when it is incomplete, or its pages are from two builds */
  builtNumber(): number {
    const { diagnostics } = checkSite(this.env.OUT_DIR, '');
    const numbers = new Set(numberedPages.map((path) => findNumber(this.#readPage(path))));
    if (diagnostics.length > 0) throw new Error(`The site is broken: ${JSON.stringify(diagnostics[0])}`);
    const [number] = numbers;
    if (numbers.size !== 1 || number === undefined)
      throw new Error(`Its pages are from builds ${[...numbers].join(', ')}`);
    return number;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #readPage(path: string): string {
    return readFileSync(join(this.env.OUT_DIR, path, 'index.html'), 'utf8');
  }
}

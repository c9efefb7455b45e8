/** Explainers of about 1,000 words, as many as wanted, always the same for the same seed. Their content means nothing. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomFrom } from '../support/random.ts';

/** Words that sound like words, as many as a newsroom uses, the frequent ones first. */
export const vocabulary = pronounceable(30_000);
/** How many of them it takes to name a publisher. */
const publishers = 250;

function pronounceable(count: number): string[] {
  const random = randomFrom(7);
  const one = (letters: string) => letters.charAt(Math.floor(random() * letters.length));
  const words = new Set<string>();
  while (words.size < count) {
    const syllables = 1 + Math.floor(random() * (1 + Math.log10(10 + words.size)));
    words.add(
      Array.from({ length: syllables }, () => one('bcdfghklmnprstvw') + one('aeiou') + one('nrstl  d').trim()).join(''),
    );
  }
  return [...words];
}

/** How often words come in a language: the second half as often as the first, the third a third (Zipf). */
const zipf = (random: () => number, count: number) => Math.floor((count + 1) ** random()) - 1;

/** How many of them one year has. */
const perYear = 1000;
const sections = 6;
const sources = 20;

/** One explainer: its frontmatter and text. */
export function explainer(number: number): string {
  const random = randomFrom(number);
  const word = (most = vocabulary.length) => vocabulary[zipf(random, most)] ?? '';
  const words = (count: number) => Array.from({ length: count }, () => word()).join(' ');
  const sentence = () => {
    const text = words(8 + Math.floor(random() * 14));
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  let cited = 0;
  const mark = () => `[^g${number}-s${(cited++ % sources) + 1}]`;
  const paragraph = () => Array.from({ length: 4 }, (_, index) => sentence() + (index % 2 ? mark() : '')).join(' ');
  const year = 2026 - Math.floor((number - 1) / perYear);
  const day = `${year}-${String(1 + (number % 12)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`;
  const titles = Array.from({ length: sections }, (_, index) => `Part ${index + 1}: ${words(3)}`);
  return [
    '---',
    `title: "Number ${number}: ${words(5)}"`,
    `summary: "${sentence()} ${sentence()}"`,
    `topics: [topic-${number % 17}, topic-${17 + (number % 5)}]`,
    'authors: [desk]',
    'lang: en',
    `published: ${day}`,
    `asOf: ${day}`,
    'sections:',
    ...titles.map((title, index) => `  - { id: part-${index + 1}, title: "${title}" }`),
    'sources:',
    ...Array.from(
      { length: sources },
      (_, index) =>
        `  - { id: g${number}-s${index + 1}, publisher: "The ${word(publishers)} ${word(16)}", title: "${words(6)}", url: "https://example.org/${number}/${index}", kind: news, published: ${day} }`,
    ),
    '---',
    '',
    `${paragraph()}\n`,
    ...titles.flatMap((title) => [`## ${title}\n`, ...Array.from({ length: 3 }, () => `${paragraph()}\n`)]),
  ].join('\n');
}

/** Writes the real content and `count` generated explainers into a folder. @returns the generated files. */
export function generate(contentDir: string, folder: string, count: number): string[] {
  mkdirSync(folder, { recursive: true });
  cpSync(contentDir, folder, { recursive: true });
  return Array.from({ length: count }, (_, index) => {
    const file = join(folder, 'explainers', `generated-${index + 1}.mdx`);
    writeFileSync(file, explainer(index + 1));
    return file;
  });
}

/** Generates meaningless explainers of about 1,000 words, always the same for the same number. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '../support/random.ts';

/** Pronounceable words, as many as a newsroom uses, the frequent ones first. */
export const vocabulary = createVocabulary(30_000);
/** Number of words in names of publishers. */
const publisherWords = 250;

function createVocabulary(count: number): string[] {
  const random = createRandom(7);
  const pick = (letters: string) => letters.charAt(Math.floor(random() * letters.length));
  const words = new Set<string>();
  while (words.size < count) {
    const syllables = 1 + Math.floor(random() * (1 + Math.log10(10 + words.size)));
    words.add(
      Array.from({ length: syllables }, () => pick('bcdfghklmnprstvw') + pick('aeiou') + pick('nrstl  d').trim()).join(
        '',
      ),
    );
  }
  return [...words];
}

/** Picks an index with Zipf’s law: the second word is half as frequent as the first one, the third a third. */
const pickByZipf = (random: () => number, count: number) => Math.floor((count + 1) ** random()) - 1;

/** Explainers in one year. */
const perYear = 1000;
const sections = 6;
const sources = 20;

/** Generates one explainer with its frontmatter. */
export function generateExplainer(number: number): string {
  const random = createRandom(number);
  const word = (max = vocabulary.length) => vocabulary[pickByZipf(random, max)] ?? '';
  const words = (count: number) => Array.from({ length: count }, () => word()).join(' ');
  const sentence = () => {
    const text = words(8 + Math.floor(random() * 14));
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  let cited = 0;
  const citation = () => `[^g${number}-s${(cited++ % sources) + 1}]`;
  const paragraph = () => Array.from({ length: 4 }, (_, index) => sentence() + (index % 2 ? citation() : '')).join(' ');
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
        `  - { id: g${number}-s${index + 1}, publisher: "The ${word(publisherWords)} ${word(16)}", title: "${words(6)}", url: "https://example.org/${number}/${index}", kind: news, published: ${day} }`,
    ),
    '---',
    '',
    `${paragraph()}\n`,
    ...titles.flatMap((title) => [`## ${title}\n`, ...Array.from({ length: 3 }, () => `${paragraph()}\n`)]),
  ].join('\n');
}

/** Writes existing content and `count` generated explainers into a folder. @returns the generated files */
export function generate(contentDir: string, folder: string, count: number): string[] {
  mkdirSync(folder, { recursive: true });
  cpSync(contentDir, folder, { recursive: true });
  return Array.from({ length: count }, (_, index) => {
    const file = join(folder, 'explainers', `generated-${index + 1}.mdx`);
    writeFileSync(file, generateExplainer(index + 1));
    return file;
  });
}

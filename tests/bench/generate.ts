/** Explainers of about 1,000 words, as many as wanted, always the same for the same seed. Their content means nothing. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomFrom } from '../support/random.ts';

const vocabulary =
  'council harbour bridge river market school budget report winter paper letter office member public record minister region survey forest garden station valley signal window number reason method answer question village history weather engine traffic supply worker farmer teacher doctor meeting statement agreement proposal decision opening closing northern southern quiet early late common single several second former annual local national recent'.split(
    ' ',
  );

const sections = 6;
const sources = 20;

/** One explainer: its frontmatter and text. */
function explainer(number: number): string {
  const random = randomFrom(number);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const words = (count: number) => Array.from({ length: count }, () => pick(vocabulary)).join(' ');
  const sentence = () => {
    const text = words(8 + Math.floor(random() * 14));
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  let cited = 0;
  const mark = () => `[^g${number}-s${(cited++ % sources) + 1}]`;
  const paragraph = () => Array.from({ length: 4 }, (_, index) => sentence() + (index % 2 ? mark() : '')).join(' ');
  const day = `2026-${String(1 + (number % 12)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`;
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
        `  - { id: g${number}-s${index + 1}, publisher: "The ${pick(vocabulary)} ${pick(vocabulary.slice(0, 16))}", title: "${words(6)}", url: "https://example.org/${number}/${index}", kind: news, published: ${day} }`,
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

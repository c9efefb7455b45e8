/** Files of the fixtures with a few changes. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { root } from '../run.ts';
import { link } from './links.ts';

const files = globSync(['tests/fixtures/{cases,citations,record,library}/**/*.mdx', 'tests/parse/rules/*.mdx'], {
  cwd: root,
})
  .sort()
  .map((name) => readFileSync(join(root, name), 'utf8'))
  // Long files take long, and find nothing more.
  .filter((text) => text.length < 20_000);

/** Texts with a meaning in YAML, Markdown, MDX or on this site. */
const fragments =
  `[^ ] [ \` * ** _ < > { } & &#0; &nbsp; &#xD800; | \t \r\n \\ % " ' : - > # ### ~ ~~ ^ == $ ! ]]> --> <!-- www.example.org
  https://example.com/x [^n1] [^a] [^1] <KeyPoints/> ![a](/wide.png) ![a](https://example.com/a.png) ](#one) ](/sources) [x]: 2026 null
  \u{feff} \u{200f} \u{2028} \u{a0} \u{301} 😀 橋 پل e\u{301} ''`.split(/ +|\n +/);

type Edit = (text: string) => string;

const nth = (count: number, share: number) => Math.min(count - 1, Math.floor(share * count));
// By default, small numbers are more likely, and so edits of the first line.
const share = fc.noBias(fc.integer({ min: 10, max: 999 })).map((number) => number / 1000);

const insertion = fc.tuple(share, fc.oneof(fc.constantFrom(...fragments), link)).map(
  ([at, fragment]): Edit =>
    (text) => {
      const index = nth(text.length, at);
      return text.slice(0, index) + fragment + text.slice(index);
    },
);
const deletion = fc.tuple(share, fc.integer({ min: 1, max: 20 })).map(
  ([at, length]): Edit =>
    (text) => {
      const index = nth(text.length, at);
      return text.slice(0, index) + text.slice(index + length);
    },
);
const lineChange = fc.tuple(share, share, fc.constantFrom('delete', 'repeat', 'move', 'empty')).map(
  ([at, to, change]): Edit =>
    (text) => {
      const lines = text.split('\n');
      const index = nth(lines.length, at);
      const [line = ''] = lines.splice(index, change === 'repeat' ? 0 : 1);
      if (change === 'repeat') lines.splice(index, 0, lines[index] ?? '');
      else if (change === 'move') lines.splice(nth(lines.length, to), 0, line);
      else if (change === 'empty') lines.splice(index, 0, line.replace(/[:^].*$/, ':'));
      return lines.join('\n');
    },
);
const paragraph = fc.tuple(share, fc.array(link, { minLength: 1, maxLength: 2 })).map(
  ([at, links]): Edit =>
    (text) => {
      const paragraphs = text.split('\n\n');
      paragraphs.splice(1 + nth(paragraphs.length, at), 0, `See ${links.join(' and ')}.`);
      return paragraphs.join('\n\n');
    },
);

const edits = fc.array(fc.oneof(insertion, deletion, lineChange, paragraph, paragraph), { maxLength: 3 });

/** A fixture, and the changes to make in it once its names are its own. */
export const mutated = fc.record({ text: fc.constantFrom(...files), edits });

/** A field of plain words is not parsed: what is made of it is what the parser makes. */
import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { parseField } from '../../src/parse/markdown/parse-markdown.ts';

const parser = unified().use(remarkParse).use(remarkGfm);
const pieces = fc.constantFrom(
  ...'a B é ش ۳ 1 2026 . , ; : ? ! ( ) ’ “ ” – - -- --- www. WWW.x.org http https: 1. 1) a.b.org #'.split(' '),
  ' ',
  '  ',
  "'",
);
const words = fc.array(pieces, { minLength: 1, maxLength: 12 }).map((all) => all.join(''));

describe('a field', () => {
  it('of plain words is what the parser makes of it', () => {
    fc.assert(
      fc.property(words, (text) => {
        // A block at the start, as a list, is none in a field.
        const expected = parser.parse(`x${text}`);
        expect(parseField(`x${text}`)).toEqual(expected);
      }),
      { numRuns: 3000 },
    );
  });
  it.each(['2026. A year', '1) One', '(a', 'A title: with “words”'])('that begins like a block is text: %s', (text) => {
    expect(parseField(text)).toMatchObject({
      children: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }],
    });
  });
});

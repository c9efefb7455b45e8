/** Plain fields skip the Markdown parser, but must yield the tree that the parser would. */
import fc from 'fast-check';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { dialectPlugins } from '../../src/parse/markdown/dialect.ts';
import { parseField } from '../../src/parse/markdown/parse-markdown.ts';
import { restorePositions } from '../../src/parse/markdown/restore-positions.ts';

const parser = unified().use(remarkParse).use(dialectPlugins);
const pieces = fc.constantFrom(
  ...'a B é ش ۳ 1 2026 . , ; : ? ! ( ) ’ “ ” – - -- --- www. WWW.x.org http https: 1. 1) a.b.org #'.split(' '),
  ' ',
  '  ',
  "'",
);
const words = fc.array(pieces, { minLength: 1, maxLength: 12 }).map((all) => all.join(''));

describe('a field', () => {
  it('of plain text yields the tree of the parser', () => {
    fc.assert(
      fc.property(words, (text) => {
        // “x” prevents blocks such as lists at the start, which fields do not have.
        const expected = parser.parse(`x${text}`);
        restorePositions(expected, `x${text}`);
        expect(parseField(`x${text}`)).toEqual(expected);
      }),
      { numRuns: 3000 },
    );
  });
  it.each(['2026. A year', '1) One', '(a', 'A title: with “words”'])('that starts like a block is text: %s', (text) => {
    expect(parseField(text)).toMatchObject({
      children: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }],
    });
  });
});

/** Whatever words a text has, its Markdown is read back as the same words, of which none has become markup. */
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { md, writeMarkdown } from '../../src/parse/render/write-markdown.ts';

/** A fixed seed gives the same texts in each run; set `SEED` to try others. */
const seed = Number(process.env['SEED'] ?? 20_261_124);

const signs = '! " # $ % & \' ( ) * + , - . / : ; < = > ? @ [ \\ ] ^ _ ` { | } ~'.split(' ');
const text = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('word', 'w', 'http', 's', 'کلمه', '7', '2026', 'a', '😀', '“A”') },
      { weight: 4, arbitrary: fc.constant(' ') },
      fc.constantFrom(...signs),
      fc.constantFrom('www.example.org', '://', '](', '[^1]', '---', '&amp;', '&#35;', '1.', '<b>', '~~'),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

/** Returns the text of a tree with single spaces. */
function getText(tree: Nodes): string {
  let text = '';
  visit(tree, 'text', ({ value }) => {
    text += value;
  });
  return text.replace(/ +/g, ' ').trim();
}

const parse = (markdown: string) => unified().use(remarkParse).use(remarkGfm).parse(markdown);

describe('text written as Markdown', () => {
  it('parses to the same text', () => {
    const known = ['root', 'paragraph', 'heading', 'list', 'listItem', 'text', 'strong', 'link'];
    fc.assert(
      fc.property(text, text, fc.constantFrom('paragraph', 'heading', 'list'), (first, second, kind) => {
        const content = [first, ' ', md.strong('b'), ' ', second, ' ', md.link('https://example.org/', 'a')];
        const block = {
          paragraph: md.paragraph(...content),
          heading: md.heading(2, ...content),
          list: md.list([[md.paragraph(...content)]]),
        }[kind];
        const tree = parse(writeMarkdown(block as ReturnType<typeof md.list>));
        expect(getText(tree)).toBe(getText(block));
        const types = new Set<string>();
        visit(tree, ({ type }) => void types.add(type));
        expect([...types].filter((type) => !known.includes(type))).toEqual([]);
        expect(types).toContain('strong');
        expect(types).toContain(kind);
      }),
      { numRuns: 800, seed },
    );
  });

  it.each([
    ['https://example.org/?a=1&b=2', 'https://example.org/?a=1&b=2'],
    ['https://example.org/?a=1&amp=2&copy;', 'https://example.org/?a=1&amp=2\\&copy;'],
    ['https://example.org/a_(b)*', 'https://example.org/a_\\(b\\)*'],
  ])('keeps the address %s, and escapes only what is necessary', (address, written) => {
    const markdown = writeMarkdown(md.paragraph(md.link(address, 'a')));
    expect(markdown).toBe(`[a](${written})`);
    visit(parse(markdown), 'link', ({ url }) => {
      expect(url).toBe(address);
    });
  });
});

/** Whatever words a text has, its Markdown is read back as the same words, of which none has become markup. */
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { md, writeMarkdown } from '../../src/parse/render/write-markdown.ts';

/** The same texts each time; another `SEED` tries others. */
const seed = Number(process.env['SEED'] ?? 20_261_124);

const signs = '! " # $ % & \' ( ) * + , - . / : ; < = > ? @ [ \\ ] ^ _ ` { | } ~'.split(' ');
const words = fc
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

/** The words of a tree, with single spaces between them. */
function wordsOf(tree: Nodes): string {
  let text = '';
  visit(tree, 'text', ({ value }) => {
    text += value;
  });
  return text.replace(/ +/g, ' ').trim();
}

const parse = (markdown: string) => unified().use(remarkParse).use(remarkGfm).parse(markdown);

describe('words in Markdown', () => {
  it('are read back as they are', () => {
    const known = ['root', 'paragraph', 'heading', 'list', 'listItem', 'text', 'strong', 'link'];
    fc.assert(
      fc.property(words, words, fc.constantFrom('paragraph', 'heading', 'list'), (first, second, kind) => {
        const content = [first, ' ', md.strong('b'), ' ', second, ' ', md.link('https://example.org/', 'a')];
        const block = {
          paragraph: md.paragraph(...content),
          heading: md.heading(2, ...content),
          list: md.list([[md.paragraph(...content)]]),
        }[kind];
        const tree = parse(writeMarkdown(block as ReturnType<typeof md.list>));
        expect(wordsOf(tree)).toBe(wordsOf(block));
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
  ])('lead to %s, which is escaped where it must be only', (address, written) => {
    const markdown = writeMarkdown(md.paragraph(md.link(address, 'a')));
    expect(markdown).toBe(`[a](${written})`);
    visit(parse(markdown), 'link', ({ url }) => {
      expect(url).toBe(address);
    });
  });
});

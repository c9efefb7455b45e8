/** A bare address is a link that ends where its readers would end it, and a citation after it is a citation. */
import type { Nodes } from 'mdast';
import { expect, it } from 'vitest';
import { parseBody, parseField } from '../../src/parse/markdown/parse-markdown.ts';

/** Writes links as ‹address› and citations as {label}. */
function describeTree(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'footnoteReference') return `{${node.label}}`;
  if (!('children' in node)) return '';
  const text = node.children.map(describeTree).join('');
  return node.type === 'link' ? `‹${node.url}›` : text;
}

it.each([
  ['https://e.org/notice.[^a] It', '‹https://e.org/notice›.{a} It'],
  ['https://e.org/bids[^b] and', '‹https://e.org/bids›{b} and'],
  ['(See https://e.org/notice.[^a])', '(See ‹https://e.org/notice›.{a})'],
  ['(https://e.org/a_(b)[^a])', '(‹https://e.org/a_(b)›{a})'],
  ['https://e.org[^a][^b]', '‹https://e.org›{a}{b}'],
  ['www.e.org/x?[^a]', '‹http://www.e.org/x›?{a}'],
  ['desk@e.org.[^a]', '‹mailto:desk@e.org›.{a}'],
  ['[see https://e.org/x.[^a]]', '[see ‹https://e.org/x›.{a}]'],
  ['**https://e.org/a**[^a]', '‹https://e.org/a›{a}'],
  ['https://e.org/通知を見よ。[^a]次', '‹https://e.org/›通知を見よ。{a}次'],
  ['「https://e.org/a」は', '「‹https://e.org/a›」は'],
  ['「www.e.org/a」は', '「‹http://www.e.org/a›」は'],
  ['https://e.org/a를 보라', '‹https://e.org/a›를 보라'],
  ['https://e.orgดู', '‹https://e.org›ดู'],
  ['https://例え.jp/を', '‹https://例え.jp/›を'],
  ['“https://e.org/a”, ‘https://e.org/b’', '“‹https://e.org/a›”, ‘‹https://e.org/b›’'],
  ['https://e.org/a، ب', '‹https://e.org/a›، ب'],
  ['https://e.org/a· και https://e.org/b·', '‹https://e.org/a›· και ‹https://e.org/b›·'],
  ['https://e.org/a—and', '‹https://e.org/a›—and'],
  ["https://e.org’s and https://e.org's", "‹https://e.org›’s and ‹https://e.org›'s"],
  ["https://e.org/a’dan, https://e.org/b'ye.", "‹https://e.org/a›’dan, ‹https://e.org/b›'ye."],
  ['https://e.org/a[1] and https://e.org/b[1][2].', '‹https://e.org/a›[1] and ‹https://e.org/b›[1][2].'],
  ['@town@e.social, @a.b@e.social.', '@town@e.social, @a.b@e.social.'],
  ['https://e.org/?a=1&amp;b=2', '‹https://e.org/?a=1&b=2›'],
  ['https://e.org/a\\\nhttps://e.org/b', '‹https://e.org/a›‹https://e.org/b›'],
  // Addresses that GFM already reads right.
  ["https://e.org/l·l/L’Express/McDonald's", "‹https://e.org/l·l/L’Express/McDonald's›"],
  ['desk@e.org', '‹mailto:desk@e.org›'],
  ['https://e.org/?a[]=1&b=2', '‹https://e.org/?a[]=1&b=2›'],
  ['https://ru.wikipedia.org/wiki/Москва', '‹https://ru.wikipedia.org/wiki/Москва›'],
  ['https://e.org/Iran–Iraq_War[^a]', '‹https://e.org/Iran–Iraq_War›{a}'],
])('%s', (text, expected) => {
  expect(describeTree(parseField(text))).toBe(expected);
  const body = parseBody(text, () => undefined);
  expect(body && describeTree(body.root)).toBe(expected);
});

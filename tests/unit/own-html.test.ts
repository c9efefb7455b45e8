/** The quick reader of this project’s own HTML sees what a parser of HTML sees. */
import fc from 'fast-check';
import type { ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { h, s } from 'hastscript';
import { describe, expect, it } from 'vitest';
import { html } from '../../src/explainer/render.ts';
import { ownHtml } from '../../src/output/plain/own-html.ts';
import { explainerOf } from './small-explainer.ts';

/** The same texts each time; another `SEED` tries others. */
const seed = Number(process.env['SEED'] ?? 20_261_123);

const placeless = (nodes: unknown) =>
  JSON.parse(JSON.stringify(nodes, (key, value) => (key === 'position' ? undefined : value)));
/** What a parser of HTML sees. */
const parsed = (text: string) => placeless(fromHtml(text, { fragment: true }).children);

const text = fc
  .array(fc.constantFrom('a', ' ', '\n', '&', '&amp;', '&#x26;', '<', '>', '"', "'", '\u00a0', '\r', '\0', 'é'), {
    maxLength: 5,
  })
  .map((pieces): ElementContent => ({ type: 'text', value: pieces.join('') }));
const names =
  'a b cite code em q span sup p h2 h3 aside blockquote details div figure li ol ul pre section summary table thead tbody tr td th br hr img input template title'.split(
    ' ',
  );
const attributes = fc.record(
  {
    id: fc.constantFrom('x', 'a"b', 'ä&b'),
    class: fc.constantFrom('cite', 'back two', ''),
    href: fc.constantFrom('#x', 'https://example.org/?a=1&b=2', '/>'),
    hidden: fc.boolean(),
    'data-quote': fc.constantFrom('1', '2'),
    'aria-label': fc.constantFrom('Source 1: “A” & B', ''),
    colspan: fc.constantFrom('2', 'x'),
    start: fc.constant('3'),
    checked: fc.boolean(),
  },
  { requiredKeys: [] },
);
const drawn = fc.record(
  {
    viewBox: fc.constant('0 0 9 9'),
    x: fc.constant('1.5'),
    'text-anchor': fc.constant('end'),
    role: fc.constant('img'),
  },
  { requiredKeys: [] },
);
/** A drawing: its elements, and one that belongs elsewhere. */
const drawing = fc
  .tuple(drawn, fc.array(fc.tuple(fc.constantFrom('g', 'path', 'text', 'p', 'svg'), drawn, text), { maxLength: 2 }))
  .map(([values, parts]) =>
    s(
      'svg',
      values,
      parts.map(([name, more, words]) => s(name, more, words)),
    ),
  );
const { node } = fc.letrec<{ node: ElementContent }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    text,
    drawing,
    fc
      .tuple(fc.constantFrom(...names), attributes, fc.array(tie('node'), { maxLength: 3 }))
      .map(([name, values, children]) => h(name, values, ...children)),
  ),
}));

describe('the reader of our own HTML', () => {
  it('sees what a parser of HTML sees, wherever elements stand in each other', () => {
    fc.assert(
      fc.property(fc.array(node, { maxLength: 4 }), (nodes) => {
        const written = html(nodes);
        expect(placeless(ownHtml(written))).toEqual(parsed(written));
      }),
      { numRuns: 1500, seed },
    );
  });

  it('reads what an author’s text becomes by itself', () => {
    const { sections, sourcesHtml, notesHtml } = explainerOf(
      `## One\n\nIt *met* & “sat”.[^a][^n1] See [here](https://example.org/?a=1&b=2 "There").

- [x] One
- Two \`<b>\`

| A | B |
|---|--:|
| 1 | 2 |

\`\`\`
Code
\`\`\`

![The hall](/hall.png)

[^n1]: A note.`,
    );
    for (const written of [sections[0]?.html ?? '', sourcesHtml, notesHtml]) {
      expect(written).not.toBe('');
      expect(ownHtml(written)).toEqual(parsed(written));
      // Only the parser tells places.
      expect(JSON.stringify(ownHtml(written))).not.toContain('"position"');
    }
  });

  it.each([
    '<p>Not closed',
    '<p>One<p>Two</p></p>',
    '<a href="#a"><a href="#b">Two</a></a>',
    '<p class=bare>A</p>',
    '<p>&amp;</p>',
    '<pre>\nA</pre>',
    '<table><tr><td>A</td></tr></table>',
    '<script>"</p>"</script>',
    '<!-- A --><br/>',
    'a < b',
  ])('leaves %j to a parser', (written) => {
    expect(placeless(ownHtml(written))).toEqual(parsed(written));
    expect(JSON.stringify(ownHtml(written))).toContain('"position"');
  });
});

/** Parses YAML with positions, and validates it with diagnostics at these positions. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createReporter, type Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { day } from '../../src/explainer/schema/date-fields.ts';
import { flag, id, textField } from '../../src/explainer/schema/fields.ts';
import { topics } from '../../src/explainer/schema/site-files.ts';
import { validate } from '../../src/parse/frontmatter/validate.ts';
import { parseYaml } from '../../src/parse/frontmatter/yaml.ts';

function parse(source: string) {
  const diagnostics: Diagnostic[] = [];
  return { yaml: parseYaml(source, createReporter('a.yml', diagnostics)), diagnostics };
}

const schema = z.strictObject({
  name: textField,
  draft: flag.optional(),
  dates: z.array(day).min(1).optional(),
  people: z.array(z.strictObject({ id, role: z.literal(['clerk', 'mayor']).optional() })).optional(),
});

/** Validates YAML and returns the rule, position and message of each mistake. */
function check(source: string, type: z.ZodType = schema): [string, string, string][] {
  const { yaml, diagnostics } = parse(source);
  if (yaml) validate(type, yaml, createReporter('a.yml', diagnostics));
  return diagnostics.map(({ rule, line, column, message }) => [rule, `${line}:${column}`, message]);
}

describe('YAML', () => {
  it('parses every value as text', () => {
    const { yaml, diagnostics } = parse(
      'year: 2026\nday: 2026-01-12\nno: no\nnumber: 1.0\nnothing: null\noctal: 012\n',
    );
    expect(yaml?.data).toEqual({
      year: '2026',
      day: '2026-01-12',
      no: 'no',
      number: '1.0',
      nothing: 'null',
      octal: '012',
    });
    expect(diagnostics).toEqual([]);
  });

  it('knows the position of every value and key', () => {
    const { yaml } = parse('\nname: A\npeople:\n  - id: clerk\n    role: x\n');
    expect(yaml?.positionOf(['name'])).toEqual({ line: 2, column: 7 });
    expect(yaml?.positionOf(['people', 0, 'role'])).toEqual({ line: 5, column: 11 });
    expect(yaml?.keyPositionOf(['people', 0, 'role'])).toEqual({ line: 5, column: 5 });
    expect(yaml?.positionOf(['people', 0, 'missing'])).toEqual({ line: 4, column: 5 });
  });

  it('finds a text inside a value of several lines', () => {
    const { yaml } = parse('since: >-\n  The council met.\n  It sat.[^gazette]\n');
    expect(yaml?.positionWithin(['since'], '[^gazette]')).toEqual({ line: 3, column: 10 });
    expect(yaml?.positionWithin(['since'], 'not there')).toEqual({ line: 1, column: 8 });
  });

  it.each([
    ['a: b: c\n', 'broken-yaml', 1],
    ['a: 1\nb: [1, 2\n', 'broken-yaml', 3],
    ['a: 1\na: 2\n', 'duplicate-key', 2],
    ['a: 1\n\tb: 2\n', 'broken-yaml', 2],
  ])('%j has a mistake, which is reported, and has no data', (source, rule, line) => {
    const { yaml, diagnostics } = parse(source);
    expect(yaml).toBeUndefined();
    expect(diagnostics[0]).toMatchObject({ rule, line });
  });

  it('that multiplies itself through aliases is refused', () => {
    const lines = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [name, previous] of ['ba', 'cb', 'dc', 'ed', 'fe'].map((pair) => [...pair])) {
      lines.push(`${name}: &${name} [${Array(10).fill(`*${previous}`).join(', ')}]`);
    }
    const { diagnostics } = parse(lines.join('\n'));
    expect(diagnostics).toEqual([expect.objectContaining({ rule: 'broken-yaml' })]);
  });
});

describe('a schema', () => {
  it('returns valid data with the types of its fields', () => {
    const { yaml, diagnostics } = parse('name: A\ndraft: true\n');
    expect(yaml && validate(schema, yaml, createReporter('a.yml', diagnostics))).toEqual({ name: 'A', draft: true });
    expect(diagnostics).toEqual([]);
  });

  it.each([
    ['an unknown key', 'name: A\nnme: B\n', 'unknown-key', '2:1', 'There is no key “nme” here.'],
    [
      'an unknown key in a list',
      'name: A\npeople:\n  - id: a\n    rle: clerk\n',
      'unknown-key',
      '4:5',
      'There is no key “rle” in “people[1]”.',
    ],
    ['a missing key', 'draft: true\n', 'missing-key', '1:1', '“name” is missing.'],
    [
      'a missing key in a list',
      'name: A\npeople:\n  - role: clerk\n',
      'missing-key',
      '3:5',
      '“people[1].id” is missing.',
    ],
    ['an empty value', 'name:\n', 'empty-value', '1:6', 'This value is empty.'],
    ['an empty list', 'name: A\ndates: []\n', 'empty-value', '2:8', '“dates” is empty.'],
    ['text instead of a list', 'name: A\ndates: x\n', 'wrong-type', '2:8', '“dates” is text, not a list'],
    ['a list instead of text', 'name: [A]\n', 'wrong-type', '1:7', '“name” is a list, not text.'],
    ['a list instead of frontmatter', '- A\n', 'wrong-type', '1:1', 'The frontmatter is a list, not a mapping'],
    [
      'a bad date in a list',
      'name: A\ndates: [2026-01-12, 2026-02-30]\n',
      'bad-date',
      '2:21',
      '“2026-02-30” is not a date.',
    ],
    [
      'a value that is not allowed',
      'name: A\npeople: [{ id: a, role: clark }]\n',
      'unknown-value',
      '2:25',
      '“people[1].role” cannot be “clark”: it is one of clerk, mayor.',
    ],
    [
      'a flag that is neither true nor false',
      'name: A\ndraft: yes\n',
      'unknown-value',
      '2:8',
      '“draft” cannot be “yes”: it is one of true, false.',
    ],
  ])('reports %s once, at its position', (_what, source, rule, position, message) => {
    const all = check(source);
    expect(all.map(([name, at]) => [name, at])).toEqual([[rule, position]]);
    expect(all[0]?.[2]).toContain(message);
  });

  it('reports all mistakes, not only the first', () => {
    const all = check('weather: fair\ndates: [x, y]\npeople:\n  - id: A B\n');
    expect(all.map(([rule, position]) => `${rule} ${position}`).sort()).toEqual([
      'bad-date 2:12',
      'bad-date 2:9',
      'malformed-id 4:9',
      'missing-key 1:1',
      'unknown-key 1:1',
    ]);
  });

  it('reports a misspelt key, but not that the correct one is missing', () => {
    expect(check('nme: A\n').map(([rule]) => rule)).toEqual(['unknown-key']);
    expect(check('name: A\npeople:\n  - ids: a\n').map(([rule]) => rule)).toEqual(['unknown-key']);
  });

  it('checks keys that are ids against the rules of ids', () => {
    expect(check('Iran: { name: Iran }\n', topics)).toEqual([
      ['malformed-id', expect.stringMatching(/^1:/), expect.stringContaining('“Iran” is not an id')],
    ]);
  });
});

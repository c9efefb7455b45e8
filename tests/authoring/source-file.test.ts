/** Sources are edited in place: comments and layout stay, whatever the author’s style. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { SourceFile } from '../../src/authoring/source-file/source-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'footing-source-file-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Lists in the styles that YAML has. Each is between two other keys. */
const layouts: Record<string, string> = {
  'one line for each key': 'sources:\n  - id: a\n    title: t\n  - id: b\n    title: u\n',
  'no indentation': 'sources:\n- id: a\n  title: t\n- id: b\n  title: u\n',
  'wide indentation': 'sources:\n    -   id: a\n        title: t\n    -\n        id: b\n        title: u\n',
  'comments everywhere':
    'sources: # all\n  # the first\n  - id: a # c0\n    title: t # c1\n    url: https://a.example/#x # c2\n    # todo\n\n' +
    '  # the second\n  - id: b\n    title: u # c3\n    # kind: news | wire\n  # end\n',
  'entries in braces': 'sources:\n  - {id: a,title: t}\n  - { id: b, title: "u, v", } # tail\n\n',
  'braces over two lines': 'sources:\n  - { id: a,\n      title: t }\n  - { id: b,\n      title: u }\n',
  'folded and literal texts':
    'sources:\n  - id: a\n    title: >-\n      folded\n      text\n\n    quotes:\n      k: |\n        line\n\n        line\n' +
    '  - id: b\n    title: |\n      u\n\n',
  'quoted keys': '"sources":\n  - "id": "a"\n    \'title\': \'t\'\n  - "id": "b"\n',
  'values that are not there': 'sources:\n  - id: a\n    title:\n    kind: # todo\n  - id: b\n    kind:\n',
  'ids among entries': 'sources:\n  - shared\n  - id: a\n    title: t\n  - other # c\n',
  'tabs and spaces at line ends': 'sources:\t\n  - id: a\t# c\n    title: t\t \n  - id: b  \n    title: u\t\n',
};

const surround = (list: string) =>
  `---\ntitle: "x" # c\n${list}after: 1\n---\n\nText.[^a]\n\n---\n\nsources:\n  - id: z\n`;
const styles = [
  ['\n', ''],
  ['\r\n', ''],
  ['\r\n', '\uFEFF'],
];

const getYaml = (text: string) => text.replace(/^\uFEFF?---\r?\n([\s\S]*?\n)---[\s\S]*$/, '$1');
const readData = (text: string) =>
  parse(getYaml(text), { schema: 'failsafe', logLevel: 'silent' }) as { sources: ({ id: string } | string)[] | '' };

let count = 0;
/** Edits a text as a file, and returns the new text. */
function edit(text: string, change: (file: SourceFile) => void, extension = 'mdx'): string {
  const path = join(folder, `${count++}.${extension}`);
  writeFileSync(path, text);
  const file = new SourceFile(path);
  change(file);
  file.save();
  return readFileSync(path, 'utf8');
}

/** Returns the lines of `before` that are not in `after`, in this order. */
function findChangedLines(before: string, after: string): string[] {
  const lines = after.split('\n');
  let last = 0;
  return before.split('\n').filter((line) => {
    const index = lines.indexOf(line, last);
    if (index >= 0) last = index + 1;
    return index < 0;
  });
}

const entry = {
  id: 'new',
  title: 'N: "1" # x',
  quotes: { q: 'it’s “w”', r: 'two\nlines' },
  authors: ['A, B', { body: 'C' }],
};
const isEntry = (source: unknown): source is { id: string } => typeof source === 'object';

describe.each(Object.entries(layouts))('sources with %s', (_name, list) => {
  const variants = styles.map(([eol = '', bom = '']) => bom + surround(list).replaceAll('\n', eol));

  it.each(variants)('get another entry, and every line stays', (before) => {
    const after = edit(before, (file) => file.add(entry));
    expect(readData(after)).toEqual({ ...readData(before), sources: [...readData(before).sources, entry] });
    expect(findChangedLines(before, after)).toEqual([]);
    expect(after.split('\n').length - after.split('\r\n').length).toBe(
      before.includes('\r') ? 0 : after.split('\n').length - 1,
    );
    expect(after.startsWith('\uFEFF')).toBe(before.startsWith('\uFEFF'));
  });

  it.each(variants)('get entries with comments, one after another', (before) => {
    const after = edit(before, (file) => {
      file.add('id: new\n# kind: news\ntitle: t\n# url: https://…');
      file.add('id: last\n# kind: news');
      file.add('shared-id');
    });
    expect(readData(after).sources).toEqual([
      ...readData(before).sources,
      { id: 'new', title: 't' },
      { id: 'last' },
      'shared-id',
    ]);
    expect(findChangedLines(before, after)).toEqual([]);
  });

  const { sources } = readData(surround(list));
  const ids = [...sources].filter(isEntry).map(({ id }) => id);
  const fields = { archived: 'https://x.example/#y', title: 'new: title', quotes: { k: 'v', l: 'w' }, lang: 'fa' };

  it.each(ids)('have their fields set: %s', (id) => {
    for (const before of variants) {
      const after = edit(before, (file) => file.setFields(id, fields));
      const expected = [...readData(before).sources].map((each) =>
        isEntry(each) && each.id === id ? { ...each, ...fields } : each,
      );
      expect(readData(after)).toEqual({ ...readData(before), sources: expected });
      const comments = [...before.matchAll(/# [^\r\n]*/g)].map(([comment]) => comment);
      for (const comment of comments) expect(after).toContain(comment);
    }
  });

  it.each(ids)('have fields deleted: %s', (id) => {
    for (const before of variants) {
      const after = edit(before, (file) => file.setFields(id, { title: undefined, kind: undefined, lang: undefined }));
      const expected = [...readData(before).sources].map((each) => {
        const { title: _, kind: __, ...others } = isEntry(each) ? (each as Record<string, unknown>) : {};
        return isEntry(each) && each.id === id ? others : each;
      });
      expect(readData(after)).toEqual({ ...readData(before), sources: expected });
    }
  });

  it.each(ids)('become an id, or are removed: %s', (id) => {
    for (const before of variants) {
      const replace = (by: string[]) =>
        [...readData(before).sources].flatMap((each) => (isEntry(each) && each.id === id ? by : [each]));
      const referring = edit(before, (file) => file.replaceByReference(id));
      expect(readData(referring)).toEqual({ ...readData(before), sources: replace([id]) });
      const removed = edit(before, (file) => file.remove(id));
      expect(readData(removed)).toEqual({ ...readData(before), sources: replace([]) });
      // The text of an entry is the entry.
      const moved = edit(removed, (file) => file.add(readEntryText(before, id)));
      expect([...readData(moved).sources].at(-1)).toEqual(
        [...readData(before).sources].find((each) => isEntry(each) && each.id === id),
      );
    }
  });
});

function readEntryText(text: string, id: string): string {
  let entryText = '';
  edit(text, (file) => {
    entryText = file.getEntryText(id);
  });
  return entryText;
}

describe('a list without a line for each entry', () => {
  it.each([
    ['sources: []\n', []],
    ['sources: [] # delete “[]” when you add the first source\n#  - id: city-notice\n', []],
    ['sources:\n', []],
    ['sources: ~\n', []],
    ['sources: # none yet\n', []],
    ['', []],
    [
      'sources: [{ id: a, title: "x, y" }, shared, { id: b }] # c\n',
      [{ id: 'a', title: 'x, y' }, 'shared', { id: 'b' }],
    ],
    ['sources: [\n  # one\n  { id: a }, # two\n  { id: b } # three\n  # four\n]\n', [{ id: 'a' }, { id: 'b' }]],
  ])('%j gets one', (list, existing) => {
    for (const [eol = '', bom = ''] of styles) {
      const before = bom + surround(list).replaceAll('\n', eol);
      const after = edit(before, (file) => file.add(entry));
      expect(readData(after)).toEqual({ title: 'x', after: '1', sources: [...existing, entry] });
      for (const [comment] of before.matchAll(/# ?[^\r\n]*/g)) expect(after).toContain(comment);
    }
  });

  it('keeps its brackets when entries are changed and removed', () => {
    const before = surround('sources: [{ id: a }, { id: b, title: t }, c] # end\n');
    expect(edit(before, (file) => file.setFields('a', { quotes: { k: 'v w' } }))).toContain(
      '{ id: a, quotes: { k: "v w" } }',
    );
    expect(edit(before, (file) => file.remove('a'))).toContain('sources: [{ id: b, title: t }, c] # end');
    expect(edit(before, (file) => file.remove('c'))).toContain('sources: [{ id: a }, { id: b, title: t }] # end');
    expect(edit(before, (file) => file.replaceByReference('b'))).toContain('sources: [{ id: a }, b, c] # end');
  });
});

describe('sources.yml', () => {
  it.each([
    '',
    '# shared sources\n',
    '[]\n',
    '- id: a\n  title: t\n',
    '- id: a\n  title: t # c',
    '# c\n- { id: a }\n# end\n',
  ])('%j gets another entry', (before) => {
    for (const bom of ['', '\uFEFF']) {
      const after = edit(bom + before, (file) => file.add(entry), 'yml');
      const old: unknown = before === '' || before.startsWith('# s') ? [] : parse(before, { schema: 'failsafe' });
      expect(parse(after.replace(bom, ''), { schema: 'failsafe' })).toEqual([...(old as unknown[]), entry]);
      expect(after.startsWith(bom)).toBe(true);
      if (before !== '[]\n')
        expect(after.replace(bom, '').startsWith(before.trimEnd().replace('\n# end', ''))).toBe(true);
    }
  });

  it('is written when it does not exist, and is empty again when its last entry is removed', () => {
    const path = join(folder, 'none.yml');
    const file = new SourceFile(path);
    file.add({ id: 'a', title: 't' });
    file.save();
    expect(readFileSync(path, 'utf8')).toBe('- id: a\n  title: t\n');
    expect(edit('# c\n- id: a\n  title: t\n', (each) => each.remove('a'), 'yml')).toBe('# c\n[]\n');
  });
});

describe('a file that cannot be edited safely', () => {
  it('is refused when others depend on the entry through an anchor, and gets new entries all the same', () => {
    const before = surround(
      'sources:\n  - &one\n    id: a\n    title: t\n  - id: b\n    publisher: &p P\n  - id: c\n    publisher: *p\n',
    );
    for (const id of ['a', 'b', 'c'])
      expect(() => edit(before, (file) => file.setFields(id, { title: 'x' }))).toThrow('Write its values out');
    expect(
      findChangedLines(
        before,
        edit(before, (file) => file.add(entry)),
      ),
    ).toEqual([]);
  });

  it('is named when its YAML has mistakes, when it has no frontmatter, and when the source is not there', () => {
    expect(() => edit(surround('sources: [\n'), () => {})).toThrow(/cannot be parsed: .*“npm run check” says where/);
    expect(() => edit('Text.\n', (file) => file.add(entry))).toThrow('has no frontmatter');
    expect(() => edit(surround('sources: [a]\n'), (file) => file.setFields('b', {}))).not.toThrow();
    expect(() => edit(surround('sources: [a]\n'), (file) => file.setFields('b', { title: 't' }))).toThrow(
      'no source “b”',
    );
    expect(() => edit(surround('sources: [a]\n'), (file) => file.setFields('a', { title: 't' }))).toThrow(
      'is in sources.yml',
    );
  });
});

describe('any list', () => {
  const text = fc.string({ unit: fc.constantFrom(...'ab: #-"\'{}[],&*é—“”\\|>%@!?  '), minLength: 1, maxLength: 12 });
  const comment = fc.constantFrom('', '', ' # note', '  # a: b, [c] "d"');
  const lineBefore = fc.constantFrom('', '', '\n', '  # above\n', '\n  # above: { x\n');
  const title = text.chain((value) =>
    fc.constantFrom(
      JSON.stringify(value),
      `'${value.replaceAll("'", "''")}'`,
      `>-\n      ${value.replace(/^\s+/, '').replace(/\s+$/, '') || 'x'}`,
    ),
  );
  const item = fc.tuple(
    lineBefore,
    title,
    comment,
    fc.boolean(),
    fc.constantFrom('', '    # below\n', '    # kind: x\n\n'),
  );
  const list = fc
    .array(item, { minLength: 1, maxLength: 5 })
    .map((items) =>
      items
        .map(([before, value, after, isInBraces, below], index) =>
          isInBraces && !value.startsWith('>')
            ? `${before}  - { id: s${index}, title: ${value} }${after}\n`
            : `${before}  - id: s${index}${after}\n    title: ${value}${value.startsWith('>') ? '' : after}\n${below}`,
        )
        .join(''),
    );

  it('has its old data and the change after an edit, and all other lines as they were', () => {
    fc.assert(
      fc.property(list, text, fc.nat(4), fc.constantFrom('\n', '\r\n'), (items, value, number, eol) => {
        const before = surround(`sources:\n${items}`).replaceAll('\n', eol);
        const old = readData(before);
        const ids = [...old.sources].filter(isEntry).map(({ id }) => id);
        const id = ids[number % ids.length] ?? '';
        const added = edit(before, (file) => file.add({ id: 'new', title: value }));
        expect(readData(added)).toEqual({ ...old, sources: [...old.sources, { id: 'new', title: value }] });
        expect(findChangedLines(before, added)).toEqual([]);
        const changed = edit(before, (file) => file.setFields(id, { archived: value }));
        expect(readData(changed)).toEqual({
          ...old,
          sources: [...old.sources].map((each) =>
            isEntry(each) && each.id === id ? { ...each, archived: value } : each,
          ),
        });
        const lines = findChangedLines(before, changed);
        // Of an entry in braces, its own line changes.
        expect(lines.length).toBeLessThanOrEqual(1);
        for (const line of lines) expect(line).toContain(`{ id: ${id},`);
      }),
      { numRuns: 300 },
    );
  });
});

/** Checks that `docs/writing.md`, the page for authors, is true: its tables, examples and messages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listMappings, updateFieldTables } from '../../src/authoring/field-tables.ts';
import { help } from '../../src/cli/new.ts';
import { createReporter } from '../../src/diagnostics/diagnostic.ts';
import { formatDiagnostics } from '../../src/diagnostics/print-diagnostics.ts';
import { claimStatuses, updateKinds } from '../../src/explainer/schema/sections-and-claims.ts';
import { authors, glossary, topics } from '../../src/explainer/schema/site-files.ts';
import { source } from '../../src/explainer/schema/source.ts';
import { sourceKinds } from '../../src/explainer/schema/source-kinds.ts';
import { validate } from '../../src/parse/frontmatter/validate.ts';
import { parseYaml } from '../../src/parse/frontmatter/yaml.ts';
import { parseExplainer } from '../../src/parse/parse-explainer.ts';
import { components } from '../../src/parse/render/components.ts';
import { phrasingElements } from '../../src/parse/render/phrasing-elements.ts';
import { root } from '../support/run.ts';

const page = readFileSync(join(root, 'docs/writing.md'), 'utf8');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const completeExample = readFileSync(join(root, 'docs/bridge-closed.mdx'), 'utf8');

/** Returns the code blocks of a language. */
const listBlocks = (language: string, text = page) =>
  Array.from(text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm')), ([, block]) => block ?? '');
const findBlock = (language: string, text: string) => listBlocks(language).find((block) => block.includes(text)) ?? '';

/** Parses YAML of the page, and fails when it has a mistake. */
function parseValid<T>(schema: Parameters<typeof validate<T>>[0], text: string): T | undefined {
  const diagnostics: Parameters<typeof createReporter>[1] = [];
  const report = createReporter('writing.md', diagnostics);
  const yaml = parseYaml(text, report);
  const data = yaml && validate(schema, yaml, report);
  expect(diagnostics).toEqual([]);
  return data;
}

const terms = parseValid(glossary, findBlock('yaml', 'axle-load:')) ?? {};
const file = 'content/explainers/bridge-closed.mdx';
/** Returns what `check` says about an explainer, without reminders, which do not belong to an example. */
const checkExample = (text: string) =>
  parseExplainer({
    slug: 'bridge-closed',
    file,
    text,
    basePath: '/',
    today: '2026-12-31',
    dataFile: (name) => (name === 'crossings' ? listBlocks('csv')[0] : undefined),
    glossary: terms,
    images: new Map([['/bridge.jpg', { width: 1600, height: 1000 }]]),
  }).diagnostics.filter(({ severity }) => severity !== 'notice');

describe('the page for authors', () => {
  it('says what every kind of source is for', () => {
    const [, table = ''] = /^### Kinds of sources\n([\s\S]*?)^###/m.exec(page) ?? [];
    const kinds = Array.from(table.matchAll(/^\| (`[^|]+) \|/gm), ([, cell = '']) =>
      cell.replaceAll('`', '').split(', '),
    );
    expect(kinds.flat().sort()).toEqual([...sourceKinds].sort());
  });

  it('lists the fields of every mapping as the schemas have them (after a change: npm run schema)', () => {
    expect(updateFieldTables(page)).toBe(page);
    const tables = Array.from(page.matchAll(/<!-- fields of (\S+) -->/g), ([, name]) => name);
    expect(tables.sort()).toEqual(Array.from(listMappings().keys()).sort());
  });

  it('cannot have a table of a mapping that does not exist', () => {
    expect(() => updateFieldTables('<!-- fields of claim -->\n')).toThrow('There is no table “claim”.');
  });

  it('shows explainers that pass check', () => {
    const examples = [...listBlocks('mdx'), ...listBlocks('mdx', readme), completeExample];
    expect(examples).toHaveLength(3);
    for (const example of examples) expect(checkExample(example)).toEqual([]);
  });

  it('shows only excerpts of the complete example, and valid topics, authors and withdrawals', () => {
    const lines = new Set(completeExample.split('\n').map((line) => line.trim()));
    const [traffic, desk] = ['traffic:', 'desk:'].map((key) => findBlock('yaml', key));
    parseValid(topics, traffic ?? '');
    parseValid(authors, desk ?? '');
    const shared = findBlock('yaml', '# content/sources.yml');
    parseValid(z.array(source), shared);
    const withdrawn = findBlock('yaml', 'withdrawn:');
    expect(checkExample(completeExample.replace('asOf:', `${withdrawn}asOf:`))).toEqual([]);
    const excerpts = [...listBlocks('yaml'), ...listBlocks('md')].filter(
      (block) => ![traffic, desk, shared, withdrawn, findBlock('yaml', 'axle-load:')].includes(block),
    );
    expect(excerpts.length).toBeGreaterThan(10);
    const unknownLines = excerpts.flatMap((excerpt) => excerpt.split('\n').filter((line) => !lines.has(line.trim())));
    expect(unknownLines).toEqual([]);
  });

  it('explains every status, kind of change, component, attribute and option of npm run new', () => {
    for (const name of [...claimStatuses, ...updateKinds]) expect(page).toContain(`| \`${name}\` |`);
    for (const [name, { attributes }] of components) {
      expect(page).toContain(`\`<${name}`);
      for (const attribute of attributes) expect(page).toMatch(new RegExp(`<${name} [^>]*${attribute}="`));
    }
    for (const [option] of help.matchAll(/--(?!help)[a-z]+(?= [a-z])/g)) expect(page).toContain(`\`${option} `);
    for (const name of page.matchAll(/`<([A-Z]\w+)/g)) expect([...components.keys()]).toContain(name[1]);
  });

  it('explains every element of HTML that authors may write, with its attributes, as check accepts it', () => {
    const [, table = ''] = /\n## HTML\n([\s\S]*?)\n## /.exec(page) ?? [];
    for (const [name, { attributes }] of phrasingElements) {
      const row = table.split('\n').find((line) => new RegExp(`^\\|[^|]*\`<${name}[ >]`).test(line));
      expect(row, name).toBeDefined();
      for (const attribute of attributes) expect(row, name).toContain(`${attribute}="`);
    }
    const examples = Array.from(table.matchAll(/^\|(.*)\|.*\|$/gm), ([, cell = '']) => cell).flatMap((cell) =>
      Array.from(cell.matchAll(/`([^`]+)`/g), ([, example]) => example),
    );
    expect(examples.length).toBeGreaterThanOrEqual(phrasingElements.size);
    const text = `${completeExample}\n${examples.map((example) => `It is ${example}.[^city-notice]`).join('\n\n')}\n`;
    expect(checkExample(text)).toEqual([]);
  });

  it('shows a mistake exactly as check prints it', () => {
    const minimal = listBlocks('mdx')[0] ?? '';
    const mistaken = minimal.replace('[^city-notice]', '[^city-notise]');
    const text = formatDiagnostics(checkExample(mistaken), { linesOf: () => mistaken.split('\n') });
    expect(listBlocks('text')).toEqual([`${text}\n`]);
  });
});

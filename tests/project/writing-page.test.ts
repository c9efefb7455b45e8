/** The page for authors, `docs/writing.md`: what it shows is so. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listMappings, updateFieldTables } from '../../src/authoring/field-tables.ts';
import { help } from '../../src/cli/new.ts';
import { createReporter } from '../../src/diagnostics/diagnostic.ts';
import { formatDiagnostics } from '../../src/diagnostics/print-diagnostics.ts';
import { claimStatuses, updateKinds } from '../../src/explainer/schema/sections-and-claims.ts';
import { authors, glossary, topics } from '../../src/explainer/schema/site-files.ts';
import { validate } from '../../src/parse/frontmatter/validate.ts';
import { parseYaml } from '../../src/parse/frontmatter/yaml.ts';
import { parseExplainer } from '../../src/parse/parse-explainer.ts';
import { components } from '../../src/parse/render/components.ts';
import { root } from '../support/run.ts';

const page = readFileSync(join(root, 'docs/writing.md'), 'utf8');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const whole = readFileSync(join(root, 'docs/bridge-closed.mdx'), 'utf8');

/** The code blocks of a language. */
const blocks = (language: string, text = page) =>
  Array.from(text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm')), ([, block]) => block ?? '');
const blockWith = (language: string, words: string) => blocks(language).find((block) => block.includes(words)) ?? '';

/** Reads YAML of the page, and fails on what is wrong with it. */
function sound<T>(schema: Parameters<typeof validate<T>>[0], text: string): T | undefined {
  const diagnostics: Parameters<typeof createReporter>[1] = [];
  const report = createReporter('writing.md', diagnostics);
  const yaml = parseYaml(text, report);
  const data = yaml && validate(schema, yaml, report);
  expect(diagnostics).toEqual([]);
  return data;
}

const terms = sound(glossary, blockWith('yaml', 'axle-load:')) ?? {};
const file = 'content/explainers/bridge-closed.mdx';
const told = (text: string) =>
  parseExplainer({
    slug: 'bridge-closed',
    file,
    text,
    basePath: '/',
    today: '2026-12-31',
    dataFile: (name) => (name === 'crossings' ? blocks('csv')[0] : undefined),
    glossary: terms,
    // What is only a reminder does not belong to an example.
  }).diagnostics.filter(({ severity }) => severity !== 'notice');

describe('the page for authors', () => {
  it('has the fields of every mapping, as the schemas have them (after a change: npm run schema)', () => {
    expect(updateFieldTables(page)).toBe(page);
    const tables = Array.from(page.matchAll(/<!-- fields of (\S+) -->/g), ([, name]) => name);
    expect(tables.sort()).toEqual(Array.from(listMappings().keys()).sort());
  });

  it('cannot have a table of what is not there', () => {
    expect(() => updateFieldTables('<!-- fields of claim -->\n')).toThrow('There is no table “claim”.');
  });

  it('shows explainers that pass check', () => {
    const examples = [...blocks('mdx'), ...blocks('mdx', readme), whole];
    expect(examples).toHaveLength(3);
    for (const example of examples) expect(told(example)).toEqual([]);
  });

  it('shows pieces of the whole one only, and topics and authors that can stand so', () => {
    const lines = new Set(whole.split('\n').map((line) => line.trim()));
    const [traffic, desk] = ['traffic:', 'desk:'].map((words) => blockWith('yaml', words));
    sound(topics, traffic ?? '');
    sound(authors, desk ?? '');
    const withdrawn = blockWith('yaml', 'withdrawn:');
    expect(told(whole.replace('asOf:', `${withdrawn}asOf:`))).toEqual([]);
    const pieces = [...blocks('yaml'), ...blocks('md')].filter(
      (block) => ![traffic, desk, withdrawn, blockWith('yaml', 'axle-load:')].includes(block),
    );
    expect(pieces.length).toBeGreaterThan(10);
    const strays = pieces.flatMap((piece) => piece.split('\n').filter((line) => !lines.has(line.trim())));
    expect(strays).toEqual([]);
  });

  it('names every status, kind of change, component with its attributes, and option of npm run new', () => {
    for (const name of [...claimStatuses, ...updateKinds]) expect(page).toContain(`| \`${name}\` |`);
    for (const [name, { attributes }] of components) {
      expect(page).toContain(`\`<${name}`);
      for (const attribute of attributes) expect(page).toMatch(new RegExp(`<${name} [^>]*${attribute}="`));
    }
    for (const [option] of help.matchAll(/--(?!help)[a-z]+(?= [a-z])/g)) expect(page).toContain(`\`${option} `);
    for (const name of page.matchAll(/`<([A-Z]\w+)/g)) expect([...components.keys()]).toContain(name[1]);
  });

  it('shows what check says as check says it', () => {
    const short = blocks('mdx')[0] ?? '';
    const mistaken = short.replace('[^city-notice]', '[^city-notise]');
    const text = formatDiagnostics(told(mistaken), { linesOf: () => mistaken.split('\n') });
    expect(blocks('text')).toEqual([`${text}\n`]);
  });
});

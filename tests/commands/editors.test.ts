/** What an author’s editor does with the workspace settings: the language servers of the recommended extensions, asked as an editor asks them. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LanguageServer } from '../support/language-server.ts';
import { root, run } from '../support/run.ts';

const settings = JSON.parse(readFileSync(join(root, '.vscode/settings.json'), 'utf8')) as Record<string, unknown>;
const explainer = join(root, 'content/explainers/how-the-dead-are-counted.mdx');

/** The place where a text is written, behind its last letter. */
function behind(text: string, words: string) {
  const before = text.slice(0, text.indexOf(words) + words.length).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

describe('the Astro extension', () => {
  const server = new LanguageServer(join(root, 'node_modules/@astrojs/language-server/bin/nodeServer.js'));
  const text = readFileSync(explainer, 'utf8');
  const show = (from: string, to: string) => {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    // Each under a name of its own would not do: only explainers are looked at.
    return { changed, uri: server.show(explainer, 'mdx', changed) };
  };

  beforeAll(async () => {
    for (const name of ['collections.json', 'frontmatter.schema.json'])
      rmSync(join(root, '.astro/collections', name), { force: true });
    const { code } = await run('check');
    expect(code).toBe(0);
    await server.open(root, {
      typescript: { tsdk: join(root, 'node_modules/typescript/lib') },
      contentIntellisense: settings['astro.content-intellisense'],
    });
  });
  afterAll(() => server.stop());

  it('finds nothing wrong with the explainers that are there, and something with one that is not right', async () => {
    expect(await server.diagnostics(server.show(explainer, 'mdx', text))).toEqual([]);
    const { uri, changed } = show('\nasOf:', '\nsummery: Text\nasOf:');
    const [diagnostic, ...others] = await server.diagnostics(uri);
    expect(others).toEqual([]);
    expect(diagnostic?.message).toBe('Property summery is not allowed.');
    expect(diagnostic?.range.start.line).toBe(behind(changed, 'summery').line);
  });

  it('says why an id is none, in our words', async () => {
    const { uri } = show('sections:\n', 'sections:\n  - { id: Big Title, title: Text }\n');
    const diagnostics = await server.diagnostics(uri);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Ids are lower-case letters a to z/),
    ]);
  });

  it('completes keys and values, and says what a field is', async () => {
    const claim = 'claims:\n  - id: some\n    text: Text\n    sta\n';
    const keys = show('\nsections:', `\n${claim}sections:`);
    expect(await server.completions(keys.uri, behind(keys.changed, '    sta'))).toContain('status');
    const values = show('\nsections:', `\n${claim.replace('sta', 'status: ')}sections:`);
    expect(await server.completions(values.uri, behind(values.changed, '    status: '))).toEqual([
      'confirmed',
      'partly-confirmed',
      'unconfirmed',
      'disputed',
      'wrong',
    ]);
    expect(await server.hover(values.uri, behind(values.changed, '\nasO'))).toContain(
      'The date up to which it covers events.',
    );
  });
});

describe('the YAML extension', () => {
  const yaml = { schemas: settings['yaml.schemas'], validate: true, completion: true, schemaStore: { enable: false } };
  const server = new LanguageServer(join(root, 'node_modules/yaml-language-server/bin/yaml-language-server'), { yaml });
  beforeAll(() => server.open(root, {}));
  afterAll(() => server.stop());

  it.each([
    ['topics', 'iran:\n  name: Iran\n  nam: Text\n', 'intro', 'introduction'],
    ['authors', 'desk:\n  name: Desk\n  nam: Text\n', 'fam', 'family'],
    ['glossary', 'toll:\n  term: toll\n  nam: Text\n', 'defi', 'definition'],
  ])('completes and checks %s.yml', async (name, text, start, key) => {
    const path = join(root, `content/${name}.yml`);
    const changed = `${text}  ${start}`;
    const uri = server.show(path, 'yaml', changed);
    const isFlagged = ({ message }: { message: string }) => message.includes('Property nam is not allowed');
    await server.told(uri, (diagnostics) => diagnostics.some(isFlagged));
    expect(await server.completions(uri, behind(changed, `  ${start}`))).toContain(key);
  });
});

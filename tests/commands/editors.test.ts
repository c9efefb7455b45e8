/** The workspace settings in an author’s editor: requests to the language servers of the recommended extensions. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LanguageServer } from '../support/language-server.ts';
import { root, run } from '../support/run.ts';

const settings = JSON.parse(readFileSync(join(root, '.vscode/settings.json'), 'utf8')) as Record<string, unknown>;
const explainer = join(root, 'content/explainers/how-the-dead-are-counted.mdx');

/** Returns the position after the first match. */
function positionAfter(text: string, match: string) {
  const before = text.slice(0, text.indexOf(match) + match.length).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

describe('the Astro extension', () => {
  const server = new LanguageServer(join(root, 'node_modules/@astrojs/language-server/bin/nodeServer.js'));
  const text = readFileSync(explainer, 'utf8');
  const showChanged = (from: string, to: string) => {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    // The server checks only files of the explainers collection, so the text is shown under the name of one.
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

  it('reports nothing in a valid explainer, and an unknown key at its line', async () => {
    expect(await server.diagnostics(server.show(explainer, 'mdx', text))).toEqual([]);
    const { uri, changed } = showChanged('\nasOf:', '\nsummery: Text\nasOf:');
    const [diagnostic, ...others] = await server.diagnostics(uri);
    expect(others).toEqual([]);
    expect(diagnostic?.message).toBe('Property summery is not allowed.');
    expect(diagnostic?.range.start.line).toBe(positionAfter(changed, 'summery').line);
  });

  it('explains an invalid id with the message of the schema', async () => {
    const { uri } = showChanged('sections:\n', 'sections:\n  - { id: Big Title, title: Text }\n');
    const diagnostics = await server.diagnostics(uri);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Ids are lower-case letters a to z/),
    ]);
  });

  it('completes keys and values, and describes fields', async () => {
    const claim = 'claims:\n  - id: some\n    text: Text\n    sta\n';
    const keys = showChanged('\nsections:', `\n${claim}sections:`);
    expect(await server.completions(keys.uri, positionAfter(keys.changed, '    sta'))).toContain('status');
    const values = showChanged('\nsections:', `\n${claim.replace('sta', 'status: ')}sections:`);
    expect(await server.completions(values.uri, positionAfter(values.changed, '    status: '))).toEqual([
      'confirmed',
      'partly-confirmed',
      'unconfirmed',
      'disputed',
      'wrong',
    ]);
    expect(await server.hover(values.uri, positionAfter(values.changed, '\nasO'))).toContain(
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
    await server.waitForDiagnostics(uri, (diagnostics) => diagnostics.some(isFlagged));
    expect(await server.completions(uri, positionAfter(changed, `  ${start}`))).toContain(key);
  });
});

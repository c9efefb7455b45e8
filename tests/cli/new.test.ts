/** `npm run new`: the answers that it takes and refuses, its questions in a terminal, and cancelling. */
import { describe, expect, it } from 'vitest';
import { chooseAnswers } from '../../src/authoring/new-explainer/choose-answers.ts';
import { createDraft } from '../../src/authoring/new-explainer/draft.ts';
import { PromptCancelled } from '../../src/authoring/new-explainer/prompt.ts';
import { parseOptions } from '../../src/cli/new.ts';
import { parseExplainer } from '../../src/parse/parse-explainer.ts';
import { typeIntoPrompt } from '../support/type-into-prompt.ts';

const noAnswers = { title: '', topics: [], authors: [] };

describe('a new explainer without questions', () => {
  it.each([
    [{ title: 'پل' }, 'The title has no letters a to z to make a file name from. Choose one with --slug'],
    [{ title: 'T', slug: 'Bridge 2' }, '“Bridge 2” is not a valid file name'],
    [{ title: 'Search' }, 'The site itself uses the address /search/. Choose one with --slug'],
    [{ title: 'How the dead are counted' }, 'how-the-dead-are-counted.mdx already exists. Choose one with --slug'],
    [{ title: 'T', lang: 'no language' }, 'is not a language tag'],
    [{ title: 'T', topics: ['iran', 'Middle East'] }, '“Middle East” is not a valid topic id: ids are lower-case'],
    [{ title: 'T', authors: ['desk', 'dsk'] }, 'There is no author “dsk” in authors.yml. Did you mean “desk”?'],
    [{ title: 'x'.repeat(111) }, 'The title has 111 characters; the maximum is 110.'],
    [{ title: '' }, 'A title has at least one character.'],
  ])('refuses %j and says why', async (given, sentence) => {
    await expect(chooseAnswers({ ...noAnswers, ...given }, undefined)).rejects.toThrow(sentence);
  });

  it.each(['--lang', '--autor=desk', '--help=yes'])(
    'refuses the option %s and says where to find the options',
    (option) => {
      expect(() => parseOptions([option])).toThrow(/^[^\n]+\. “npm run new -- --help” shows the options\.$/);
    },
  );

  it.each([
    'Why the bridge is closed',
    '🌉 Bridge: closed 🚧',
    'پل بسته شد',
    'Brücke “über” den #Fluss',
    "It's [not] {a} <b, is it? \\ %",
    '- @list | > of ! & *things*',
    'null',
    '2026',
    '🌉'.repeat(55),
  ])('writes a draft without mistakes for the title %s', (title) => {
    for (const lang of ['en', 'fa', 'zh-Hant-TW', 'no']) {
      const ids = { slug: 'draft', lang, topics: ['a', 'b'], authors: ['desk', 'other'] };
      const text = createDraft({ ...ids, title, today: '2026-11-22' });
      expect(text).toContain('“npm run source -- add <address> --to draft”');
      const { diagnostics, explainer } = parseExplainer({ slug: 'draft', file: 'draft.mdx', text, basePath: '/' });
      expect(diagnostics).toEqual([]);
      expect(explainer).toMatchObject({ draft: true, lang, topics: ['a', 'b'], authors: ['desk', 'other'] });
    }
  });
});

describe('the questions of a new explainer', () => {
  it('take the default when the answer is empty', async () => {
    const { prompt, shown } = typeIntoPrompt('A bridge: closed\r', '\r', '\r', '\r', '\r');
    expect(await chooseAnswers(noAnswers, prompt)).toEqual({
      title: 'A bridge: closed',
      slug: 'a-bridge-closed',
      lang: 'en',
      topics: ['unsorted'],
      authors: ['desk'],
    });
    expect(shown()).toContain('[a-bridge-closed]');
    expect(shown()).toContain('Topics (known: iran, united-states): [unsorted]');
    expect(shown()).toContain('Authors (known: desk): [desk]');
  });

  it('are repeated with the reason when an answer is not valid', async () => {
    const { prompt, shown } = typeIntoPrompt(
      ...['\r', 'پل\r', '\r', 'search\r', 'pol\r', 'farsi!\r', 'fa\r', 'Iran\r', 'iran, x\r', 'dsk\r', 'desk\r'],
    );
    expect(await chooseAnswers(noAnswers, prompt)).toEqual({
      title: 'پل',
      slug: 'pol',
      lang: 'fa',
      topics: ['iran', 'x'],
      authors: ['desk'],
    });
    for (const sentence of [
      'A title has at least one character.',
      'The title has no letters a to z to make a file name from.',
      'The site itself uses the address /search/.',
      '“farsi!” is not a language tag.',
      '“Iran” is not a valid topic id',
      'There is no author “dsk” in authors.yml. Did you mean “desk”?',
    ])
      expect(shown()).toContain(sentence);
  });

  it('leave out given answers; with a title, only a slug is asked for, and only when the title yields none', async () => {
    const given = { ...noAnswers, title: 'پل', lang: 'fa', authors: ['desk'] };
    const { prompt, shown } = typeIntoPrompt('pol\r');
    expect(await chooseAnswers(given, prompt)).toMatchObject({ slug: 'pol', lang: 'fa', topics: ['unsorted'] });
    expect(shown()).not.toContain('Topics');
    const silent = typeIntoPrompt();
    expect(await chooseAnswers({ ...given, slug: 'pol' }, silent.prompt)).toMatchObject({ slug: 'pol' });
    expect(silent.shown()).toBe('');
  });

  it.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
    ['the end of the input', 'end'],
  ])('are cancelled at once by %s', async (_, key) => {
    await expect(chooseAnswers(noAnswers, typeIntoPrompt(key).prompt)).rejects.toThrow(PromptCancelled);
    await expect(chooseAnswers(noAnswers, typeIntoPrompt('Half\r', '\r', key).prompt)).rejects.toThrow(
      'Nothing was written.',
    );
  });
});

/** `npm run new`: what it takes and refuses, what it asks in a terminal, and how somebody leaves. */
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { newExplainer } from '../../src/authoring/new-explainer.ts';
import { chooseAnswers } from '../../src/cli/new-choice.ts';
import { readOptions } from '../../src/cli/new-options.ts';
import { Left, questions } from '../../src/cli/questions.ts';
import { parseExplainer } from '../../src/parse/parse-explainer.ts';

/** A terminal in which somebody types these keys, each once the question before is there. */
function terminal(...keys: string[]) {
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = '';
  output.on('data', (data: Buffer) => {
    shown += data;
    // A question is what ends in its prompt; what is typed is shown, too.
    if (!/[:\]] $/.test(stripVTControlCharacters(String(data)))) return;
    const next = keys.shift();
    if (next === 'end') input.end();
    else if (next !== undefined) input.write(next);
  });
  return { asked: questions(input, output), shown: () => shown };
}

const nothing = { title: '', topics: [], authors: [], help: false };

describe('choosing for a new explainer where nobody can be asked', () => {
  it.each([
    [{ title: 'پل' }, 'The title has no letters a to z to name the file by. Name it with --slug'],
    [{ title: 'T', slug: 'Bridge 2' }, '“Bridge 2” cannot be the name of the file'],
    [{ title: 'Search' }, 'The address /search/ belongs to the site itself. Name it with --slug'],
    [{ title: 'How the dead are counted' }, 'how-the-dead-are-counted.mdx is there already. Name it with --slug'],
    [{ title: 'T', lang: 'no language' }, 'is not a language tag'],
    [{ title: 'T', topics: ['iran', 'Middle East'] }, '“Middle East” is not the id of a topic: ids are lower-case'],
    [{ title: 'T', authors: ['desk', 'dsk'] }, 'There is no author “dsk” in authors.yml. Did you mean “desk”?'],
    [{ title: 'x'.repeat(111) }, 'A title has at most 110 characters; this one has 111.'],
    [{ title: '' }, 'A title has at least one character.'],
  ])('%j is refused, and it says why', async (given, sentence) => {
    await expect(chooseAnswers({ ...nothing, ...given }, undefined)).rejects.toThrow(sentence);
  });

  it.each(['--lang', '--autor=desk', '--help=yes'])('the option %s is refused, with where to look', (option) => {
    expect(() => readOptions([option])).toThrow(/^[^\n]+\. “npm run new -- --help” shows the options\.$/);
  });

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
  ])('the draft called %s has nothing wrong with it', (title) => {
    for (const lang of ['en', 'fa', 'zh-Hant-TW', 'no']) {
      const text = newExplainer({ title, today: '2026-11-22', lang, topics: ['a', 'b'], authors: ['desk', 'other'] });
      const { diagnostics, explainer } = parseExplainer({ slug: 'draft', file: 'draft.mdx', text, basePath: '/' });
      expect(diagnostics).toEqual([]);
      expect(explainer).toMatchObject({ draft: true, lang, topics: ['a', 'b'], authors: ['desk', 'other'] });
    }
  });
});

describe('asking for a new explainer', () => {
  it('takes the proposals of empty answers', async () => {
    const { asked, shown } = terminal('A bridge: closed\r', '\r', '\r', '\r', '\r');
    expect(await chooseAnswers(nothing, asked)).toEqual({
      title: 'A bridge: closed',
      slug: 'a-bridge-closed',
      lang: 'en',
      topics: ['unsorted'],
      authors: ['desk'],
    });
    expect(shown()).toContain('[a-bridge-closed]');
    expect(shown()).toContain('Topics (there: iran, united-states): [unsorted]');
    expect(shown()).toContain('Authors (there: desk): [desk]');
  });

  it('asks again, and says why, when an answer will not do', async () => {
    const { asked, shown } = terminal(
      ...['\r', 'پل\r', '\r', 'search\r', 'pol\r', 'farsi!\r', 'fa\r', 'Iran\r', 'iran, x\r', 'dsk\r', 'desk\r'],
    );
    expect(await chooseAnswers(nothing, asked)).toEqual({
      title: 'پل',
      slug: 'pol',
      lang: 'fa',
      topics: ['iran', 'x'],
      authors: ['desk'],
    });
    for (const sentence of [
      'A title has at least one character.',
      'The title has no letters a to z to name the file by.',
      'The address /search/ belongs to the site itself.',
      '“farsi!” is not a language tag.',
      '“Iran” is not the id of a topic',
      'There is no author “dsk” in authors.yml. Did you mean “desk”?',
    ])
      expect(shown()).toContain(sentence);
  });

  it('asks for nothing that was given, and with a title only for a name that the title does not yield', async () => {
    const given = { ...nothing, title: 'پل', lang: 'fa', authors: ['desk'] };
    const { asked, shown } = terminal('pol\r');
    expect(await chooseAnswers(given, asked)).toMatchObject({ slug: 'pol', lang: 'fa', topics: ['unsorted'] });
    expect(shown()).not.toContain('Topics');
    const silent = terminal();
    expect(await chooseAnswers({ ...given, slug: 'pol' }, silent.asked)).toMatchObject({ slug: 'pol' });
    expect(silent.shown()).toBe('');
  });

  it.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
    ['the end of the input', 'end'],
  ])('is left by %s, at once', async (_, key) => {
    await expect(chooseAnswers(nothing, terminal(key).asked)).rejects.toThrow(Left);
    await expect(chooseAnswers(nothing, terminal('Half\r', '\r', key).asked)).rejects.toThrow('Nothing was written.');
  });
});

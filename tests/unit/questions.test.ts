/** `npm run new` in a terminal: what it asks, and how somebody leaves. */
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { choose } from '../../src/cli/new-choice.ts';
import { Left, questions } from '../../src/cli/questions.ts';

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

describe('asking for a new explainer', () => {
  it('takes the proposals of empty answers', async () => {
    const { asked, shown } = terminal('A bridge: closed\r', '\r', '\r', '\r', '\r');
    expect(await choose(nothing, asked)).toEqual({
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
    expect(await choose(nothing, asked)).toEqual({
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
    expect(await choose(given, asked)).toMatchObject({ slug: 'pol', lang: 'fa', topics: ['unsorted'] });
    expect(shown()).not.toContain('Topics');
    const silent = terminal();
    expect(await choose({ ...given, slug: 'pol' }, silent.asked)).toMatchObject({ slug: 'pol' });
    expect(silent.shown()).toBe('');
  });

  it.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
    ['the end of the input', 'end'],
  ])('is left by %s, at once', async (_, key) => {
    await expect(choose(nothing, terminal(key).asked)).rejects.toThrow(Left);
    await expect(choose(nothing, terminal('Half\r', '\r', key).asked)).rejects.toThrow('Nothing was written.');
  });
});

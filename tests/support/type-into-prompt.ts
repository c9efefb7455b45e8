/** Answers the questions of a terminal prompt as a person does. */
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { createTerminalPrompt } from '../../src/authoring/new-explainer/prompt.ts';

/** A prompt whose user types these answers, each when a question appears, and what it has shown so far. */
export function typeIntoPrompt(...answers: string[]) {
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = '';
  output.on('data', (data: Buffer) => {
    shown += data;
    // Questions end in “: ” or “] ”. The terminal also echoes what the user types.
    if (!/[:\]] $/.test(stripVTControlCharacters(String(data)))) return;
    const next = answers.shift();
    if (next === 'end') input.end();
    else if (next !== undefined) input.write(next);
  });
  return { prompt: createTerminalPrompt(input, output), shown: () => stripVTControlCharacters(shown) };
}

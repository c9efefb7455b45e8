import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { htmlFiles } from '../support/page.ts';

const java = spawnSync('java', ['-version']).status === 0;
const name = 'no page has an error in the Nu HTML checker';

/** The check takes seconds. Java’s optimizing compiler would take longer than it saves. */
const javaOptions = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** A message of the Nu checker. */
interface Message {
  type: string;
  url: string;
  message: string;
  lastLine: number;
}

// Messages about CSS are ignored: the checker does not know recent CSS.
it.skipIf(!java)(java ? name : `${name} (not run: Java is not installed)`, async () => {
  const folders = [inject('siteFolder'), inject('citations').folder, inject('record').folder];
  const jar = join(import.meta.dirname, '../../node_modules/vnu-jar/build/dist/vnu.jar');
  const files = folders.flatMap((folder) => htmlFiles(folder).map((file) => join(folder, file)));
  const report = await new Promise<string>((resolve) => {
    const args = [...javaOptions, '-jar', jar, '--format', 'json', ...files];
    execFile('java', args, { maxBuffer: 1 << 28 }, (_error, _stdout, stderr) => resolve(stderr));
  });
  const { messages } = JSON.parse(report) as { messages: Message[] };
  const errors = messages.filter(({ type, message }) => type !== 'info' && !message.startsWith('CSS:'));
  expect(errors.map(({ url, lastLine, message }) => `${url}:${lastLine} ${message}`)).toEqual([]);
});

/**
 * `npm run prove`: the long proofs, one file `*.proof.ts` each, or only those named: `npm run prove -- kill`. A proof is
 * its default export; see `parts/proof.ts`. Ends with a table, and with code 1 when a proof failed.
 */
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NotHere, type Proof } from './parts/proof.ts';

const wanted = process.argv.slice(2);
const all = globSync('*.proof.ts', { cwd: import.meta.dirname }).sort();
const chosen = all.filter((file) => wanted.length === 0 || wanted.includes(nameOf(file)));
const unknown = wanted.filter((name) => !all.map(nameOf).includes(name));
if (unknown.length > 0) throw new Error(`There is no proof “${unknown[0]}”. There are: ${all.map(nameOf).join(', ')}.`);

function nameOf(file: string): string {
  return basename(file, '.proof.ts');
}

const results: string[] = [];
for (const file of chosen) {
  const { default: proof } = (await import(pathToFileURL(join(import.meta.dirname, file)).href)) as { default: Proof };
  console.log(`\n${nameOf(file)}: ${proof.claim}`);
  const start = performance.now();
  let result: string;
  try {
    await proof.run((line) => console.log(`  ${line}`));
    result = 'holds';
  } catch (error) {
    const { message, stack } = error as Error;
    if (error instanceof NotHere) result = `not run: ${message}`;
    else {
      result = `FAILS: ${message.split('\n')[0]}`;
      process.exitCode = 1;
      console.log(stack);
    }
  }
  results.push(`${nameOf(file).padEnd(12)} ${Math.round((performance.now() - start) / 1000)} s  ${result}`);
}
console.log(`\n${results.join('\n')}`);

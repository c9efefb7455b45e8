/**
 * `npm run prove`: runs the long proofs, or only some of them (`npm run prove -- kill`). Each is the default
 * export of a file `*.proof.ts`; see `support/proof.ts`. Prints a table at the end, and exits with code 1 when a
 * proof has failed.
 */
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Unavailable } from '../support/unavailable.ts';
import type { Proof } from './support/proof.ts';

const names = process.argv.slice(2);
const all = globSync('*.proof.ts', { cwd: import.meta.dirname }).sort();
const selected = all.filter((file) => names.length === 0 || names.includes(proofName(file)));
const unknown = names.filter((name) => !all.map(proofName).includes(name));
if (unknown.length > 0)
  throw new Error(`There is no proof “${unknown[0]}”. The proofs are: ${all.map(proofName).join(', ')}.`);

function proofName(file: string): string {
  return basename(file, '.proof.ts');
}

const results: string[] = [];
for (const file of selected) {
  const { default: proof } = (await import(pathToFileURL(join(import.meta.dirname, file)).href)) as { default: Proof };
  console.log(`\n${proofName(file)}: ${proof.claim}`);
  const start = performance.now();
  let result: string;
  try {
    await proof.run((line) => console.log(`  ${line}`));
    result = 'holds';
  } catch (error) {
    const { message, stack } = error as Error;
    if (error instanceof Unavailable) result = `not run: ${message}`;
    else {
      result = `FAILS: ${message.split('\n')[0]}`;
      process.exitCode = 1;
      console.log(stack);
    }
  }
  results.push(`${proofName(file).padEnd(12)} ${Math.round((performance.now() - start) / 1000)} s  ${result}`);
}
console.log(`\n${results.join('\n')}`);

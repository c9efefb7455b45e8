/** `npm run bench -- <what> …`. The top of each benchmark’s file says what it measures. */
import { parseArgs } from 'node:util';
import { NotHere } from './install-site.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string' }, only: { type: 'string', default: '' } },
});
const [what = '', ...rest] = positionals;
const counts = (usual: number[]) => (rest.length > 0 ? rest.map(toCount) : usual);
const runs = values.runs === undefined ? undefined : toCount(values.runs);

function toCount(text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new Error(`“${text}” is not a whole number above zero.`);
}

const benches: Record<string, () => Promise<void>> = {
  build: async () =>
    (await import('./build.ts')).benchBuild(counts([1, 100, 1000]), runs ?? 1, values.only.split(',').filter(Boolean)),
  start: async () => (await import('./start.ts')).benchStart(runs ?? 1),
  dev: async () => (await import('./dev.ts')).benchDev(counts([1000]), runs ?? 5),
  reading: async () => (await import('./reading.ts')).benchReading(runs ?? 7),
  lighthouse: async () => (await import('./lighthouse.ts')).benchLighthouse(runs ?? 3),
};

const bench = benches[what];
if (!bench) throw new Error(`Name a benchmark: ${Object.keys(benches).join(', ')}.`);
console.log(`npm run bench -- ${process.argv.slice(2).join(' ')}`);
try {
  await bench();
} catch (error) {
  if (!(error instanceof NotHere)) throw error;
  console.log(`Not run: ${error.message}.`);
}

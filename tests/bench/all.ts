/** `npm run bench -- <name> …`: runs a benchmark. The comment at the top of its file says what it measures. */
import { parseArgs } from 'node:util';
import { Unavailable } from '../support/unavailable.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string' }, only: { type: 'string', default: '' } },
});
const [name = '', ...args] = positionals;
const getCounts = (defaults: number[]) => (args.length > 0 ? args.map(toCount) : defaults);
const runs = values.runs === undefined ? undefined : toCount(values.runs);

function toCount(text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new Error(`“${text}” is not a whole number above zero.`);
}

const benchmarks: Record<string, () => Promise<void>> = {
  build: async () =>
    (await import('./build.ts')).benchBuild(
      getCounts([1, 100, 1000]),
      runs ?? 1,
      values.only.split(',').filter(Boolean),
    ),
  start: async () => (await import('./start.ts')).benchStart(runs ?? 1),
  dev: async () => (await import('./dev.ts')).benchDev(getCounts([1000]), runs ?? 5),
  reading: async () => (await import('./reading.ts')).benchReading(runs ?? 7),
  lighthouse: async () => (await import('./lighthouse.ts')).benchLighthouse(runs ?? 3),
};

const runBenchmark = benchmarks[name];
if (!runBenchmark) throw new Error(`Name a benchmark: ${Object.keys(benchmarks).join(', ')}.`);
console.log(`npm run bench -- ${process.argv.slice(2).join(' ')}`);
try {
  await runBenchmark();
} catch (error) {
  if (!(error instanceof Unavailable)) throw error;
  console.log(`Not run: ${error.message}.`);
}

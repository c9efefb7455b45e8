/** Says what `npm run source -- share` did, and what it left to a person. */
import type { WrittenSource } from '../content-sources/written-source.ts';
import type { Conflict } from './merge-sources.ts';
import type { DifferingSource, RepeatedSource, SharingPlan } from './plan-sharing.ts';

/** Formats a plan, and whether it was carried out. @param name the path of `sources.yml` in messages */
export function formatReport({ repeated, differing }: SharingPlan, name: string, isDryRun: boolean): string {
  const moved = repeated.map(({ id, written }) => `  ${id}: ${listPlaces(written)}`);
  const count = repeated.reduce((sum, { written }) => sum + written.length, 0);
  const verb = isDryRun ? 'Would move' : 'Moved';
  return [
    ...differing.map(formatDifference),
    ...moved,
    repeated.length > 0
      ? `${verb} ${formatWorks(repeated)} to ${name}, in the place of ${count} entries.`
      : 'No source was moved: none is written twice in the same way.',
    ...(differing.length > 0 ? [`${formatWorks(differing)} left as they are: see above.`] : []),
  ].join('\n');
}

function formatDifference({ id, conflicts }: DifferingSource): string {
  return conflicts
    .flatMap(({ field, values, restsOn }) => {
      if (restsOn !== undefined)
        return [
          `“${id}” stays as it is: it rests on “${restsOn}”, which is not in sources.yml.`,
          `    Move “${restsOn}” there, write its id in its place, then run the command again.`,
        ];
      const lines = values.map(({ source, value }) => `    ${formatPlace(source)} ${formatValue(value)}`);
      return [`“${id}” stays as it is: “${field}” is not the same everywhere.`, ...lines, `    ${getRemedy(field)}`];
    })
    .join('\n');
}

function getRemedy(field: Conflict['field']): string {
  if (field === 'lang') return 'Write the language of the work as “lang” in each entry, then run the command again.';
  const isPassage = field.includes('.');
  const other = isPassage ? ', or give the passages different keys' : '';
  return `Look at the source, and write the same everywhere${other}; then run the command again.`;
}

const listPlaces = (sources: readonly WrittenSource[]): string => sources.map(formatPlace).join(', ');

const formatPlace = ({ list, positions }: WrittenSource): string => `${list.name}:${positions.get('id')?.line}`;

const formatValue = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const formatWorks = ({ length }: readonly (RepeatedSource | DifferingSource)[]): string =>
  length === 1 ? '1 source' : `${length} sources`;

/** How long ago the day is up to which an explainer describes the world. All dates are plain ISO dates. */
import type { ExplainerMetadata } from '../explainer/model.ts';
import { getStrings } from '../i18n/strings.ts';
import { ages } from '../site.ts';

/** After how many days an explainer is old. `exceptions` sets other numbers by slug; `Infinity` means never. */
interface Ages {
  days: number;
  exceptions: Readonly<Record<string, number>>;
}

const msPerDay = 24 * 3600 * 1000;

/**
 * Returns the full days since the last day of `asOf`, which is a day, a month or a year.
 * @returns undefined while they are too few to call the explainer old
 */
export function getDaysIfOld(
  { slug, asOf }: Pick<ExplainerMetadata, 'slug' | 'asOf'>,
  today: string,
  { days, exceptions }: Ages,
): number | undefined {
  const [year = 0, month, date] = asOf.split('-').map(Number);
  const lastDay = Date.UTC(year, month === undefined ? 12 : date === undefined ? month : month - 1, date ?? 0);
  const passed = Math.floor((Date.parse(today) - lastDay) / msPerDay);
  return passed > (exceptions[slug] ?? days) ? passed : undefined;
}

/** Returns the sentence that says how old an explainer is on the day of the build; empty while it is not old. */
export function getAgeNotice(explainer: Pick<ExplainerMetadata, 'slug' | 'asOf' | 'lang'>): string {
  const days = getDaysIfOld(explainer, new Date().toISOString().slice(0, 10), ages);
  return days === undefined ? '' : getStrings(explainer.lang).old(days);
}

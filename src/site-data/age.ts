/** How old a description of the world is. All dates are plain ISO dates. */

/** After how many days what an explainer says is called old; by slug where another number fits, `Infinity` for what does not age. */
export interface Ages {
  days: number;
  exceptions: Readonly<Record<string, number>>;
}

const day = 24 * 3600 * 1000;

/**
 * The whole days that have passed since the last day of `asOf`, if they make an explainer old; otherwise undefined.
 * @param explainer its name and the day, month or year up to which it describes the world
 * @param today the day to count from: the one place where it comes in
 */
export function daysOld(
  { slug, asOf }: { slug: string; asOf: string },
  today: string,
  { days, exceptions }: Ages,
): number | undefined {
  const [year = 0, month, date] = asOf.split('-').map(Number);
  const last = Date.UTC(year, month === undefined ? 12 : date === undefined ? month : month - 1, date ?? 0);
  const passed = Math.floor((Date.parse(today) - last) / day);
  return passed > (exceptions[slug] ?? days) ? passed : undefined;
}

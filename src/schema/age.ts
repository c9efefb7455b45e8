/** How old a description of the world is. All dates are plain ISO dates. */

const day = 24 * 3600 * 1000;

/**
 * The whole months that have passed since the last day of `asOf`, if they make it old; otherwise undefined.
 * @param asOf a day, month or year
 * @param today the day to count from: the one place where it comes in
 * @param days after how many days it is old; `Infinity` for what does not age
 */
export function monthsOld(asOf: string, today: string, days: number): number | undefined {
  const [year = 0, month, date] = asOf.split('-').map(Number);
  const last = Date.UTC(year, month === undefined ? 12 : date === undefined ? month : month - 1, date ?? 0);
  const passed = Math.floor((Date.parse(today) - last) / day);
  return passed > days ? Math.floor(passed / 30.44) : undefined;
}

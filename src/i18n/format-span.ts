/** Writes a number of days in the largest unit that has passed: “a year”, “3 months”. */
export function formatSpan(days: number): string {
  const format = (count: number, unit: string) => (count === 1 ? `a ${unit}` : `${count} ${unit}s`);
  if (days >= 365.25) return format(Math.floor(days / 365.25), 'year');
  return days >= 30.44 ? format(Math.floor(days / 30.44), 'month') : format(days, 'day');
}

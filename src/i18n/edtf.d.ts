/** Types of the parts of edtf that this project uses; it has none itself: https://github.com/inukshuk/edtf.js. */
declare module 'edtf' {
  /** Digits or signs for which something holds; 0 if it holds for none. */
  interface Bitmask {
    value: number;
  }

  /** A day, a month or a year; `values` are year, month from 0, and day. */
  export interface ExtendedDate {
    type: 'Date';
    values: number[];
    uncertain: Bitmask;
    approximate: Bitmask;
    unspecified: Bitmask;
    /** The first and last millisecond (UTC). */
    min: number;
    max: number;
  }

  /** `values` are year and number of the season, from 21. */
  export interface Season {
    type: 'Season';
    values: [year: number, season: number];
  }

  /** An end is `null` if it is unknown, and `Infinity` if it is open. */
  export interface Interval {
    type: 'Interval';
    lower: ExtendedDate | number | null;
    upper: ExtendedDate | number | null;
  }

  /** @throws Error when the text is not EDTF of this level, or its end is not after its start */
  export default function edtf(
    text: string,
    constraints: { level: number; types: string[] },
  ): ExtendedDate | Season | Interval;
}

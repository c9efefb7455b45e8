/** Preloaded into a command (`node --import`), moves its clock ahead by the days in `DAYS_LATER`. */
const shift = Number(process.env['DAYS_LATER'] ?? 0) * 24 * 3600 * 1000;
const Real = Date;

globalThis.Date = class extends Real {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(Real.now() + shift);
    else super(...(given as [number]));
  }

  static override now(): number {
    return Real.now() + shift;
  }
} as DateConstructor;

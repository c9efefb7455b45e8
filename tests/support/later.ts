/** Preloaded into a command with `node --import`: moves its clock forward by `DAYS_LATER` days. */
const shift = Number(process.env['DAYS_LATER'] ?? 0) * 24 * 3600 * 1000;
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...args: unknown[]) {
    if (args.length === 0) super(RealDate.now() + shift);
    else super(...(args as [number]));
  }

  static override now(): number {
    return RealDate.now() + shift;
  }
} as DateConstructor;

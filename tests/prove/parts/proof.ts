/** What a proof is. */
export interface Proof {
  /** One sentence: what holds. */
  claim: string;
  /** @throws Error when it does not hold; {@link NotHere} when this machine cannot tell. */
  run(print: (line: string) => void): Promise<void>;
}

/** Thrown by a proof that needs what this machine does not give; the message says what. */
export class NotHere extends Error {}

/** @throws Error with `what` unless `holds`. */
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

export interface Proof {
  /** One sentence: what the proof shows. */
  claim: string;
  /** @throws Error when the claim does not hold; {@link Unavailable} when this machine cannot run the proof */
  run(print: (line: string) => void): Promise<void>;
}

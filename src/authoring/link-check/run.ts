/** Finds out about many addresses. */
import { getHost } from './address.ts';
import type { Answers, Known } from './answers.ts';
import type { Asked } from './follow.ts';
import { isFailure } from './reply.ts';
import { toFinding } from './status.ts';

/** What came of a run. */
export interface Run {
  known: Map<string, Known>;
  /** None of several servers answered: it is this machine that cannot get out. Then nothing is to be believed or kept. */
  isOffline: boolean;
}

/**
 * Finds out about addresses: from what is kept as far as it holds (unless `fresh`), else by asking. Answers are kept as
 * they come; the caller saves them. `onKnown` is told of each address.
 */
export async function checkAll(
  addresses: readonly string[],
  answers: Answers,
  follow: (address: string) => Promise<Asked>,
  { fresh, onKnown }: { fresh: boolean; onKnown: (known: ReadonlyMap<string, Known>) => void },
): Promise<Run> {
  const known = new Map<string, Known>();
  const unreached = new Set<string>();
  let isOut = false;
  let waiting: [address: string, finding: Known][] = [];
  const report = (address: string, finding: Known) => {
    known.set(address, finding);
    onKnown(known);
  };
  const keep = () => {
    for (const [address, finding] of waiting) answers.set(address, finding);
    waiting = [];
  };
  await Promise.all(
    addresses.map(async (address) => {
      const kept = fresh ? undefined : answers.get(address);
      if (kept) return report(address, kept);
      const came = await follow(address);
      const finding = { ...toFinding(came), asked: new Date().toISOString() };
      const reach = reachOf(came);
      // Whether a private address is asked depends on the run.
      if (reach !== 'local') waiting.push([address, finding]);
      if (reach === 'none') unreached.add(getHost(address));
      if (reach === 'out') isOut = true;
      if (isOut) keep();
      return report(address, finding);
    }),
  );
  const isOffline = !isOut && unreached.size > 2;
  if (!isOffline) keep();
  return { known, isOffline };
}

/** How far the way to a first server led. */
function reachOf({ end, hops }: Asked): 'out' | 'none' | 'local' {
  if (!isFailure(end) || hops.length > 0) return isFailure(end) && end.failure === 'local' ? 'local' : 'out';
  if (end.failure === 'local') return 'local';
  return ['no-name', 'no-network', 'timeout'].includes(end.failure) ? 'none' : 'out';
}

/** Finds the copy of a work that is nearest to the day on which it was read, and that is a copy of that page. */
import type { FollowUrl, LinkOutcome } from '../web/follow-redirects.ts';
import type { Work } from './archivable-sources.ts';
import { type Archive, type ArchivedPage, countDays, toDay } from './archive.ts';
import { findMismatch } from './check-page.ts';

/** What was found: a copy, or why there is none. */
export interface FoundCopy {
  copy?: ArchivedPage;
  /** Sentences. */
  reasons: string[];
  /** Why no archive will have a copy. */
  exclusion?: string;
  /** A later run may find more. */
  isTemporary: boolean;
}

const maxChecked = 4;
const maxPageBytes = 10 * 1024 * 1024;

/** @param today the day to look near to when neither the day of reading nor that of publication is known */
export async function findCopy(
  work: Work,
  archives: readonly Archive[],
  follow: FollowUrl,
  today: string,
): Promise<FoundCopy> {
  const day = work.day?.date ?? today;
  const searches = await Promise.all(archives.map((archive) => archive.findCopies(work.url, day)));
  const distance = (copy: ArchivedPage) => Math.abs(countDays(day, copy.day));
  const copies = searches
    .flatMap((search) => search.copies)
    .sort((a, b) => distance(a) - distance(b))
    .filter(({ url }, index, all) => all.findIndex((other) => other.url === url) === index);
  const reasons = searches.map(({ failure, exclusion, copies: found }, index) => {
    const answer = failure ?? exclusion ?? (found.length > 0 ? 'its copies cannot be used' : 'it has no copy');
    return `${archives[index]?.name}: ${answer}.`;
  });
  let isTemporary = searches.some(({ failure }) => failure !== undefined);
  for (const copy of copies.slice(0, maxChecked)) {
    const checked = await checkCopy(copy, work, follow);
    if (checked.copy) return { copy: checked.copy, reasons: [], isTemporary: false };
    isTemporary ||= checked.isTemporary;
    reasons.push(...checked.reasons);
  }
  const exclusion = isTemporary ? undefined : searches.find((search) => search.exclusion)?.exclusion;
  return { reasons, isTemporary, ...(exclusion ? { exclusion } : {}) };
}

/** Requests a copy and checks it. */
export async function checkCopy(copy: ArchivedPage, work: Work, follow: FollowUrl): Promise<FoundCopy> {
  const outcome = await follow(copy.rawUrl, { maxBodyBytes: maxPageBytes });
  const mismatch = findMismatch(outcome, work, true);
  if (mismatch === undefined) return { copy: getFinalCopy(copy, outcome), reasons: [], isTemporary: false };
  const isTemporary = !('status' in outcome.end) || outcome.end.status >= 500 || outcome.end.status === 429;
  return { reasons: [`The copy of ${copy.day} (${copy.url}): ${mismatch}`], isTemporary };
}

/** Returns the copy to which the archive led: that of another minute, or of the page that the first redirects to. */
function getFinalCopy(copy: ArchivedPage, { redirects, url }: LinkOutcome): ArchivedPage {
  const [, time, original] = /\/(\d{14})id_\/(.+)$/.exec(url) ?? [];
  if (redirects.length === 0 || !time || !original) return copy;
  return { ...copy, url: copy.url.replace(/\/\d{14}\/.*$/, () => `/${time}/${original}`), day: toDay(time) };
}

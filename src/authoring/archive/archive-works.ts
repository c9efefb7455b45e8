/** Finds or makes an archived copy of each work, and writes what it found into the content after each of them. */
import type { FollowUrl } from '../web/follow-redirects.ts';
import type { Work } from './archivable-sources.ts';
import { type Archive, type ArchivedPage, countDays } from './archive.ts';
import type { ArchiveCache } from './archive-cache.ts';
import { checkCopy, type FoundCopy, findCopy } from './find-copy.ts';

/** What a run does with each work. */
export interface ArchiveOptions {
  archives: readonly Archive[];
  follow: FollowUrl;
  cache: ArchiveCache;
  /** Ignore what earlier runs did not find. */
  fresh: boolean;
  /** Write nothing, and ask for no copies. */
  dryRun: boolean;
  /** A plain date. */
  today: string;
}

/** What was found for a work, in words. */
export interface WorkResult {
  work: Work;
  outcome: 'found' | 'unarchivable' | 'missing' | 'kept' | 'not-kept';
  message: string;
}

/** Fields of a source that this command writes. */
type Fields = { archived: string } | { unarchivable: string } | { seen: { on: string; sha256: string } };

/** Selects works of which an entry has neither an archived copy nor a reason why there is none. */
export const selectWithoutCopy = (works: readonly Work[]): Work[] =>
  works.filter(({ entries }) => entries.some(({ source }) => !source.archived && !source.unarchivable));

/** Selects works of which the newsroom keeps no copy. */
export const selectWithoutEvidence = (works: readonly Work[]): Work[] =>
  works.filter(({ entries }) => entries.some(({ source }) => !source.seen));

/** Finds the copy of a work. Without one, asks an archive to make it, where one can. Writes the result. */
export async function archiveWork(work: Work, options: ArchiveOptions): Promise<WorkResult> {
  const known = work.entries.find(({ source }) => source.archived)?.source.archived;
  if (known) return report(work, { archived: known }, 'found', `the copy that another entry names: ${known}`, options);
  const { archives, cache } = options;
  const saver = options.dryRun ? undefined : archives.find(({ save }) => save);
  // A copy that an earlier run asked for is not in the index yet.
  const isPending = cache.get('jobs', work.url) !== undefined;
  const found = saver && isPending ? noCopy : await findOrRemember(work, options);
  if (found.copy) return reportCopy(work, found.copy, options);
  const exclusion = found.exclusion;
  if (exclusion) return report(work, { unarchivable: exclusion }, 'unarchivable', exclusion, options);
  if (saver) return saveWork(work, saver, found.reasons, options);
  return { work, outcome: 'missing', message: `no copy. ${found.reasons.join(' ')}` };
}

const noCopy: FoundCopy = { reasons: [], isTemporary: true };

/** Looks for a copy, unless a run on the same day found none. */
async function findOrRemember(
  work: Work,
  { archives, follow, cache, fresh, today }: ArchiveOptions,
): Promise<FoundCopy> {
  const miss = fresh ? undefined : cache.get('misses', work.url);
  if (miss !== undefined) return { reasons: [`${miss} (An earlier run; “--fresh” looks again.)`], isTemporary: false };
  const found = await findCopy(work, archives, follow, today);
  if (!found.copy && !found.exclusion && !found.isTemporary) cache.set('misses', work.url, found.reasons.join(' '));
  return found;
}

async function saveWork(
  work: Work,
  { save }: Archive,
  reasons: readonly string[],
  options: ArchiveOptions,
): Promise<WorkResult> {
  const saved = (await save?.(work.url)) ?? { failure: '' };
  if ('exclusion' in saved)
    return report(work, { unarchivable: saved.exclusion }, 'unarchivable', saved.exclusion, options);
  if ('failure' in saved)
    return { work, outcome: 'missing', message: `no copy. ${[...reasons, saved.failure].join(' ')}` };
  const checked = await checkCopy(saved.copy, work, options.follow);
  if (!checked.copy)
    return {
      work,
      outcome: 'missing',
      message: `saved, but not written. ${checked.reasons.join(' ')} Another run looks at it again.`,
    };
  const result = reportCopy(work, checked.copy, options);
  options.cache.delete('jobs', work.url);
  return result;
}

function reportCopy(work: Work, copy: ArchivedPage, options: ArchiveOptions): WorkResult {
  const { day } = work;
  const days = countDays(day?.date ?? copy.day, copy.day);
  const count = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'} ${days < 0 ? 'before' : 'after'}`;
  const distance = !day ? '' : `, ${days === 0 ? 'the day' : count} it was ${day.isRead ? 'read' : 'published'}`;
  return report(work, { archived: copy.url }, 'found', `the copy of ${copy.day}${distance}: ${copy.url}`, options);
}

function report(
  work: Work,
  fields: Fields,
  outcome: WorkResult['outcome'],
  message: string,
  { dryRun }: ArchiveOptions,
): WorkResult {
  if (!dryRun) writeFields(work, fields, ({ archived, unarchivable }) => !archived && !unarchivable);
  return { work, outcome, message };
}

/** Writes fields into every entry of a work that needs them. The files are read again: their author may edit them. */
export function writeFields(
  { entries }: Work,
  fields: Fields,
  needsFields: (source: Work['entries'][number]['source']) => boolean,
): void {
  for (const { source, open } of entries) {
    if (!needsFields(source)) continue;
    const file = open();
    file.setFields(source.id, fields);
    file.save();
  }
}

/**
 * Asks the Wayback Machine to copy pages: Save Page Now 2. An account may start seven copies a minute and make twelve
 * at once; one copy takes up to two minutes. Jobs are remembered, so that a run that was stopped asks for their results
 * and does not submit a page twice.
 * https://docs.google.com/document/d/1Nsv52MvSjbLb2PCpHlat0gkzw0EvtSgpKHu4mk0MnrA
 */
import { setTimeout } from 'node:timers/promises';
import type { FollowUrl } from '../web/follow-redirects.ts';
import { isFailure } from '../web/response.ts';
import { services } from '../web/services.ts';
import type { SaveResult } from './archive.ts';
import type { ArchiveCache } from './archive-cache.ts';
import { requestJson } from './request-json.ts';
import { toWaybackCopy } from './wayback.ts';

/** Where account holders find their key. */
export const keyAddress = 'https://archive.org/account/s3.php';

interface SaveOptions {
  follow: FollowUrl;
  /** `access:secret`. */
  key: string;
  cache: ArchiveCache;
  /** Seconds between two questions about a job. Two submissions are twice as far apart. */
  pause: number;
}

/** What the service answers, at the submission and about a job. */
interface SaveAnswer {
  job_id?: string | null;
  status?: 'pending' | 'success' | 'error';
  status_ext?: string;
  message?: string;
  timestamp?: string;
  original_url?: string;
}

const maxQuestions = 60;

/** Errors that say for good why a page cannot be copied, in words for readers. */
const exclusions: Record<string, string> = {
  'error:blocked-url': 'blocked by the Wayback Machine',
  'error:not-found': 'the page no longer exists',
  'error:no-access': 'blocked by the publisher',
  'error:unauthorized': 'blocked by the publisher',
  'error:blocked': 'blocked by the publisher',
  'error:filesize-limit': 'too large for the Wayback Machine',
};

/** The account may submit nothing more for now. */
const limits: readonly (string | undefined)[] = ['error:max-daily-bandwidth', 'error:max-daily-bandwidth-from-ip'];

/** Creates the function that has pages saved. After a limit is reached, it submits nothing more. */
export function createSaver({ follow, key, cache, pause }: SaveOptions): (url: string) => Promise<SaveResult> {
  const headers = { Authorization: `LOW ${key}` };
  let limitReached: string | undefined;
  let submissions = Promise.resolve();
  const wait = (seconds: number) => setTimeout(seconds * 1000);
  const ask = (path: string, content?: string) =>
    requestJson(follow, services.wayback + path, {
      headers: content ? { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' } : headers,
      ...(content ? { content } : {}),
    });

  /** Submits pages one after the other. */
  const submit = (url: string): Promise<{ job: string } | SaveResult> => {
    const submission = submissions.then(() => submitNext(url));
    submissions = submission.then(() => wait(2 * pause));
    return submission;
  };

  const submitNext = async (url: string): Promise<{ job: string } | SaveResult> => {
    for (let attempt = 0; attempt < maxQuestions; attempt += 1) {
      if (limitReached) return { failure: limitReached };
      // A copy of today is as good: the service then names its job.
      const content = new URLSearchParams({ url, if_not_archived_within: '1d', skip_first_archive: '1' });
      const { data, failure, outcome } = await ask('/save', String(content));
      const { end } = outcome;
      if (isFailure(end) ? end.failure === 'rate-limited' : end.status === 429)
        limitReached = 'Save Page Now takes no more pages for now. Run the command again later.';
      else if (!isFailure(end) && end.status === 401)
        limitReached = `Save Page Now does not know the key in ARCHIVE_ORG_KEY. ${keyAddress} shows yours.`;
      if (limitReached) return { failure: limitReached };
      if (failure) return { failure: `Save Page Now: ${failure}.` };
      const { job_id: job, ...answer } = (data ?? {}) as SaveAnswer;
      if (job) {
        cache.set('jobs', url, job);
        return { job };
      }
      if (answer.status_ext !== 'error:user-session-limit') return explain(answer);
      await wait(pause);
    }
    return { failure: 'Save Page Now is busy with other copies of this account. Run the command again later.' };
  };

  const explain = ({ status_ext: code = '', message }: SaveAnswer): SaveResult => {
    const exclusion = Object.hasOwn(exclusions, code) ? exclusions[code] : undefined;
    if (exclusion) return { exclusion };
    const sentence = `Save Page Now: ${message || code || 'it answers with nothing that can be understood'}`;
    if (limits.includes(code)) limitReached = sentence;
    return { failure: sentence.replace(/[^.]$/, '$&.') };
  };

  return async (url) => {
    const cached = cache.get('jobs', url);
    const submitted = cached ? { job: cached } : await submit(url);
    if (!('job' in submitted)) return submitted;
    for (let question = 0; question < maxQuestions; question += 1) {
      await wait(pause);
      const { data, failure } = await ask(`/save/status/${encodeURIComponent(submitted.job)}`);
      // The job goes on at the archive, so the next run asks again.
      if (failure) return { failure: `Save Page Now: ${failure}.` };
      const answer = (data ?? {}) as SaveAnswer;
      if (answer.status === 'pending') continue;
      const { status, timestamp, original_url: original = url } = answer;
      if (status === 'success' && timestamp) return { copy: toWaybackCopy(timestamp, original) };
      cache.delete('jobs', url);
      return explain(answer);
    }
    return { failure: 'Save Page Now is still copying it. Run the command again later.' };
  };
}

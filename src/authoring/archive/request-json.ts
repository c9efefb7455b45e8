/** Requests JSON from a service, and says in a sentence why there is none. */
import { toLinkResult } from '../link-check/link-status.ts';
import type { BodyRequest, FollowUrl, LinkOutcome } from '../web/follow-redirects.ts';
import { isFailure } from '../web/response.ts';

/** The answer of a service: its data, or why there are none. */
export interface JsonAnswer {
  data?: unknown;
  failure?: string;
  outcome: LinkOutcome;
}

/** Answers are short; more than this is none. Bytes. */
const maxBodyBytes = 1024 * 1024;

export async function requestJson(
  follow: FollowUrl,
  address: string,
  request: Omit<BodyRequest, 'maxBodyBytes'> = {},
): Promise<JsonAnswer> {
  const headers = { Accept: 'application/json', ...request.headers };
  const outcome = await follow(address, { ...request, headers, maxBodyBytes });
  const { end } = outcome;
  if (isFailure(end) || end.status !== 200) return { failure: toLinkResult(outcome).reason, outcome };
  try {
    return { data: JSON.parse(end.body?.toString() || '[]'), outcome };
  } catch {
    return { failure: 'The server answers with a page instead of data', outcome };
  }
}

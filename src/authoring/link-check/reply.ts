/** What can come of one request. */

/** A server’s answer, as far as it matters here. */
export interface Reply {
  status: number;
  /** Where it leads on to, as written. */
  location?: string;
  /** For how many seconds the server asks to be left alone. */
  retryAfter?: number;
  /** It is a test whether a person asks, not the page. */
  challenge?: boolean;
}

/** Why there is no answer. */
export type FailureKind =
  | 'no-name'
  | 'no-network'
  | 'refused'
  | 'certificate'
  | 'broken'
  | 'timeout'
  | 'unreadable'
  | 'local'
  | 'loop'
  | 'many-redirects'
  | 'bad-redirect'
  | 'left-alone'
  | 'shut-out';

/** No answer. `code` is what the system called it. */
export interface Failure {
  failure: FailureKind;
  code?: string;
}

/** Whether there is no answer. */
export function isFailure(reply: Reply | Failure): reply is Failure {
  return 'failure' in reply;
}

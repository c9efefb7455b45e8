/** The outcome of one request: a response, or the reason why there is none. */
import { privateNetworkCode } from './private-network.ts';

/** What the commands need of an HTTP response. */
export interface LinkResponse {
  status: number;
  /** The headers, with names in lower case; absent for a request without a body. */
  headers?: Record<string, string>;
  /** The decompressed body, for a request that asks for it. */
  body?: Buffer;
  /** The body is longer than the request allows, and is cut off. */
  isTruncated?: true;
  /** The Location header as the server wrote it. */
  location?: string;
  /** The Retry-After header in seconds. */
  retryAfter?: number;
  /** The server sent a test for people, such as a CAPTCHA, instead of the page. */
  isChallenge?: boolean;
}

/** Why there is no response, or no request. */
export type FailureKind =
  | 'unknown-host'
  | 'unreachable'
  | 'refused'
  | 'certificate'
  | 'connection-lost'
  | 'timeout'
  | 'invalid-response'
  | 'private-network'
  | 'redirect-loop'
  | 'too-many-redirects'
  | 'invalid-redirect'
  | 'rate-limited'
  | 'blocked';

/** A request without a response. `code` is the system’s error code. */
export interface RequestFailure {
  failure: FailureKind;
  code?: string;
}

export function isFailure(outcome: LinkResponse | RequestFailure): outcome is RequestFailure {
  return 'failure' in outcome;
}

const kindsByCode: Record<string, FailureKind> = {
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timeout',
  [privateNetworkCode]: 'private-network',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate',
  HOSTNAME_MISMATCH: 'certificate',
};

/**
 * Returns the failure for a system error. A missing issuer is no certificate failure: browsers can fetch the
 * issuer.
 */
export function toFailure({ code = 'unknown' }: { code?: string | undefined }): RequestFailure {
  const failure = kindsByCode[code];
  if (failure) return { failure, code };
  if (code.startsWith('CERT_')) return { failure: 'certificate', code };
  return { failure: code.startsWith('HPE_') ? 'invalid-response' : 'connection-lost', code };
}

import { localCode } from './local.ts';
import type { Failure, FailureKind } from './reply.ts';

const kinds: Record<string, FailureKind> = {
  ENOTFOUND: 'no-name',
  EAI_AGAIN: 'no-network',
  ENETUNREACH: 'no-network',
  ENETDOWN: 'no-network',
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timeout',
  [localCode]: 'local',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate',
  HOSTNAME_MISMATCH: 'certificate',
};

/** What the error of a request means. A certificate whose issuer cannot be found here is none: browsers look further. */
export function toFailure({ code = 'unknown' }: { code?: string | undefined }): Failure {
  const kind =
    kinds[code] ?? (code.startsWith('CERT_') ? 'certificate' : code.startsWith('HPE_') ? 'unreadable' : 'broken');
  return { failure: kind, code };
}

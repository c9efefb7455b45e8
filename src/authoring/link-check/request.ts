/** One request to one address: never follows, never keeps cookies, never reads more than it needs. */
import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import http, { type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { toFailure } from './failure.ts';
import { resolveWith } from './local.ts';
import type { Failure, Reply } from './reply.ts';

/** Asks an address once. Never throws: what goes wrong is a {@link Failure}. */
export type Ask = (address: string, method: 'HEAD' | 'GET') => Promise<Reply | Failure>;

/** How to ask. */
export interface AskOptions {
  /** Who asks: the User-Agent. */
  agent: string;
  /** Seconds after which an answer is no longer waited for. */
  timeout: number;
  /** Whether addresses of this machine and the networks behind it may be asked. */
  allowLocal: boolean;
}

/** Headers of an answer may be long: browsers take up to 256 KB, and some policies alone are longer than Node’s 16 KB. */
const maxHeaderSize = 128 * 1024;

/** As much of a refusal as it takes to see whether it is a test for people. */
const enoughOfBody = 4096;

/** Makes the function that asks. Node’s own client is used, not `fetch`, because it lets us see the IP address of a name first. */
export function askWith({ agent, timeout, allowLocal }: AskOptions): Ask {
  const resolve = resolveWith(allowLocal);
  return async (address, method) => {
    let found: LookupAddress[];
    try {
      found = await resolve(new URL(address).hostname.replace(/^\[|\]$/g, ''));
    } catch (error) {
      return toFailure(error as NodeJS.ErrnoException);
    }
    const signal = AbortSignal.timeout(timeout * 1000);
    const options: RequestOptions = {
      method,
      signal,
      agent: false,
      maxHeaderSize,
      headers: { 'User-Agent': agent, Accept: '*/*', 'Accept-Encoding': 'identity' },
      lookup: lookupOf(found),
    };
    try {
      const request = (address.startsWith('https:') ? https : http).request(address, options);
      // Once there is an answer, what becomes of the connection changes nothing in it.
      request.on('error', () => {}).end();
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      return await replyOf(response.on('error', () => {}));
    } catch (error) {
      return signal.aborted ? { failure: 'timeout' } : toFailure(error as NodeJS.ErrnoException);
    }
  };
}

/** Connects to the addresses that were found and looked at, and to no others. */
function lookupOf(found: LookupAddress[]): LookupFunction {
  return (_name, { all }, done) => {
    const [{ address, family } = { address: '', family: 0 }] = found;
    if (all) done(null, found);
    else done(null, address, family);
  };
}

async function replyOf(response: IncomingMessage): Promise<Reply> {
  const { headers, statusCode: status = 0 } = response;
  const retryAfter = secondsOf(headers['retry-after']);
  const body = status >= 400 ? await startOf(response) : '';
  response.destroy();
  return {
    status,
    // Servers write UTF-8 into this header; Node reads every header as Latin-1.
    ...(headers.location ? { location: Buffer.from(headers.location, 'latin1').toString() } : {}),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(isChallenge(response, body) ? { challenge: true } : {}),
  };
}

/** The first few kilobytes of a body, or what came of them. */
async function startOf(response: IncomingMessage): Promise<string> {
  let text = '';
  try {
    for await (const chunk of response.setEncoding('latin1')) {
      text += chunk;
      if (text.length >= enoughOfBody) break;
    }
  } catch {
    // It broke off, or took too long; the status is known all the same.
  }
  return text.slice(0, enoughOfBody);
}

/** Whether a wall against programs answered: the marks of Cloudflare, AWS, DataDome, Imperva and PerimeterX. */
function isChallenge({ headers, statusCode = 0 }: IncomingMessage, body: string): boolean {
  if (headers['cf-mitigated'] === 'challenge' || headers['x-amzn-waf-action'] !== undefined) return true;
  if (statusCode < 400) return false;
  if (headers['x-datadome'] !== undefined) return true;
  return /<title>(?:just a moment|attention required)|\/cdn-cgi\/challenge-platform\/|_incapsula_resource|px-captcha/i.test(
    body,
  );
}

/** `Retry-After` in seconds, given as such or as a date. */
function secondsOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value.trim())) return Number(value);
  const seconds = (Date.parse(value) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds));
}

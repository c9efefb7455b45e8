/**
 * Web archives and the pages that they copy, on one server that answers as their documentation says: the Wayback
 * Machine’s index, availability API, copies and Save Page Now 2, and a second archive with TimeMaps (RFC 7089).
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';

/** A response; by default a page with status 200. */
export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export interface Copy extends Reply {
  /** 20260112093000 */
  timestamp: string;
  mimetype?: string;
  /** What the copy is of, if that is another address than the one asked for. */
  original?: string;
  /** The status in the index, if that is another one. */
  indexed?: number;
  /** The time in the index, if the archive leads from there to the time of the copy. */
  indexedAt?: string;
}

/** A page by its path, with what archives know of it. */
export interface ArchivedSite {
  live?: Reply;
  wayback?: Copy[];
  second?: Copy[];
  /** The index answers with this instead, or with these, one after the other, and then as it should. */
  index?: Reply | Reply[];
  /** The availability API answers with this instead. */
  availability?: Reply;
  /** What Save Page Now answers: to the submission, and then about the job, the last answer again and again. */
  save?: { submission: Reply | object; answers?: object[] };
}

export interface ArchiveServer {
  address: string;
  /** The environment of commands that are to ask this server. */
  env: Record<string, string>;
  /** What the archives have, which may change. */
  sites: Record<string, ArchivedSite>;
  requests: { method: string; path: string; body: string; authorization: string | undefined }[];
  /** Milliseconds before each answer. */
  delay: number;
  close(): void;
}

const errorPage: Reply = { status: 404, body: '<!doctype html><title>Wayback Machine</title><p>Not archived.' };

export async function startArchiveServer(sites: Record<string, ArchivedSite>): Promise<ArchiveServer> {
  const requests: ArchiveServer['requests'] = [];
  const answered = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '' } = request;
    const body = await readText(request);
    if (path !== '/robots.txt') requests.push({ method, path, body, authorization: request.headers.authorization });
    await setTimeout(result.delay);
    send(response, path === '/robots.txt' ? { status: 404 } : answer(request, path, body));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const result: ArchiveServer = {
    address,
    env: { WAYBACK_URL: `${address}/wb`, ARCHIVE_TIMEMAP_URL: `${address}/second/timemap/link` },
    sites,
    requests,
    delay: 0,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };

  const siteOf = (url: string | null): ArchivedSite => sites[url?.replace(address, '') ?? ''] ?? {};

  function answer(request: IncomingMessage, path: string, body: string): Reply {
    const { pathname, searchParams } = new URL(path, address);
    if (pathname === '/wb/cdx/search/cdx') return answerIndex(searchParams);
    if (pathname === '/wb/wayback/available') return answerAvailability(searchParams);
    if (pathname === '/wb/save') return answerSubmission(request, new URLSearchParams(body));
    if (pathname.startsWith('/wb/save/status/')) return answerStatus(decodeURIComponent(pathname.slice(16)));
    const [, archive, time = '', original = ''] = /^\/(wb\/web|second)\/(\d{14})id_\/(.*)$/.exec(path) ?? [];
    if (archive) return answerCopy(archive, time, original);
    if (path.startsWith('/second/timemap/link/')) return answerTimeMap(path.slice('/second/timemap/link/'.length));
    return siteOf(path).live ?? { status: 404, body: 'Not found' };
  }

  /**
   * CDX server: filters are regular expressions that match a whole field; the first row has the names of the fields.
   */
  function answerIndex(query: URLSearchParams): Reply {
    const url = query.get('url') ?? '';
    const { index, wayback = [] } = siteOf(url);
    const instead = Array.isArray(index) ? index.shift() : index;
    if (instead) return instead;
    const [field, pattern] = query.get('filter')?.split(/:(.*)/s) ?? [];
    const rows = wayback.map(
      ({
        timestamp,
        mimetype = 'text/html',
        status = 200,
        indexed = status,
        indexedAt = timestamp,
        original = url,
      }) => ({
        urlkey: 'key',
        timestamp: indexedAt,
        original,
        mimetype,
        statuscode: mimetype === 'warc/revisit' ? '-' : String(indexed),
        digest: 'DIGEST',
        length: '1000',
      }),
    );
    const closest = Number(query.get('closest')?.padEnd(14, '0'));
    const matching = rows
      .filter((row) => !field || new RegExp(`^(?:${pattern})$`).test(row[field as 'statuscode']))
      .sort((a, b) => Math.abs(Number(a.timestamp) - closest) - Math.abs(Number(b.timestamp) - closest))
      .slice(0, Number(query.get('limit') ?? rows.length));
    const [first] = matching;
    return json(first ? [Object.keys(first), ...matching.map((row) => Object.values(row))] : []);
  }

  function answerAvailability(query: URLSearchParams): Reply {
    const url = query.get('url') ?? '';
    const { availability, wayback = [] } = siteOf(url);
    if (availability) return availability;
    const copy = wayback.find(({ status = 200, mimetype }) => status === 200 && !mimetype);
    const closest = copy && {
      status: '200',
      available: true,
      url: `http://web.archive.org/web/${copy.timestamp}/${url}`,
      timestamp: copy.timestamp,
    };
    return json({ url, archived_snapshots: closest ? { closest } : {} });
  }

  function answerCopy(archive: string, time: string, original: string): Reply {
    const site = siteOf(original);
    const copies = (archive === 'second' ? site.second : site.wayback) ?? [];
    const copy = copies.find(({ timestamp }) => timestamp === time) ?? copies[0];
    if (!copy) return errorPage;
    const { timestamp } = copy;
    if (timestamp !== time) return { status: 302, headers: { location: `/${archive}/${timestamp}id_/${original}` } };
    const headers = { 'memento-datetime': toDate(timestamp), ...copy.headers };
    const location = copy.headers?.['location']?.replace('ADDRESS', address);
    return { ...copy, headers: location ? { ...headers, location } : headers };
  }

  function answerTimeMap(url: string): Reply {
    const { second } = siteOf(url);
    if (!second) return { status: 404, body: 'No memento.' };
    const links = second.map(
      ({ timestamp }) => `<${address}/second/${timestamp}/${url}>; rel="memento"; datetime="${toDate(timestamp)}"`,
    );
    const body = [`<${url}>; rel="original"`, `<${address}/second/${url}>; rel="timegate"`, ...links].join(',\n');
    return { headers: { 'content-type': 'application/link-format' }, body };
  }

  function answerSubmission({ headers }: IncomingMessage, form: URLSearchParams): Reply {
    if (headers.authorization !== 'LOW access:secret') return { ...json({ message: 'unauthorized' }), status: 401 };
    const url = form.get('url') ?? '';
    const { submission = {} } = siteOf(url).save ?? {};
    if ('status' in submission && typeof submission.status === 'number') return submission as Reply;
    return json({ url, ...submission });
  }

  function answerStatus(job: string): Reply {
    const [path = '', { save } = {}] =
      Object.entries(sites).find(([, site]) => JSON.stringify(site.save?.submission)?.includes(`"${job}"`)) ?? [];
    const answers = save?.answers ?? [];
    const count = answered.get(job) ?? 0;
    answered.set(job, count + 1);
    return json({
      job_id: job,
      original_url: address + path,
      resources: [],
      ...answers[Math.min(count, answers.length - 1)],
    });
  }

  return result;
}

const json = (data: unknown): Reply => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(data),
});

function toDate(timestamp: string): string {
  const [, year, month, day, hour, minute, second] = (
    /(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(timestamp) ?? []
  ).map(Number);
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second)).toUTCString();
}

function send(response: ServerResponse, { status = 200, headers, body = '' }: Reply): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
}

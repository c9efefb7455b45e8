/**
 * A server with the pages of invented publishers, in the patterns that real ones use, and with every way to misbehave.
 * Each page is a file in `pages/`, with what is to be found in it next to it. `{{origin}}` stands for the server’s
 * address.
 */
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../run.ts';
import { misbehaviours } from './misbehaviours.ts';

const folder = join(root, 'tests/support/publishers/pages');

/** A page and what is to be found in it. */
export interface PublisherPage {
  name: string;
  /** What is requested, with its query and fragment. */
  path: string;
  headers: Record<string, string>;
  body: Buffer;
  /** The fields of a source; `url` without the origin. A field that is missing must not be found. */
  work: Record<string, unknown>;
}

type Expected = Pick<PublisherPage, 'path' | 'work'> & Partial<Pick<PublisherPage, 'headers'>>;

/** The pages of all publishers. */
export const publisherPages: readonly PublisherPage[] = globSync('*.yml', { cwd: folder })
  .sort()
  .map((file) => {
    const name = basename(file, '.yml');
    const [bodyFile = ''] = globSync(`${name}.{html,pdf}`, { cwd: folder });
    const expected = parse(readFileSync(join(folder, file), 'utf8'), { schema: 'failsafe' }) as Expected;
    const { path, work, headers = { 'content-type': 'text/html; charset=utf-8' } } = expected;
    return { name, path, headers, work, body: readFileSync(join(folder, bodyFile)) };
  });

/** A running server. */
export interface PublisherServer {
  /** Its address without a slash at the end. */
  origin: string;
  /** The address of a page with a certificate that browsers refuse. */
  secureOrigin: string;
  close(): void;
}

/** Starts the server on a free port. */
export async function startPublisherServer(): Promise<PublisherServer> {
  const server = createServer((request, response) => {
    const origin = `http://${request.headers.host}`;
    const fill = (text: string) => text.replaceAll('{{origin}}', origin);
    const url = request.url ?? '';
    const page = publisherPages.find(({ path }) => URL.parse(path, origin)?.href.split('#')[0] === origin + url);
    const misbehaviour = misbehaviours.find(({ path }) => url.split('?')[0] === path || path === url);
    if (page) {
      const headers = Object.entries(page.headers).map(([name, value]) => [name, fill(value)]);
      // Latin-1 keeps every byte, whatever the charset of the page is.
      response.writeHead(200, Object.fromEntries(headers)).end(fill(page.body.toString('latin1')), 'latin1');
    } else if (misbehaviour) misbehaviour.respond(response, fill);
    else response.writeHead(404).end();
  });
  const pem = readFileSync(join(root, 'tests/fixtures/links/self-signed.pem'));
  const secureServer = createSecureServer({ key: pem, cert: pem }, (_request, response) =>
    response.end('<title>Secure</title>'),
  );
  for (const each of [server, secureServer]) {
    each.listen(0, '127.0.0.1');
    await once(each, 'listening');
  }
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    secureOrigin: `https://localhost:${(secureServer.address() as AddressInfo).port}`,
    close() {
      for (const each of [server, secureServer]) {
        each.closeAllConnections();
        each.close();
      }
    },
  };
}

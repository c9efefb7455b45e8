/** Serves a built site like `npm run serve`, and counts requests and bytes. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createSiteServer } from '../../src/publish/serve/server.ts';

export interface CountedServer {
  /** Its address, with a slash at the end. */
  address: string;
  /**
   * Returns the number of requests since the last call, and the bytes of their responses as sent, headers
   * included. Waits for pending requests.
   */
  cost(): Promise<{ requests: number; bytes: number }>;
  close(): void;
}

/** Serves a folder with gzip, which every server supports, and no better compression. */
export async function startCountedServer(folder: string): Promise<CountedServer> {
  const server = createSiteServer({ folder, basePath: '/' });
  const log: number[] = [];
  const sentBefore = new WeakMap<object, number>();
  let pending = 0;
  server.prependListener('request', (request, response) => {
    request.headers['accept-encoding'] = 'gzip';
    pending++;
    response.on('close', () => {
      const { socket } = request;
      log.push(socket.bytesWritten - (sentBefore.get(socket) ?? 0));
      sentBefore.set(socket, socket.bytesWritten);
      if (--pending === 0) server.emit('quiet');
    });
  });
  server.listen(0);
  await once(server, 'listening');
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}/`,
    async cost() {
      if (pending > 0) await once(server, 'quiet');
      const sizes = log.splice(0);
      return { requests: sizes.length, bytes: sizes.reduce((sum, each) => sum + each, 0) };
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

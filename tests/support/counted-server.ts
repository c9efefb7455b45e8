/** A built site served as `npm run serve` does, which counts what its answers cost. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createSiteServer } from '../../src/publish/serve/server.ts';

export interface CountedServer {
  /** Its address, with a slash at the end. */
  address: string;
  /**
   * The answers since the last call: how many, and their bytes as they left, heads included. Waits for those
   * under way.
   */
  cost(): Promise<{ requests: number; bytes: number }>;
  close(): void;
}

/** Serves a folder with gzip, which every server knows, and nothing that packs better. */
export async function countedServer(folder: string): Promise<CountedServer> {
  const server = createSiteServer({ folder, basePath: '/' });
  const log: number[] = [];
  const sent = new WeakMap<object, number>();
  let open = 0;
  server.prependListener('request', (request, response) => {
    request.headers['accept-encoding'] = 'gzip';
    open++;
    response.on('close', () => {
      const { socket } = request;
      log.push(socket.bytesWritten - (sent.get(socket) ?? 0));
      sent.set(socket, socket.bytesWritten);
      if (--open === 0) server.emit('quiet');
    });
  });
  server.listen(0);
  await once(server, 'listening');
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}/`,
    async cost() {
      if (open > 0) await once(server, 'quiet');
      const answers = log.splice(0);
      return { requests: answers.length, bytes: answers.reduce((sum, each) => sum + each, 0) };
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

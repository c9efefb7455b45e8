/** Sends bytes to a server that no browser would send. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Sends bytes and returns everything received until the server closes the connection. */
export async function sendRaw(port: number, bytes: string): Promise<string> {
  const socket = connect(port, 'localhost');
  let response = '';
  socket.setEncoding('latin1');
  socket.on('data', (data) => (response += data));
  // The server may close before it has received everything. The response until then counts.
  socket.on('error', () => {});
  const closed = new Promise((resolve) => socket.on('close', resolve));
  socket.write(bytes, 'latin1');
  await closed;
  return response;
}

/** Builds a request that is well formed apart from the arguments. The server closes the connection after it. */
export function buildRequest(path: string, headers: readonly string[] = [], method = 'GET'): string {
  return [`${method} ${path} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers, '', ''].join('\r\n');
}

/** Sends such a request and splits the response. */
export async function requestRaw(
  port: number,
  path: string,
  headers: readonly string[] = [],
  method = 'GET',
): Promise<{ status: number; head: string; body: string }> {
  const response = await sendRaw(port, buildRequest(path, headers, method));
  const end = response.indexOf('\r\n\r\n');
  const head = end < 0 ? response : response.slice(0, end);
  return { status: Number(head.split(' ')[1]), head, body: end < 0 ? '' : response.slice(end + 4) };
}

/** Opens a connection and sends bytes on it. */
export async function open(port: number, bytes = ''): Promise<Socket> {
  const socket = connect(port, 'localhost');
  socket.on('error', () => {});
  await once(socket, 'connect');
  if (bytes) socket.write(bytes, 'latin1');
  return socket;
}

/** Waits until the server has closed or reset a connection. */
export async function waitForClose(socket: Socket): Promise<void> {
  await new Promise((resolve) => socket.resume().on('close', resolve));
}

/** Speaks to a server byte by byte, as no browser would. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Sends bytes and gives back all that comes until the server ends the connection. */
export async function sendRaw(port: number, bytes: string): Promise<string> {
  const socket = connect(port, 'localhost');
  let answer = '';
  socket.setEncoding('latin1');
  socket.on('data', (data) => (answer += data));
  // The server may close before everything was sent: what it said until then counts.
  socket.on('error', () => {});
  const closed = new Promise((resolve) => socket.on('close', resolve));
  socket.write(bytes, 'latin1');
  await closed;
  return answer;
}

/** A request that is well formed but for what is given. The server closes after it. */
export function requestOf(path: string, headers: readonly string[] = [], method = 'GET'): string {
  return [`${method} ${path} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers, '', ''].join('\r\n');
}

/** Sends such a request. */
export async function ask(
  port: number,
  path: string,
  headers: readonly string[] = [],
  method = 'GET',
): Promise<{ status: number; head: string; body: string }> {
  const answer = await sendRaw(port, requestOf(path, headers, method));
  const end = answer.indexOf('\r\n\r\n');
  const head = end < 0 ? answer : answer.slice(0, end);
  return { status: Number(head.split(' ')[1]), head, body: end < 0 ? '' : answer.slice(end + 4) };
}

/** An open connection on which something was sent. */
export async function open(port: number, bytes = ''): Promise<Socket> {
  const socket = connect(port, 'localhost');
  socket.on('error', () => {});
  await once(socket, 'connect');
  if (bytes) socket.write(bytes, 'latin1');
  return socket;
}

/** Waits until the server has ended a connection, whichever way it does that: a reset is one. */
export async function cutOff(socket: Socket): Promise<void> {
  await new Promise((resolve) => socket.resume().on('close', resolve));
}

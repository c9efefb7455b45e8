/** Real web servers of Debian, with the configurations that we ship. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Where Debian puts nginx’s module for files compressed with Brotli. */
export const brotliModule = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

/** With the folder of Debian’s servers, which only root has on the path. */
const env = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` };

/** Which servers this machine has. */
export interface WebServersHere {
  nginx: boolean;
  /** The module of nginx for files compressed with Brotli. */
  brotli: boolean;
  caddy: boolean;
}

/** Says which servers this machine has. @param install installs missing ones first, where this process may */
export function webServersHere({ install = false } = {}): WebServersHere {
  const found = () => ({
    nginx: spawnSync('nginx', ['-v'], { env }).status === 0,
    brotli: existsSync(brotliModule),
    caddy: spawnSync('caddy', ['version'], { env }).status === 0,
  });
  const { nginx, caddy } = found();
  const mayInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (!install || !mayInstall || (nginx && caddy)) return found();
  // One by one: older systems do not have all of them.
  const packages = ['nginx-light', 'libnginx-mod-http-brotli-static', 'caddy'];
  const commands = ['apt-get update', ...packages.map((name) => `apt-get install -y ${name}`)];
  spawnSync('sh', ['-c', commands.join('; ')], {
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: 'ignore',
  });
  return found();
}

/** A running server. */
export interface WebServer {
  /** Its address, with a slash at the end. */
  address: string;
  stop(): Promise<void>;
}

/**
 * Starts a server on a free port. @param command gives the command for a port and a temporary folder, and
 * writes there what the server needs
 * @throws Error with what the server says when it does not start
 */
export async function startServer(
  command: (port: number, folder: string) => readonly [string, ...string[]],
): Promise<WebServer> {
  const folder = mkdtempSync(join(tmpdir(), 'footing-server-'));
  const port = await freePort();
  const [program, ...args] = command(port, folder);
  const log = join(folder, 'error.log');
  const child = spawn(program, args, { env: { ...env, HOME: folder }, stdio: ['ignore', 'ignore', 'pipe'] });
  // Should the tests end before they stop it.
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  let errors = '';
  child.stderr.on('data', (data) => (errors += data));
  while (!(await answers(port))) {
    if (child.exitCode === null) {
      await pause(20);
      continue;
    }
    const logged = existsSync(log) ? readFileSync(log, 'utf8') : '';
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`${program} does not start.\n${errors}${logged}`);
  }
  return {
    address: `http://127.0.0.1:${port}/`,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      process.off('exit', end);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}

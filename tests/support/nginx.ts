/** A real nginx, with the configuration that we ship. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Where Debian puts the module for files compressed with Brotli. */
const brotliModule = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

/** Debian’s place for it, which only root has on the path. */
const env = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` };

/** Whether nginx is there, and with the module for Brotli. */
export interface NginxHere {
  isHere: boolean;
  hasBrotli: boolean;
}

/** Tells it, after installing Debian’s package where this process may and it is missing. */
export function nginxHere({ install = false } = {}): NginxHere {
  const isThere = () => spawnSync('nginx', ['-v'], { env }).status === 0;
  const mayInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (install && mayInstall && !isThere())
    spawnSync(
      'sh',
      ['-c', 'apt-get update && apt-get install -y nginx-light; apt-get install -y libnginx-mod-http-brotli-static'],
      { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: 'ignore' },
    );
  return { isHere: isThere(), hasBrotli: existsSync(brotliModule) };
}

/** A running nginx. */
export interface Nginx {
  /** Where it answers, with a slash at the end. */
  address: string;
  /** Makes it read its configuration again, as `systemctl reload nginx` does. */
  reload(): void;
  stop(): Promise<void>;
}

/** Starts nginx with one server block that includes a file. @throws Error with what nginx says when it does not start. */
export async function startNginx(included: string, { brotli = false } = {}): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'footing-nginx-'));
  mkdirSync(join(folder, 'temporary'));
  const port = await freePort();
  const config = join(folder, 'nginx.conf');
  const log = join(folder, 'error.log');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, 'temporary', name)};`,
  );
  const text = `${brotli ? `load_module ${brotliModule};` : ''}
    ${process.getuid?.() === 0 ? 'user root;' : ''}
    daemon off; pid ${join(folder, 'pid')}; error_log ${log} warn;
    events { worker_connections 1024; }
    http { access_log off; ${temporary.join(' ')} server { listen 127.0.0.1:${port}; include ${included}; } }`;
  writeFileSync(config, text);
  const child: ChildProcess = spawn('nginx', ['-c', config, '-e', log], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  // Should the tests end before they stop it.
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  let said = '';
  child.stderr?.on('data', (data) => (said += data));
  while (!(await answers(port))) {
    if (child.exitCode === null) await pause(20);
    else throw new Error(`nginx does not start.\n${said}${existsSync(log) ? readFileSync(log, 'utf8') : ''}`);
  }
  return {
    address: `http://127.0.0.1:${port}/`,
    reload: () => void child.kill('SIGHUP'),
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

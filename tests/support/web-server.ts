/** Starts real web servers, as packaged by Debian, with the configurations that this project generates. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findFreePort } from './free-port.ts';

/** The path of nginx’s module for files compressed with Brotli on Debian. */
const brotliModule = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

/** Includes the folder of Debian’s servers, which only root has in `PATH`. */
const env = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` };

/** The servers that this machine has. */
export interface AvailableServers {
  nginx: boolean;
  /** The module of nginx for files compressed with Brotli. */
  brotli: boolean;
  caddy: boolean;
}

/**
 * Detects the servers that this machine has.
 * @param options `install`: installs missing ones first, if this process may
 */
export function detectWebServers({ install = false } = {}): AvailableServers {
  const detect = () => ({
    nginx: spawnSync('nginx', ['-v'], { env }).status === 0,
    brotli: existsSync(brotliModule),
    caddy: spawnSync('caddy', ['version'], { env }).status === 0,
  });
  const { nginx, caddy } = detect();
  const mayInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (!install || !mayInstall || (nginx && caddy)) return detect();
  // One by one, because older systems do not have all of them.
  const packages = ['nginx-light', 'libnginx-mod-http-brotli-static', 'caddy'];
  const commands = ['apt-get update', ...packages.map((name) => `apt-get install -y ${name}`)];
  spawnSync('sh', ['-c', commands.join('; ')], {
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: 'ignore',
  });
  return detect();
}

/** A running server. */
export interface WebServer {
  /** Its address, with a slash at the end. */
  address: string;
  stop(): Promise<void>;
}

/**
 * Starts a server on a free port.
 * @param command returns the command for a port and a temporary folder, and writes the server’s files there
 * @throws Error with the server’s message if it does not start
 */
async function startServer(
  command: (port: number, folder: string) => readonly [string, ...string[]],
): Promise<WebServer> {
  const folder = mkdtempSync(join(tmpdir(), 'footing-server-'));
  const port = await findFreePort();
  const [program, ...args] = command(port, folder);
  const log = join(folder, 'error.log');
  const child = spawn(program, args, { env: { ...env, HOME: folder }, stdio: ['ignore', 'ignore', 'pipe'] });
  // In case the tests end before they stop it.
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  let errors = '';
  child.stderr.on('data', (data) => (errors += data));
  while (!(await acceptsConnections(port))) {
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
      process.off('exit', kill);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function acceptsConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}

/** Starts Caddy with one site block that imports a file. @throws Error with Caddy’s message if it does not start */
export function startCaddy(imported: string): Promise<WebServer> {
  return startServer((port, folder) => {
    const config = join(folder, 'Caddyfile');
    writeFileSync(config, `{\n\tadmin off\n\tauto_https off\n}\nhttp://127.0.0.1:${port} {\n\timport ${imported}\n}\n`);
    return ['caddy', 'run', '--config', config, '--adapter', 'caddyfile'];
  });
}

/**
 * Starts nginx with one server block that includes a file.
 * @throws Error with nginx’s message if it does not start
 */
export function startNginx(included: string, { brotli = false } = {}): Promise<WebServer> {
  return startServer((port, folder) => {
    mkdirSync(join(folder, 'temporary'));
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
    return ['nginx', '-c', config, '-e', log];
  });
}

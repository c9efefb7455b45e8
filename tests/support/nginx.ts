/** A real nginx, with the configuration that we ship. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliModule, startServer, type WebServer } from './web-server.ts';

/**
 * Starts nginx with one server block that includes a file.
 * @throws Error with what nginx says if it does not start
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

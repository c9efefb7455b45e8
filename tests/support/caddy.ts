/** A real Caddy, with the configuration that we ship. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer, type WebServer } from './web-server.ts';

/** Starts Caddy with one site block that imports a file. @throws Error with what Caddy says when it does not start */
export function startCaddy(imported: string): Promise<WebServer> {
  return startServer((port, folder) => {
    const config = join(folder, 'Caddyfile');
    writeFileSync(config, `{\n\tadmin off\n\tauto_https off\n}\nhttp://127.0.0.1:${port} {\n\timport ${imported}\n}\n`);
    return ['caddy', 'run', '--config', config, '--adapter', 'caddyfile'];
  });
}

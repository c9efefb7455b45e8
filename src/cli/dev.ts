/** `npm run dev`: a live preview. Problems with the content show on its pages and in the terminal. */
import { dev } from 'astro';
import { root, settings } from '../site.ts';
import { checkContent, command, say } from './report.ts';

await command(async () => {
  checkContent();
  const server = await dev({ root, logLevel: 'warn', server: { port: settings.port } });
  say(`\nThe preview is at http://localhost:${server.address.port}${settings.basePath} (Ctrl-C stops it).`);
});

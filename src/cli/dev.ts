/** `npm run dev`: a live preview. Problems with the content show on its pages and in the terminal. */
import './compiled.ts';

const { dev } = await import('astro');
const { root, settings } = await import('../site.ts');
const { checkContent, command, say } = await import('./report.ts');

await command(async () => {
  checkContent();
  const server = await dev({ root, logLevel: 'warn', server: { port: settings.port } });
  say(`\nThe preview is at http://localhost:${server.address.port}${settings.basePath} (Ctrl-C stops it).`);
});

/** `npm run dev`: serves a live preview. Mistakes in the content show on its pages and in the terminal. */
import './compile-cache.ts';

const { runCommand } = await import('./run-command.ts');

await runCommand(async () => {
  const { root, settings } = await import('../site.ts');
  const { dev } = await import('astro');
  const { closePool } = await import('../build/worker-pool.ts');
  const { log } = await import('../build/log.ts');
  const { checkContent } = await import('../build/check-content.ts');
  await checkContent();
  await closePool();
  const server = await dev({ root, logLevel: 'warn', server: { port: settings.port } });
  log(`\nThe preview is at http://localhost:${server.address.port}${settings.basePath} (Ctrl-C stops it).`);
});

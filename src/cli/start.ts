/** `npm start`: checks, builds and indexes the site, then serves it. */
import './compile-cache.ts';

const { runCommand } = await import('./run-command.ts');

await runCommand(async () => {
  const { buildSite } = await import('../build/build-site.ts');
  const { serveSite } = await import('./serve-site.ts');
  if (await buildSite()) await serveSite();
  else process.exitCode = 1;
});

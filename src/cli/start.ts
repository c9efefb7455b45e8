/** `npm start`: checks, builds and indexes the site, then serves it. */
import './compiled.ts';

const { makeSite } = await import('./make.ts');
const { command } = await import('./report.ts');
const { serveSite } = await import('./serving.ts');

await command(async () => {
  if (await makeSite()) await serveSite();
  else process.exitCode = 1;
});

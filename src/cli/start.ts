/** `npm start`: checks, builds and indexes the site, then serves it. */
import { makeSite } from './make.ts';
import { command } from './report.ts';
import { serveSite } from './serving.ts';

await command(async () => {
  if (await makeSite()) await serveSite();
  else process.exitCode = 1;
});

/** `npm run build`: check, render, index. */
import { makeSite } from './make.ts';
import { command } from './report.ts';

await command(async () => {
  if (!(await makeSite())) process.exitCode = 1;
});

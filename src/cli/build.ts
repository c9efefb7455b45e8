/** `npm run build`: check, render, index. */
import './compiled.ts';

const { makeSite } = await import('./make.ts');
const { command } = await import('./report.ts');

await command(async () => {
  if (!(await makeSite())) process.exitCode = 1;
});

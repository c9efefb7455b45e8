/** `npm run build`: checks, renders and indexes the site. `-- --compress` adds compressed copies of its files. */
import './compile-cache.ts';
import { parseArgs } from 'node:util';

const { runCommand } = await import('./run-command.ts');

await runCommand(async () => {
  const { buildSite } = await import('../build/build-site.ts');
  const { compress } = parseArgs({ options: { compress: { type: 'boolean', default: false } } }).values;
  if (!(await buildSite({ compress }))) process.exitCode = 1;
});

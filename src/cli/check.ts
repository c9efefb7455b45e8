/**
 * `npm run check`: tells what is wrong with the content. `-- --format json` for machines. Exit 1 when there is an
 * error.
 */
import './compile-cache.ts';
import { parseArgs } from 'node:util';

const { problemJson } = await import('../diagnostics/print-diagnostics.ts');
const { hasErrors } = await import('../diagnostics/diagnostic.ts');
const { command } = await import('./run-command.ts');
const { log } = await import('../build/log.ts');
const { checkContent, readAll } = await import('../build/check-content.ts');

await command(async () => {
  const { format } = parseArgs({ options: { format: { type: 'string', default: 'text' } } }).values;
  if (format === 'json') {
    const { problems } = readAll();
    log(problemJson(problems));
    process.exitCode = hasErrors(problems) ? 1 : 0;
  } else if (format === 'text') {
    process.exitCode = (await checkContent()) ? 0 : 1;
  } else {
    throw new Error(`There is no format “${format}”. The formats are text and json.`);
  }
});

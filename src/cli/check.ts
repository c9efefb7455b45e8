/**
 * `npm run check`: reports mistakes in the content, as JSON with `-- --format json`. The exit code is 1 when
 * there is an error.
 */
import './compile-cache.ts';
import { parseArgs } from 'node:util';

const { runCommand } = await import('./run-command.ts');

await runCommand(async () => {
  const { toJson } = await import('../diagnostics/print-diagnostics.ts');
  const { hasErrors } = await import('../diagnostics/diagnostic.ts');
  const { log } = await import('../build/log.ts');
  const { checkContent, loadSiteContent } = await import('../build/check-content.ts');
  const { format } = parseArgs({ options: { format: { type: 'string', default: 'text' } } }).values;
  if (format === 'json') {
    const { diagnostics } = loadSiteContent();
    log(toJson(diagnostics));
    process.exitCode = hasErrors(diagnostics) ? 1 : 0;
  } else if (format === 'text') {
    process.exitCode = (await checkContent()) ? 0 : 1;
  } else {
    throw new Error(`Unknown format “${format}”. The formats are text and json.`);
  }
});

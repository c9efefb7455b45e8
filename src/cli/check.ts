/** `npm run check`: tells what is wrong with the content. `-- --format json` for machines. Exit 1 when there is an error. */
import './compiled.ts';
import { parseArgs } from 'node:util';

const { problemJson } = await import('../output/problem-text.ts');
const { hasErrors } = await import('../schema/problem.ts');
const { checkContent, command, readAll, say } = await import('./report.ts');

await command(() => {
  const { format } = parseArgs({ options: { format: { type: 'string', default: 'text' } } }).values;
  if (format === 'json') {
    const { problems } = readAll();
    say(problemJson(problems));
    process.exitCode = hasErrors(problems) ? 1 : 0;
  } else if (format === 'text') {
    process.exitCode = checkContent() ? 0 : 1;
  } else {
    throw new Error(`There is no format “${format}”. The formats are text and json.`);
  }
});

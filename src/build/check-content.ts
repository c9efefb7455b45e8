/** Reads and checks the content for commands, and prints what is wrong. */
import { setImmediate } from 'node:timers/promises';
import { writeEditorFiles } from '../authoring/editor-files.ts';
import { reportEmptySettings } from '../authoring/setting-rules.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { countDiagnostics, formatDiagnostics, toAnnotations } from '../diagnostics/print-diagnostics.ts';
import { openExplainers } from '../parse/explainer-reader.ts';
import { type Content, loadContent } from '../parse/load-content.ts';
import { root, settings } from '../site.ts';
import { contentOptions, setContent } from '../site-data/content-context.ts';
import { formatCount, formatSecondsSince, log, supportsColour } from './log.ts';
import { runInPool, threadCount } from './worker-pool.ts';

/** With fewer files to parse than this, the start of a thread takes longer than it saves. */
const worthThreads = 60;

/** Reads the content, and the settings that belong to it; editors learn which files there are. */
export function readContent(): Content {
  writeEditorFiles({ root, contentDir: settings.contentDir });
  const content = setContent(loadContent(contentOptions));
  return { ...content, diagnostics: [...content.diagnostics, ...reportEmptySettings()] };
}

/** Reads and checks the content, and prints what is wrong. @returns it where there is no error */
export async function checkContent(): Promise<Content | undefined> {
  const start = performance.now();
  await parseInParallel();
  const content = readContent();
  const { diagnostics, explainers } = content;
  if (diagnostics.length > 0) {
    log(formatDiagnostics(diagnostics, { colour: supportsColour() }));
    if (process.env['GITHUB_ACTIONS'] === 'true') log(toAnnotations(diagnostics));
  }
  log(
    `Checked ${formatCount(explainers.length, 'explainer')}: ${countDiagnostics(diagnostics)} (${formatSecondsSince(start)}).`,
  );
  return hasErrors(diagnostics) ? undefined : content;
}

/** Parses explainers that are not cached, in the pool and in this thread at once, and caches the results. */
async function parseInParallel(): Promise<void> {
  const explainers = openExplainers(contentOptions);
  const paths = explainers.paths.filter((path) => !explainers.isCached(path));
  if (paths.length < worthThreads) return;
  const size = Math.ceil(paths.length / (threadCount + 1));
  const inPool = Array.from({ length: threadCount }, (_, index) => paths.slice((index + 1) * size, (index + 2) * size));
  const others = Promise.all(inPool.map((share) => runInPool('parseExplainers', { paths: share })));
  for (const path of paths.slice(0, size)) {
    // The pool gets its work between two files.
    await setImmediate();
    explainers.read(path);
  }
  await others;
}

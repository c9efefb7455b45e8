/** Loads and checks the content for commands, and prints what is wrong. */
import { setImmediate } from 'node:timers/promises';
import { writeEditorFiles } from '../authoring/editor-files.ts';
import { reportPublicFiles } from '../authoring/public-files.ts';
import { reportSettings } from '../authoring/setting-rules.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { countDiagnostics, formatDiagnostics, toAnnotations } from '../diagnostics/print-diagnostics.ts';
import { openExplainers } from '../parse/explainer-reader.ts';
import { type Content, loadContent } from '../parse/load-content.ts';
import { root, settings } from '../site.ts';
import { setContent } from '../site-data/content-context.ts';
import { contentOptions } from '../site-data/content-options.ts';
import { formatCount, formatSecondsSince, log, supportsColour } from './log.ts';
import { runInPool, threadCount } from './worker-pool.ts';

/** With fewer files to parse, starting a thread takes longer than it saves. */
const minFilesForPool = 60;

/** Loads the content, and updates the files with which editors check it. */
export function loadSiteContent(): Content {
  writeEditorFiles({ root, contentDir: settings.contentDir });
  const content = setContent(loadContent(contentOptions));
  return { ...content, diagnostics: [...content.diagnostics, ...reportSettings(), ...reportPublicFiles(content)] };
}

/**
 * Loads and checks the content, and prints its diagnostics.
 * @param options.hasNotices `false` prints only how many notices there are, and how to see them
 * @returns the content; undefined when it has errors
 */
export async function checkContent({ hasNotices = true } = {}): Promise<Content | undefined> {
  const start = performance.now();
  await parseInParallel();
  const content = loadSiteContent();
  const { diagnostics, explainers } = content;
  const shown = hasNotices ? diagnostics : diagnostics.filter(({ severity }) => severity !== 'notice');
  if (shown.length > 0) log(formatDiagnostics(shown, { colour: supportsColour() }));
  if (process.env['GITHUB_ACTIONS'] === 'true' && diagnostics.length > 0) log(toAnnotations(diagnostics));
  const count = formatCount(explainers.length, 'explainer');
  const remark = shown.length < diagnostics.length ? ' “npm run check” shows the notices.' : '';
  log(`Checked ${count}: ${countDiagnostics(diagnostics)} (${formatSecondsSince(start)}).${remark}`);
  return hasErrors(diagnostics) ? undefined : content;
}

/** Parses explainers that are not cached, in the pool and in this thread at once, and caches the results. */
async function parseInParallel(): Promise<void> {
  const explainers = openExplainers(contentOptions);
  const paths = explainers.paths.filter((path) => !explainers.isCached(path));
  if (paths.length < minFilesForPool) return;
  const size = Math.ceil(paths.length / (threadCount + 1));
  const batches = Array.from({ length: threadCount }, (_, index) =>
    paths.slice((index + 1) * size, (index + 2) * size),
  );
  const parsedInPool = Promise.all(batches.map((batch) => runInPool('parseExplainers', { paths: batch })));
  for (const path of paths.slice(0, size)) {
    // Lets the pool send tasks to its threads.
    await setImmediate();
    explainers.read(path);
  }
  await parsedInPool;
}

/** The preview follows the content: what changes is read, the page that is open is loaded anew, and the terminal says what is wrong. */
import { join, sep } from 'node:path';
import type { AstroIntegrationLogger } from 'astro';
import type { ViteDevServer } from 'vite';
import { tellEditors } from '../authoring/editor-files.ts';
import type { Problem } from '../diagnostics/diagnostic.ts';
import { problemCount, problemText } from '../diagnostics/print-diagnostics.ts';
import type { Library } from '../parse/load-content.ts';
import { root, settings } from '../site.ts';
import { sharedLibrary } from '../site-data/content-context.ts';
import { refreshed } from '../site-data/reload-content.ts';

/** Milliseconds in which an editor has written all that it writes when it saves a file. */
const settling = 20;

/** @param changed called when there is something new to show */
export function followContent(server: ViteDevServer, logger: AstroIntegrationLogger, changed: () => void): void {
  let waiting: NodeJS.Timeout | undefined;
  let isOther = false;
  const explainers = join(settings.contentDir, 'explainers', sep);
  const follow = () => {
    const before = sharedLibrary();
    const library = refreshed();
    // Editors write files of their own beside the one that they save: nothing comes of those.
    if (!isOther && before && stateOf(before) === stateOf(library)) return;
    isOther = false;
    changed();
    reload(server);
    if (before && slugsOf(before) !== slugsOf(library)) tellEditors({ root, contentDir: settings.contentDir });
    const said = news(before?.problems ?? [], library.problems);
    if (said) logger.warn(said);
  };
  server.watcher.add(settings.contentDir);
  server.watcher.on('all', (_event, path) => {
    if (!path.startsWith(settings.contentDir + sep)) return;
    isOther ||= !path.startsWith(explainers);
    clearTimeout(waiting);
    waiting = setTimeout(follow, settling);
  });
}

/** Loads the pages that are open anew. Astro, which keeps the list of all pages, makes that anew too. */
export function reload(server: ViteDevServer): void {
  for (const name of ['ssr', 'prerender']) server.environments[name]?.hot.send('astro:content-changed', {});
  server.ws.send({ type: 'full-reload', path: '*' });
}

/** What tells the explainers of one library from those of another. */
function stateOf({ readings }: Library): string {
  return readings.map(({ slug, digest, problems }) => `${slug} ${digest} ${problems.length}`).join('\n');
}

function slugsOf({ readings }: Library): string {
  return readings.map(({ slug }) => slug).join('\n');
}

/** What the terminal is told: problems that were not there before, and how many there are in all. Nothing where nothing changed. */
function news(before: readonly Problem[], now: readonly Problem[]): string | undefined {
  // A line more above it makes no problem a new one.
  const nameOf = ({ file, rule, message }: Problem) => [file, rule, message].join('\n');
  const known = new Set(before.map(nameOf));
  const fresh = now.filter((problem) => !known.has(nameOf(problem)));
  if (now.length === 0) return before.length > 0 ? 'All problems are mended.' : undefined;
  if (fresh.length > 0) {
    const rest = now.length - fresh.length;
    const more = rest > 0 ? `, ${rest} of them as before` : '';
    return `${problemCount(now)}${more}\n${problemText(fresh, { colour: process.stdout.isTTY })}`;
  }
  return now.length === before.length ? undefined : problemCount(now);
}

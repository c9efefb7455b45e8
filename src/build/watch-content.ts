/** The preview follows the content: what changes is read, the page that is open is loaded anew, and the terminal says what is wrong. */
import { join, sep } from 'node:path';
import type { AstroIntegrationLogger } from 'astro';
import type { ViteDevServer } from 'vite';
import { writeEditorFiles } from '../authoring/editor-files.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { countDiagnostics, formatDiagnostics } from '../diagnostics/print-diagnostics.ts';
import type { Content } from '../parse/load-content.ts';
import { root, settings } from '../site.ts';
import { getContent } from '../site-data/content-context.ts';
import { reloadContent } from '../site-data/reload-content.ts';

/** Milliseconds in which an editor has written all that it writes when it saves a file. */
const debounceMs = 20;

/** @param changed called when there is something new to show */
export function watchContent(server: ViteDevServer, logger: AstroIntegrationLogger, changed: () => void): void {
  let waiting: NodeJS.Timeout | undefined;
  let isOther = false;
  const explainers = join(settings.contentDir, 'explainers', sep);
  const follow = () => {
    const before = getContent();
    const content = reloadContent();
    // Editors write files of their own beside the one that they save: nothing comes of those.
    if (!isOther && before && fingerprint(before) === fingerprint(content)) return;
    isOther = false;
    changed();
    reloadPages(server);
    if (before && listSlugs(before) !== listSlugs(content)) writeEditorFiles({ root, contentDir: settings.contentDir });
    const said = describeChanges(before?.diagnostics ?? [], content.diagnostics);
    if (said) logger.warn(said);
  };
  server.watcher.add(settings.contentDir);
  server.watcher.on('all', (_event, path) => {
    if (!path.startsWith(settings.contentDir + sep)) return;
    isOther ||= !path.startsWith(explainers);
    clearTimeout(waiting);
    waiting = setTimeout(follow, debounceMs);
  });
}

/** Loads the pages that are open anew. Astro, which keeps the list of all pages, makes that anew too. */
export function reloadPages(server: ViteDevServer): void {
  for (const name of ['ssr', 'prerender']) server.environments[name]?.hot.send('astro:content-changed', {});
  server.ws.send({ type: 'full-reload', path: '*' });
}

/** What tells the explainers of one library from those of another. */
function fingerprint({ explainers }: Content): string {
  return explainers.map(({ slug, digest, diagnostics }) => `${slug} ${digest} ${diagnostics.length}`).join('\n');
}

function listSlugs({ explainers }: Content): string {
  return explainers.map(({ slug }) => slug).join('\n');
}

/** What the terminal is told: problems that were not there before, and how many there are in all. Nothing where nothing changed. */
function describeChanges(before: readonly Diagnostic[], now: readonly Diagnostic[]): string | undefined {
  // A line more above it makes no problem a new one.
  const nameOf = ({ file, rule, message }: Diagnostic) => [file, rule, message].join('\n');
  const known = new Set(before.map(nameOf));
  const fresh = now.filter((diagnostic) => !known.has(nameOf(diagnostic)));
  if (now.length === 0) return before.length > 0 ? 'All problems are mended.' : undefined;
  if (fresh.length > 0) {
    const rest = now.length - fresh.length;
    const more = rest > 0 ? `, ${rest} of them as before` : '';
    return `${countDiagnostics(now)}${more}\n${formatDiagnostics(fresh, { colour: process.stdout.isTTY })}`;
  }
  return now.length === before.length ? undefined : countDiagnostics(now);
}

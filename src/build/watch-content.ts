/** Watches the content for the dev server: reloads what changes and the open pages, and prints new diagnostics. */
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

/** Milliseconds in which an editor finishes writing when it saves a file. */
const debounceMs = 20;

/** Watches the content. @param onChange is called when pages or other files have to change */
export function watchContent(server: ViteDevServer, logger: AstroIntegrationLogger, onChange: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  /** Whether a file that is no explainer has changed. */
  let hasOtherChange = false;
  const explainers = join(settings.contentDir, 'explainers', sep);
  const reload = () => {
    const before = getContent();
    const content = reloadContent();
    // Editors write temporary files next to the one that they save. Those change no explainer.
    if (!hasOtherChange && before && fingerprint(before) === fingerprint(content)) return;
    hasOtherChange = false;
    onChange();
    reloadPages(server);
    if (before && listSlugs(before) !== listSlugs(content)) writeEditorFiles({ root, contentDir: settings.contentDir });
    const message = describeChanges(before?.diagnostics ?? [], content.diagnostics);
    if (message) logger.warn(message);
  };
  // An image that an explainer shows may be added after the text.
  const folders = [settings.contentDir, settings.publicDir];
  server.watcher.add(folders);
  server.watcher.on('all', (_event, path) => {
    if (!folders.some((folder) => path.startsWith(folder + sep))) return;
    hasOtherChange ||= !path.startsWith(explainers);
    clearTimeout(timer);
    timer = setTimeout(reload, debounceMs);
  });
}

/** Reloads open pages, and lets Astro update its list of pages. */
export function reloadPages(server: ViteDevServer): void {
  for (const name of ['ssr', 'prerender']) server.environments[name]?.hot.send('astro:content-changed', {});
  server.ws.send({ type: 'full-reload', path: '*' });
}

/** Returns a text that changes when any explainer or its diagnostics do. */
function fingerprint({ explainers }: Content): string {
  return explainers.map(({ slug, digest, diagnostics }) => `${slug} ${digest} ${diagnostics.length}`).join('\n');
}

function listSlugs({ explainers }: Content): string {
  return explainers.map(({ slug }) => slug).join('\n');
}

/** Describes new diagnostics and their total number; undefined when nothing has changed. */
function describeChanges(before: readonly Diagnostic[], now: readonly Diagnostic[]): string | undefined {
  // Lines are left out: a diagnostic that has only moved is not new.
  const identify = ({ file, rule, message }: Diagnostic) => [file, rule, message].join('\n');
  const knownIds = new Set(before.map(identify));
  const fresh = now.filter((diagnostic) => !knownIds.has(identify(diagnostic)));
  if (now.length === 0) return before.length > 0 ? 'All problems are fixed.' : undefined;
  if (fresh.length > 0) {
    const rest = now.length - fresh.length;
    const known = rest > 0 ? `, ${rest} of them reported before` : '';
    return `${countDiagnostics(now)}${known}\n${formatDiagnostics(fresh, { colour: process.stdout.isTTY })}`;
  }
  return now.length === before.length ? undefined : countDiagnostics(now);
}

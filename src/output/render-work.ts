/** Renders pages for `render-beside.ts`, in the thread of `ahead.ts`: with the module that Astro bundled the pages into. */
import type { RouteData } from 'astro';
import type { Asked } from './ahead.ts';
import { writePage } from './write-page.ts';

/** As much of Astro’s `BuildApp` as it takes. It is not public: the version of Astro is pinned, and a page that fails here is rendered there. */
interface App {
  manifest: { routes: { routeData: RouteData }[] };
  setInternals(internals: { pagesByKeys: Map<string, unknown> }): void;
  setOptions(options: object): void;
  render(request: Request, options: { routeData: RouteData }): Promise<Response>;
}

const apps = new Map<string, Promise<App>>();

/** Renders and writes pages. @returns of each why it could not be done; undefined where it could */
export async function renderPages({ entry, pages }: Asked): Promise<(string | undefined)[]> {
  const known = apps.get(entry) ?? load(entry);
  apps.set(entry, known);
  const failures: (string | undefined)[] = [];
  for (const page of pages) failures.push(await known.then((app) => render(app, page)).catch(String));
  return failures;
}

async function load(entry: string): Promise<App> {
  const { app } = (await import(entry)) as { app: App };
  // Our pages have no style, script or setting that Astro would have to add.
  app.setInternals({ pagesByKeys: new Map() });
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: { write: () => true } } } });
  return app;
}

async function render(app: App, { file, url, route, component }: Asked['pages'][number]): Promise<string | undefined> {
  const found = app.manifest.routes.find(
    ({ routeData }) => routeData.route === route && routeData.component === component,
  );
  if (!found) return `There is no route ${route}.`;
  const response = await app.render(new Request(url), { routeData: found.routeData });
  if (response.status !== 200) return `The answer has the status ${response.status}.`;
  await writePage(file, response);
  return undefined;
}

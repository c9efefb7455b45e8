/** Renders pages for `render-beside.ts`, in the thread of `ahead.ts`: with the module that Astro bundled the pages into. */
import type { RouteData } from 'astro';
import type { Asked, Rendered } from './ahead.ts';

/** As much of Astro’s `BuildApp` as it takes. It is not public: the version of Astro is pinned, and a page that fails here is rendered there. */
interface App {
  manifest: { routes: { routeData: RouteData }[] };
  setInternals(internals: { pagesByKeys: Map<string, unknown> }): void;
  setOptions(options: object): void;
  render(request: Request, options: { routeData: RouteData }): Promise<Response>;
}

const apps = new Map<string, Promise<App>>();

/** @returns the pages in the order they are asked for; undefined for those that cannot be rendered */
export async function renderPages({ entry, pages }: Asked): Promise<(Rendered | undefined)[]> {
  const known = apps.get(entry) ?? load(entry);
  apps.set(entry, known);
  const rendered: (Rendered | undefined)[] = [];
  for (const page of pages) rendered.push(await known.then((app) => render(app, page)).catch(() => undefined));
  return rendered;
}

async function load(entry: string): Promise<App> {
  const { app } = (await import(entry)) as { app: App };
  // Our pages have no style, script or setting that Astro would have to add.
  app.setInternals({ pagesByKeys: new Map() });
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: { write: () => true } } } });
  return app;
}

async function render(app: App, { url, route, component }: Asked['pages'][number]): Promise<Rendered | undefined> {
  const found = app.manifest.routes.find(
    ({ routeData }) => routeData.route === route && routeData.component === component,
  );
  if (!found) return undefined;
  const response = await app.render(new Request(url), { routeData: found.routeData });
  const { status, headers } = response;
  if (status !== 200) return undefined;
  return { status, headers: [...headers], body: new Uint8Array(await response.arrayBuffer()) };
}

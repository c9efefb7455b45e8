import { cacheDirs } from '../cache/cache-dirs.ts';
import type { ContentOptions } from '../parse/load-content.ts';
import { budgets, root, settings } from '../site.ts';
import { hasImageService } from './image-service.ts';
import { listSiteAddresses } from './site-addresses.ts';

/** The options with which the content of this site is loaded. */
export const contentOptions: ContentOptions = {
  contentDir: settings.contentDir,
  root,
  cacheDir: cacheDirs.explainers,
  basePath: settings.basePath,
  get siteUrl() {
    return settings.siteUrl;
  },
  publicDir: settings.publicDir,
  maxFileBytes: budgets.file,
  canResizeImages: hasImageService,
  listAddresses: listSiteAddresses,
  maxPageBytes: budgets.page,
};

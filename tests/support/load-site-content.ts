import { type Content, type ContentOptions, loadContent } from '../../src/parse/load-content.ts';
import { listSiteAddresses } from '../../src/site-data/site-addresses.ts';

/** Loads a content folder as commands do: links to all pages and files of the site are checked. */
export function loadSiteContent(options: ContentOptions): Content {
  return loadContent({ ...options, listAddresses: listSiteAddresses });
}

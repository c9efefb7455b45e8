/**
 * The script of every page. Pages are complete without it. It adds what only a browser can do: highlight the
 * current section, show a source at its citation marker, lead back to the citation that the reader came from,
 * filter the sources, share, and open the search with a key.
 */
// biome-ignore-start assist/source/organizeImports: the bundle compresses best in the order of the calls
import { highlightCurrentSection } from './table-of-contents.ts';
import { addCitationPopovers } from './citation-popover.ts';
import { returnToCitations } from './citation-backlinks.ts';
import { filterSources } from './source-filter.ts';
import { addShareLauncher } from './share-launcher.ts';
import { addSearchLauncher } from './search-launcher.ts';
// biome-ignore-end assist/source/organizeImports: see above

highlightCurrentSection();
// Must come before returnToCitations: it prevents the default of clicks that open a popover, so that these do
// not count as followed.
addCitationPopovers();
returnToCitations();
filterSources();
addShareLauncher();
addSearchLauncher();

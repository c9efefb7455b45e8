/**
 * The script of every page. Pages are complete without it. It adds what only a browser can do: highlight the
 * current section, show a source at its citation marker, lead back to the citation that the reader came from,
 * share, and open the search with a key.
 */
import { returnToCitations } from './citation-backlinks.ts';
import { addCitationPopovers } from './citation-popover.ts';
import { addSearchLauncher } from './search-launcher.ts';
import { addShareLauncher } from './share-launcher.ts';
import { highlightCurrentSection } from './table-of-contents.ts';

highlightCurrentSection();
// Must come before returnToCitations: it prevents the default of clicks that open a popover, so that these do
// not count as followed.
addCitationPopovers();
returnToCitations();
addShareLauncher();
addSearchLauncher();

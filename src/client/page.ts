/**
 * The script that every page carries. The page is complete without it; it adds what only a browser can know: which
 * section is being read, sources beside their marks, which citation the reader came from, sharing, and the search under a
 * key.
 */
import { returnToCitations } from './citation-backlinks.ts';
import { addCitationPopovers } from './citation-popover.ts';
import { addSearchLauncher } from './search-launcher.ts';
import { addShareLauncher } from './share-launcher.ts';
import { highlightCurrentSection } from './table-of-contents.ts';

highlightCurrentSection();
// Before the next: a mark that opens its preview was not followed.
addCitationPopovers();
returnToCitations();
addShareLauncher();
addSearchLauncher();

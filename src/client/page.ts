/**
 * The script that every page carries. The page is complete without it; it adds what only a browser can know: which
 * section is being read, sources beside their marks, which citation the reader came from, sharing, and the search under a
 * key.
 */
import { followCitations } from './citation-backlinks.ts';
import { previewCitations } from './citation-popover.ts';
import { offerSearch } from './search-launcher.ts';
import { offerSharing } from './share-launcher.ts';
import { followReading } from './table-of-contents.ts';

followReading();
// Before the next: a mark that opens its preview was not followed.
previewCitations();
followCitations();
offerSharing();
offerSearch();

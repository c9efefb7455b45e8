/**
 * The script that every page carries. The page is complete without it; it adds what only a browser can know: which
 * section is being read, that a link was copied, which citation the reader came from, and the search under a key.
 */
import { followCitations } from './citations.ts';
import { followReading } from './contents.ts';
import { copyLinks } from './copy-link.ts';
import { offerSearch } from './offer-search.ts';

followReading();
followCitations();
copyLinks();
offerSearch();

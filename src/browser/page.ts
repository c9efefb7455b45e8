/**
 * The script that every page carries. The page is complete without it; it adds what only a browser can know: which
 * section is being read, sources beside their marks, which citation the reader came from, sharing, and the search under a
 * key.
 */
import { followCitations } from './citations.ts';
import { followReading } from './contents.ts';
import { offerSearch } from './offer-search.ts';
import { offerSharing } from './offer-sharing.ts';
import { previewCitations } from './preview.ts';

followReading();
// Before the next: a mark that opens its preview was not followed.
previewCitations();
followCitations();
offerSharing();
offerSearch();

import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkCjkFriendlyStrikethrough from 'remark-cjk-friendly-gfm-strikethrough';
import remarkGfm from 'remark-gfm';
import type { PluggableList } from 'unified';
import { endBareAddresses } from './bare-addresses.ts';

/** One tilde is a range in Chinese, Japanese and Korean (`20~30`), and “about” elsewhere; two strike text out. */
const strikethrough = { singleTilde: false };

/**
 * The Markdown of the site: GFM, with emphasis next to Chinese, Japanese and Korean punctuation, which CommonMark takes
 * for text. A plugin list of unified.
 */
export const dialectPlugins: PluggableList = [
  [remarkGfm, strikethrough],
  remarkCjkFriendly,
  [remarkCjkFriendlyStrikethrough, strikethrough],
  endBareAddresses,
];

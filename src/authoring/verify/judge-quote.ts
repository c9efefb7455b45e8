/** Decides whether the words of a quote are on a page. */
import { findQuote } from './find-quote.ts';
import { cutOff, type PageText } from './page-text.ts';

/** The possible verdicts on a quote, worst first. */
export const verdicts = ['missing', 'changed', 'unreadable', 'found'] as const;
export type Verdict = (typeof verdicts)[number];

/** The verdict on a quote. */
export interface Judgement {
  verdict: Verdict;
  /** What the page has instead, if the words are changed. */
  found?: string;
  /** How many characters and words differ, if the words are changed. */
  distance?: number;
  changedWords?: number;
  /** Why the words could not be compared, or what else there is to know: a sentence without its full stop. */
  reason?: string;
}

/** Looks for the words of a quote in the texts of a page. */
export function judgeQuote(words: string, { texts, hiddenBy, gone }: PageText): Judgement {
  const matches = texts.map((text) => ({ match: findQuote(words, text), note: text.note }));
  const best = matches.reduce((least, each) =>
    (each.match?.distance ?? Infinity) < (least.match?.distance ?? Infinity) ? each : least,
  );
  const reason = best.note === undefined ? {} : { reason: best.note };
  if (best.match?.distance === 0) return { verdict: 'found', ...reason };
  // The rest of a page that is cut off may have the very words.
  if (best.match && hiddenBy !== cutOff) return { verdict: 'changed', ...best.match, ...reason };
  if (hiddenBy !== undefined) return { verdict: 'unreadable', reason: hiddenBy };
  if (gone !== undefined) return { verdict: 'missing', reason: gone };
  return { verdict: 'missing', ...explainScripts(words, texts[0]?.original ?? '') };
}

const scripts =
  'Latin Cyrillic Greek Arabic Hebrew Devanagari Bengali Thai Georgian Armenian Ethiopic Tamil Hangul Han'.split(' ');
const scriptPatterns = scripts.map((name): [string, RegExp] => [name, new RegExp(`\\p{Script=${name}}`, 'gu')]);

/** Returns the script of most letters of a text. */
function findScript(text: string): string | undefined {
  const counts = scriptPatterns.map(([name, pattern]) => ({ name, count: text.match(pattern)?.length ?? 0 }));
  const most = counts.reduce((best, each) => (each.count > best.count ? each : best));
  return most.count > 0 ? most.name : undefined;
}

function explainScripts(words: string, text: string): { reason?: string } {
  const [ofQuote, ofPage] = [findScript(words), findScript(text)];
  if (ofQuote === undefined || ofPage === undefined || ofQuote === ofPage) return {};
  return { reason: `The quote is in ${ofQuote} script, the page in ${ofPage} script: it may be a translation` };
}

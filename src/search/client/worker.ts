/** Needs JavaScript because it is the search itself, in a thread of its own: typing never waits for it. */

import type { Question, Reply } from './messages.ts';
import { type Searcher, startSearcher } from './searcher.ts';

/** Answers the page’s questions. */
export function serveSearch(): void {
  let finder: Promise<Searcher> | undefined;
  addEventListener('message', async ({ data }: MessageEvent<Question>) => {
    const { number, place, asked, given } = data;
    const reply = (message: Reply) => postMessage(message);
    try {
      finder ??= startSearcher(place);
      const started = await finder;
      reply({ number, value: await started[asked](given as never) });
    } catch (error) {
      reply({ number, failed: String(error) });
    }
  });
}

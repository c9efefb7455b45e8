/**
 * Makes what is kept by digest in a thread of its own, while pages are rendered: explainers as Markdown, share cards, parts of the
 * search index. Whoever needs it later finds it kept, or makes it.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/**
 * Begins. A build that fails meanwhile does not wait for it. @returns what waits for the end. That never throws: what cannot be made
 * here cannot be made later either, and is told there.
 */
export function workAhead(): () => Promise<void> {
  const worker = new Worker(new URL('./ahead-work.ts', import.meta.url));
  const end = once(worker, 'exit').then(
    () => {},
    () => {},
  );
  worker.unref();
  return () => {
    worker.ref();
    return end;
  };
}

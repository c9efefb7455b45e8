import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Compressed } from './compress.ts';

/** The same as `compressFiles` in `compress.ts`, in a thread of its own, so that files are checked meanwhile. */
export async function compressBeside(folder: string, keep: string, carried: ReadonlySet<string>): Promise<Compressed> {
  const worker = new Worker(new URL('./compress-work.ts', import.meta.url), {
    workerData: { folder, keep, carried },
  });
  const [message] = await once(worker, 'message');
  return message as Compressed;
}

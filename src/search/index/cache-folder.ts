/** Helpers for writing segments and shards into the cache. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

/**
 * Creates a folder unless it exists. It gets its name once it is complete.
 * @param path names everything that goes into the folder. @param write is called with the folder to create and fill
 */
export async function createOnce(path: string, write: (folder: string) => Promise<void> | void): Promise<void> {
  if (existsSync(path)) return;
  const unfinished = `${path}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  await write(unfinished);
  renameSync(unfinished, path);
}

/** Yields to the event loop at every fiftieth step of a long task. */
export async function yieldToEventLoop(step: number): Promise<void> {
  if (step % 50 === 0) await setImmediate();
}

/** Gzips the concatenation of some content. */
export const gzip = (...content: (string | Uint8Array)[]): Buffer =>
  gzipSync(Buffer.concat(content.map((each) => Buffer.from(each))), { level: 9 });

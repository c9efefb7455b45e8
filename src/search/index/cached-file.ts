/** What is made once and kept for later builds, in folders that are named by all that goes into them. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

/** Makes a folder where it is not kept. It has its name only when all of it is there. */
export async function getOrCreate(path: string, make: (folder: string) => Promise<void> | void): Promise<void> {
  if (existsSync(path)) return;
  const making = `${path}.${process.pid}`;
  rmSync(making, { recursive: true, force: true });
  await make(making);
  renameSync(making, path);
}

/** Lets others go on after so many steps of a long work. */
export async function yieldToEventLoop(step: number): Promise<void> {
  if (step % 50 === 0) await setImmediate();
}

/** Compressed, whatever a server does. */
export const gzip = (...content: (string | Uint8Array)[]): Buffer =>
  gzipSync(Buffer.concat(content.map((each) => Buffer.from(each))), { level: 9 });

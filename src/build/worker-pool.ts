/** Runs tasks of the build in threads. */
import { availableParallelism } from 'node:os';
import Tinypool from 'tinypool';
import { cacheDirs } from '../cache/cache-dirs.ts';

type Tasks = typeof import('./worker.ts');

/** Number of threads in the pool: one for each core except that of the main thread. */
export const threadCount = Math.max(1, availableParallelism() - 1);

let pool: Tinypool | undefined;

/** Runs a task of `worker.ts` in the pool. The first task starts the threads. @throws what the task throws */
export function runInPool<Name extends keyof Tasks>(
  name: Name,
  input: Parameters<Tasks[Name]>[0],
): Promise<Awaited<ReturnType<Tasks[Name]>>> {
  pool ??= new Tinypool({
    filename: new URL('./worker.ts', import.meta.url).href,
    maxThreads: threadCount,
    minThreads: threadCount,
    // Threads do not inherit the compile cache that src/cli/compile-cache.ts enables.
    env: { ...process.env, NODE_COMPILE_CACHE: cacheDirs.compiled },
  });
  return pool.run(input, { name });
}

/** Terminates the threads. Unfinished tasks are rejected. */
export async function closePool(): Promise<void> {
  const closing = pool;
  pool = undefined;
  await closing?.destroy();
}

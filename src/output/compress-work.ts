/** The work of the thread that `compress-beside.ts` starts. */
import { parentPort, workerData } from 'node:worker_threads';
import { compressFiles } from './compress.ts';

const { folder, keep, carried } = workerData as { folder: string; keep: string; carried: ReadonlySet<string> };
parentPort?.postMessage(await compressFiles(folder, keep, carried));

import { copyFileSync, linkSync } from 'node:fs';

/** Why a file may have no second name: another disk, a file system without links, or one with as many as a file may have. */
const noLinks = new Set(['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP']);

/** Gives a file that is kept a second name, which takes no room; where that cannot be, copies it. @throws Error from the file system */
export function putLink(kept: string, target: string): void {
  try {
    linkSync(kept, target);
  } catch (error) {
    if (!noLinks.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    copyFileSync(kept, target);
  }
}

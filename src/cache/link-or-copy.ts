import { copyFileSync, linkSync, rmSync } from 'node:fs';

/** Why a file may have no second name: another disk, a file system without links, or one with as many as a file may have. */
const noLinks = new Set(['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP']);

/** Gives a file a second name, which takes no room, in place of what has that name; where that cannot be, copies it. @throws Error from the file system */
export function putLink(kept: string, target: string): void {
  try {
    linkSync(kept, target);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST' && !noLinks.has(code)) throw error;
    // Never into the file that is there: it may have other names.
    rmSync(target, { force: true });
    if (code === 'EEXIST') putLink(kept, target);
    else copyFileSync(kept, target);
  }
}

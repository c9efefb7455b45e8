/** What the file system’s errors mean for somebody who puts a release somewhere. */
const meanings: Record<string, (path: string) => string> = {
  ENOSPC: (path) =>
    `There is no room left on the disk that holds ${path}. Make room there, or keep fewer releases (--keep).`,
  EDQUOT: (path) =>
    `Your share of the disk that holds ${path} is used up. Make room there, or keep fewer releases (--keep).`,
  EROFS: (path) => `The disk that holds ${path} can only be read. Give another folder with --to.`,
  // What Node says where a folder cannot be made on such a disk.
  ENOENT: (path) => `${path} cannot be made: perhaps its disk can only be read. Give another folder with --to.`,
  EACCES: (path) => `You may not write ${path}. Ask for the right to, or give another folder with --to.`,
  EPERM: (path) => `You may not write ${path}. Ask for the right to, or give another folder with --to.`,
  ENOTDIR: (path) => `${path} cannot be made: something on the way to it is a file. Give another folder with --to.`,
  EEXIST: (path) => `${path} is a file where a folder is needed. Give another folder with --to.`,
};

/**
 * The same error with a sentence that says what to do, where the file system is at the bottom of it.
 * @param to the folder for releases @param isAsBefore whether the same release is current as before
 */
export function explainReleaseError(error: unknown, to: string, isAsBefore: boolean): Error {
  const { code = '' } = error as NodeJS.ErrnoException;
  const meaning = meanings[code];
  if (meaning === undefined) return error instanceof Error ? error : new Error(String(error));
  return new Error(`${meaning(to)} ${isAsBefore ? 'What is current has not changed.' : 'The release is current.'}`, {
    cause: error,
  });
}

/** What the file system’s errors mean for somebody who builds a site. */
const meanings: Record<string, (path: string) => string> = {
  ENOSPC: (path) => `There is no room left on the disk that holds ${path}. Make room there, then build again.`,
  EDQUOT: (path) => `Your share of the disk that holds ${path} is used up. Make room there, then build again.`,
  EFBIG: (path) => `${path} is larger than this system lets a file be (see “ulimit -f”).`,
  EROFS: (path) => `The disk that holds ${path} can only be read. Set OUT_DIR to a folder that can be written.`,
  EACCES: (path) => `You may not write ${path}. Ask for the right to, or set OUT_DIR to another folder.`,
  EPERM: (path) => `You may not write ${path}. Ask for the right to, or set OUT_DIR to another folder.`,
  ENOTDIR: (path) => `${path} cannot be made: something on the way to it is a file. Set OUT_DIR to another folder.`,
  EEXIST: (path) => `${path} is a file where a folder is needed. Set OUT_DIR to another folder.`,
  EBUSY: (path) =>
    `${path} cannot be replaced: a disk is mounted there, or a program holds it. Set OUT_DIR to a folder inside it.`,
};

/** The same in the words of programs that are not written for Node: the search index and the bundler. */
const otherWords: Record<string, string> = {
  'No space left on device': 'ENOSPC',
  'Disk quota exceeded': 'EDQUOT',
  'Read-only file system': 'EROFS',
  'Permission denied': 'EACCES',
};

/**
 * The same error with a sentence that says what to do, where the file system is at the bottom of it. `written`: what was
 * being written, for errors that do not say.
 */
export function explainFsError(error: unknown, written: string): Error {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code, message, path, dest } = each as NodeJS.ErrnoException & { dest?: string };
    const found = code && code in meanings ? code : codeIn(message);
    const meaning = found ? meanings[found] : undefined;
    if (meaning) return new Error(meaning(dest ?? path ?? written), { cause: error });
  }
  return error instanceof Error ? error : new Error(String(error));
}

function codeIn(message: string): string | undefined {
  const code = /\b(?:ENOSPC|EDQUOT|EROFS|EACCES)\b/.exec(message)?.[0];
  return code ?? Object.entries(otherWords).find(([words]) => message.includes(words))?.[1];
}

/** Explains file system errors of builds, releases and commands that write content: what is wrong, and what to do. */

/** What to do about a full disk, and about a folder that cannot be used. */
interface Advice {
  freeSpace: string;
  otherFolder: string;
}

const buildAdvice: Advice = {
  freeSpace: 'Free some space, then build again.',
  otherFolder: 'Set OUT_DIR to another folder.',
};
const contentAdvice: Advice = {
  freeSpace: 'Free some space, then run the command again.',
  otherFolder: 'Change that, then run the command again.',
};
const releaseAdvice: Advice = {
  freeSpace: 'Free some space, or keep fewer releases (--keep).',
  otherFolder: 'Choose another folder with --to.',
};

type Explanation = (path: string, advice: Advice) => string;

const noPermission: Explanation = (path, { otherFolder }) => `You have no permission to write ${path}. ${otherFolder}`;

const explanations: Record<string, Explanation> = {
  ENOSPC: (path, { freeSpace }) => `The disk that holds ${path} is full. ${freeSpace}`,
  EDQUOT: (path, { freeSpace }) => `Your quota on the disk that holds ${path} is used up. ${freeSpace}`,
  EROFS: (path, { otherFolder }) => `The disk that holds ${path} is read-only. ${otherFolder}`,
  EACCES: noPermission,
  EPERM: noPermission,
  ENOTDIR: (path, { otherFolder }) => `${path} cannot be created: its path leads through a file. ${otherFolder}`,
  EEXIST: (path, { otherFolder }) => `${path} is a file where a folder is needed. ${otherFolder}`,
  EFBIG: (path) => `${path} is larger than this system allows a file to be (see “ulimit -f”).`,
  EBUSY: (path) =>
    `${path} cannot be replaced: a disk is mounted there, or a program uses it. Set OUT_DIR to a folder inside it.`,
};

/** For releases, ENOENT too. In a build, it can have many other causes. */
const releaseExplanations: Record<string, Explanation> = {
  ...explanations,
  // Node reports ENOENT when a folder cannot be created on a read-only disk.
  ENOENT: (path, { otherFolder }) => `${path} cannot be created: its disk may be read-only. ${otherFolder}`,
};

/** How programs that are not written for Node, such as the bundler, report the same errors. */
const nativeMessages: Record<string, string> = {
  'No space left on device': 'ENOSPC',
  'Disk quota exceeded': 'EDQUOT',
  'Read-only file system': 'EROFS',
  'Permission denied': 'EACCES',
};

/**
 * Explains an error of a build, if the file system has caused it.
 * @param written what was being written, for errors that name no path. @returns the explanation, or the same error
 */
export const explainFsError = (error: unknown, written: string): Error => explain(error, written, buildAdvice);

/**
 * Explains an error of a command that writes content, if the file system has caused it.
 * @param written what was being written, for errors that name no path. @returns the explanation, or the same error
 */
export const explainWriteError = (error: unknown, written: string): Error => explain(error, written, contentAdvice);

function explain(error: unknown, written: string, advice: Advice): Error {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code = '', message, path, dest } = cause as NodeJS.ErrnoException & { dest?: string };
    const toSentence = explanations[code] ?? explanations[findCode(message) ?? ''];
    if (toSentence) return new Error(toSentence(dest ?? toTarget(path) ?? written, advice), { cause: error });
  }
  return toError(error);
}

/**
 * Explains an error of a release, if the file system has caused it.
 * @param to the folder of releases. @param isUnchanged whether the current release is the same as before
 */
export function explainReleaseError(error: unknown, to: string, isUnchanged: boolean): Error {
  const explain = releaseExplanations[(error as NodeJS.ErrnoException).code ?? ''];
  if (!explain) return toError(error);
  const state = isUnchanged ? 'The current release is unchanged.' : 'The new release is current.';
  return new Error(`${explain(to, releaseAdvice)} ${state}`, { cause: error });
}

/** Returns the file that `replaceFile` was writing under another name. */
const toTarget = (path: string | undefined) => path?.replace(/\.([^/\\]+)\.\d+-\d+\.new$/, '$1');

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function findCode(message: string): string | undefined {
  const code = /\b(?:ENOSPC|EDQUOT|EROFS|EACCES)\b/.exec(message)?.[0];
  return code ?? Object.entries(nativeMessages).find(([text]) => message.includes(text))?.[1];
}

/** Releases a built site into a folder on a server, and rolls it back. See docs/decisions/releases.md. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { replaceFile } from '../../cache/files.ts';
import { root, search, settings } from '../../site.ts';
import { acquireLock } from '../build-lock.ts';
import { explainReleaseError } from '../fs-errors.ts';
import { quoteFolder } from '../hosts/config-options.ts';
import {
  buildServerConfigs,
  existingConfigsMention,
  findChangedConfigs,
  type ServerConfigs,
} from '../hosts/server-configs.ts';
import { readSiteFacts } from '../http/site-facts.ts';
import { resolveOutputDir } from '../output-path.ts';
import { copyImmutableAssets, createRelease, verifyRelease } from './create-release.ts';
import { ReleaseFolder } from './release-folder.ts';

export interface ReleaseOptions {
  /** The folder of releases, absolute. */
  to: string;
  /** The number of releases to keep, including the current one. */
  keep: number;
  /** Shell command that reloads the web server’s configuration. */
  reload?: string;
  /** Prints a line. */
  log: (line: string) => void;
}

type ReloadOptions = Pick<ReleaseOptions, 'reload' | 'log'>;

const reloadCommands = 'systemctl reload nginx, or systemctl reload caddy';

/** Checks, before a build, that releases can be put into a folder. @throws Error that says why not */
export function checkReleaseFolder(to: string): void {
  const site = resolveOutputDir(settings.outDir, [settings.contentDir, root]);
  if (!relative(site, to).startsWith('..'))
    throw new Error(`The next build would delete ${to}: it is inside ${site}. Choose a separate folder with --to.`);
  // These throw if the configurations cannot contain the path, and if it cannot be a folder of releases.
  quoteFolder(to);
  new ReleaseFolder(to);
  try {
    mkdirSync(to, { recursive: true });
    accessSync(to, constants.W_OK);
  } catch (error) {
    throw explainReleaseError(error, to, true);
  }
}

/**
 * Copies the built site into a folder of releases and makes it the current release.
 * @param record called when the release is complete, before it becomes current
 * @throws Error that says what is wrong; unless it says otherwise, the previous release is still current
 */
export function publishRelease({ to, keep, ...options }: ReleaseOptions, record: () => void): Promise<void> {
  return withReleaseFolder(to, async (releases) => {
    const previous = releases.current();
    const siteLock = acquireLock(resolveOutputDir(settings.outDir, [settings.contentDir, root]));
    let name: string;
    try {
      name = createRelease(settings.outDir, releases, settings.basePath);
    } finally {
      siteLock.release();
    }
    try {
      if (previous !== undefined) await allowInlineCode(releases, name, previous, options);
    } catch (error) {
      releases.delete(name);
      throw error;
    }
    record();
    releases.switchTo(name);
    const note = previous === undefined ? '' : `; the previous release was ${previous}`;
    options.log(`${releases.link} is now release ${name}${note}.`);
    deleteOldReleases(releases, name, previous, keep);
    await updateConfigs(releases, name, options);
  });
}

/** Deletes the releases that were rolled back, and the oldest ones beyond `keep`. */
function deleteOldReleases(releases: ReleaseFolder, name: string, previous: string | undefined, keep: number): void {
  const isRolledBack = (each: string) => each !== name && previous !== undefined && each > previous;
  const names = releases.names();
  const remaining = names.filter((each) => !isRolledBack(each));
  for (const each of [...names.filter(isRolledBack), ...remaining.slice(0, -keep)]) releases.delete(each);
}

/** Makes the release before the current one current again. @throws Error when there is none, or it is damaged */
export function rollBack({ to, ...options }: Omit<ReleaseOptions, 'keep'>): Promise<void> {
  if (!existsSync(join(to, 'releases')))
    throw new Error(`There are no releases in ${to}. Give the folder that you use with “npm run release -- --to”.`);
  return withReleaseFolder(to, async (releases) => {
    const current = releases.current();
    const name = releases.names().findLast((each) => current !== undefined && each < current);
    if (current === undefined || name === undefined)
      throw new Error(
        current === undefined
          ? `There is no release to roll back to: no release in ${to} is current.`
          : `There is no release to roll back to: ${current} is current, and ${to} has no release before it.`,
      );
    const manifest = releases.manifest(name);
    for (const other of releases.names()) copyImmutableAssets(releases, other, { name, manifest }, settings.basePath);
    verifyRelease(releases, name, manifest);
    releases.finish(name, manifest);
    releases.switchTo(name);
    options.log(`${releases.link} is release ${name} again; it was ${current}.`);
    await updateConfigs(releases, name, options);
  });
}

/** Locks a folder of releases while `work` runs, and cleans up before and after. */
async function withReleaseFolder(to: string, work: (releases: ReleaseFolder) => Promise<void>): Promise<void> {
  const releases = new ReleaseFolder(to);
  const previous = releases.current();
  try {
    const lock = acquireLock(releases.link);
    try {
      releases.cleanUp();
      await work(releases);
    } finally {
      // An unfinished release would take up disk space.
      releases.cleanUp();
      lock.release();
    }
  } catch (error) {
    throw explainReleaseError(error, to, releases.current() === previous);
  }
}

/** Returns the server configurations for a release. They also allow the pages of every other release in the folder. */
function releaseConfigs(releases: ReleaseFolder, name: string): ServerConfigs {
  const siteFolder = (each: string) => join(releases.path(each), settings.basePath);
  const others = releases.names().filter((each) => each !== name);
  const { contentPolicy, redirects } = readSiteFacts([siteFolder(name), ...others.map(siteFolder)], search.also);
  return buildServerConfigs({ root: releases.link, basePath: settings.basePath, contentPolicy, redirects });
}

/**
 * Makes sure that the web server allows the inline styles and scripts of a release before it becomes current.
 * The server’s configuration lists their digests, which change with the site’s code.
 * @throws Error when the server must be reloaded first and there is no command for that
 */
async function allowInlineCode(
  releases: ReleaseFolder,
  name: string,
  previous: string,
  options: ReloadOptions,
): Promise<void> {
  const { contentPolicy } = readSiteFacts([join(releases.path(name), settings.basePath)], search.also);
  const configs = releaseConfigs(releases, previous);
  if (existingConfigsMention(configs, contentPolicy.match(/'sha256-[^']+'/g) ?? [])) return;
  if (options.reload !== undefined) return updateConfigs(releases, previous, options);
  for (const [path, text] of configs) replaceFile(path, text);
  throw new Error(
    'Nothing was released: the web server does not allow the styles or scripts of the new pages yet. ' +
      `${[...configs.keys()].join(' and ')} now allow them. Reload the web server (${reloadCommands}), ` +
      'then release again; or add --reload with that command.',
  );
}

/**
 * Writes the server configurations for a release, and reloads the web server when one has changed.
 * @throws Error when the reload command fails
 */
async function updateConfigs(releases: ReleaseFolder, name: string, { reload, log }: ReloadOptions): Promise<void> {
  const changed = findChangedConfigs(releaseConfigs(releases, name));
  if (changed.size === 0) return;
  for (const [path, text] of changed) replaceFile(path, text);
  const paths = [...changed.keys()].join(' and ');
  if (reload === undefined) {
    log(`Updated ${paths}. Reload the web server (${reloadCommands}), or add --reload with that command.`);
    return;
  }
  const { status, signal } = spawnSync('sh', ['-c', reload], { cwd: dirname(releases.link), stdio: 'inherit' });
  if (status !== 0)
    throw new Error(
      `The command “${reload}” failed (${signal ?? status}): the web server has not read ${paths}. ` +
        'Fix the problem, then run the command.',
    );
  // nginx starts its new workers after the command has ended.
  await sleep(1000);
}

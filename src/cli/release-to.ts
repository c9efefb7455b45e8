/** Puts a built site on a server of one’s own, and takes it back. Why so: docs/decisions/releases.md. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { log } from '../build/log.ts';
import { replaceFile } from '../cache/files.ts';
import { acquireLock } from '../publish/build-lock.ts';
import { explainReleaseError } from '../publish/fs-errors.ts';
import { quoteFolder } from '../publish/hosts/config-options.ts';
import {
  buildServerConfigs,
  existingConfigsMention,
  findChangedConfigs,
  type ServerConfigs,
} from '../publish/hosts/server-configs.ts';
import { readSiteFacts } from '../publish/http/site-facts.ts';
import { resolveOutputDir } from '../publish/output-path.ts';
import { copyImmutableAssets, createRelease, verifyRelease } from '../publish/releases/create-release.ts';
import { ReleaseFolder } from '../publish/releases/release-folder.ts';
import { root, search, settings } from '../site.ts';

/** What is needed of the options. */
interface Options {
  to: string;
  keep: number;
  reload?: string;
}

/** @throws Error when releases cannot be put into a folder, before anything is built. */
export function mustTakeReleases(to: string): void {
  const site = resolveOutputDir(settings.outDir, [settings.contentDir, root]);
  if (!relative(site, to).startsWith('..'))
    throw new Error(`The next build would delete ${to}: it is in ${site}. Give a folder of its own with --to.`);
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
 * Puts the built site into a folder of releases, and lets it be served. @param record called when all of it is there,
 * before it is served @throws Error that says what is wrong; the release that was served is then served on
 */
export function releaseTo({ to, keep, reload }: Options, record: () => void): Promise<void> {
  return inFolder(to, async (releases) => {
    const before = releases.current();
    const site = acquireLock(resolveOutputDir(settings.outDir, [settings.contentDir, root]));
    let name: string;
    try {
      name = createRelease(settings.outDir, releases, settings.basePath);
    } finally {
      site.release();
    }
    try {
      if (before !== undefined) await allow(releases, name, before, reload);
    } catch (error) {
      releases.delete(name);
      throw error;
    }
    record();
    releases.switchTo(name);
    log(`${releases.link} is release ${name} now${before === undefined ? '' : `; before it was ${before}`}.`);
    // Those after the one that was served were taken back.
    const gone = releases.names().filter((each) => each !== name && before !== undefined && each > before);
    const kept = releases.names().filter((each) => !gone.includes(each));
    for (const each of [...gone, ...kept.slice(0, -keep)]) releases.delete(each);
    await writeConfigs(releases, name, reload);
  });
}

/**
 * Lets the release before the current one be served again. @throws Error when there is none, or it is not whole any
 * more.
 */
export function rollBack({ to, reload }: Omit<Options, 'keep'>): Promise<void> {
  if (!existsSync(join(to, 'releases')))
    throw new Error(`There are no releases in ${to}. Give the folder that “npm run release -- --to” was given.`);
  return inFolder(to, async (releases) => {
    const current = releases.current();
    const name = releases.names().findLast((each) => current !== undefined && each < current);
    if (current === undefined || name === undefined)
      throw new Error(
        `There is nothing to go back to: ${current ?? 'no release'} is current, and no release before it is kept in ${to}.`,
      );
    const manifest = releases.manifest(name);
    for (const other of releases.names()) copyImmutableAssets(releases, other, { name, manifest }, settings.basePath);
    verifyRelease(releases, name, manifest);
    releases.finish(name, manifest);
    releases.switchTo(name);
    log(`${releases.link} is release ${name} again; before it was ${current}.`);
    await writeConfigs(releases, name, reload);
  });
}

/** Does something with a folder of releases while no other release does. */
async function inFolder(to: string, work: (releases: ReleaseFolder) => Promise<void>): Promise<void> {
  const releases = new ReleaseFolder(to);
  const before = releases.current();
  try {
    const held = acquireLock(releases.link);
    try {
      releases.cleanUp();
      await work(releases);
    } finally {
      // What was begun and not finished would take room.
      releases.cleanUp();
      held.release();
    }
  } catch (error) {
    throw explainReleaseError(error, to, releases.current() === before);
  }
}

/** The configurations for a release: pages of every other release in the folder work with them too. */
function configsOf(releases: ReleaseFolder, name: string): ServerConfigs {
  const siteOf = (each: string) => join(releases.path(each), settings.basePath);
  const others = releases.names().filter((each) => each !== name);
  const { contentPolicy, redirects } = readSiteFacts([siteOf(name), ...others.map(siteOf)], search.also);
  return buildServerConfigs({ root: releases.link, basePath: settings.basePath, contentPolicy, redirects });
}

/**
 * Makes sure that the web server allows the inline styles and scripts of a release before the release is served. Its
 * configuration lists their digests, which change with our code.
 * @throws Error when the server must be reloaded first and there is no command for that
 */
async function allow(releases: ReleaseFolder, name: string, before: string, reload?: string): Promise<void> {
  const { contentPolicy } = readSiteFacts([join(releases.path(name), settings.basePath)], search.also);
  const configs = configsOf(releases, before);
  if (existingConfigsMention(configs, contentPolicy.match(/'sha256-[^']+'/g) ?? [])) return;
  if (reload !== undefined) return writeConfigs(releases, before, reload);
  for (const [path, text] of configs) replaceFile(path, text);
  throw new Error(
    'Nothing was released: its pages hold styles or scripts that the web server does not allow yet. ' +
      `${[...configs.keys()].join(' and ')} allow them now. Reload the web server (${reloadCommands}), ` +
      'then release again; or add --reload with that command.',
  );
}

const reloadCommands = 'systemctl reload nginx, or systemctl reload caddy';

/**
 * Writes the configurations for a release, and reloads the web server when one has changed.
 * @throws Error when the command for that fails
 */
async function writeConfigs(releases: ReleaseFolder, name: string, reload?: string): Promise<void> {
  const changed = findChangedConfigs(configsOf(releases, name));
  if (changed.size === 0) return;
  for (const [path, text] of changed) replaceFile(path, text);
  const names = [...changed.keys()].join(' and ');
  if (reload === undefined) {
    log(`New: ${names}. Reload the web server (${reloadCommands}), or add --reload with that command.`);
    return;
  }
  const { status, signal } = spawnSync('sh', ['-c', reload], { cwd: dirname(releases.link), stdio: 'inherit' });
  if (status !== 0)
    throw new Error(
      `The command “${reload}” failed (${signal ?? status}): the web server has not read ${names}. ` +
        'Fix it, then run it.',
    );
  // New workers of nginx start after the command has ended.
  await pause(1000);
}

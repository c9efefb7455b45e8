/** Puts a built site into a folder of releases, with all that pages which readers have open may still ask for. */
import { hash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { linkOrCopy } from '../../cache/files.ts';
import { classifyFile, listFileClasses } from '../http/http-policy.ts';
import { listFiles } from '../list-files.ts';
import type { Digests, Manifest, ReleaseFolder } from './release-folder.ts';

/**
 * Copies a built site into a new release, carries the hashed files of the releases before over into it, and checks that all of it
 * arrived. What the last release has too is linked: it costs no room, and keeps the date by which readers know it.
 * @param basePath path that the site stands under, with a slash at both ends; it stands under the same path in the release
 * @returns the name of the release @throws Error when a file is not what it should be, and from the file system
 */
export function createRelease(site: string, releases: ReleaseFolder, basePath: string): string {
  const earlier = releases.names();
  const name = releases.begin(new Date());
  const folder = releases.path(name);
  const last = earlier.at(-1);
  const known = last === undefined ? {} : releases.manifest(last).own;
  const own: Digests = {};
  for (const path of listFiles(site)) {
    const inside = `${basePath.slice(1)}${path}`;
    const digest = digestOf(join(site, path));
    own[inside] = digest;
    const before = last === undefined ? undefined : join(releases.path(last), inside);
    if (before !== undefined && known[inside] === digest && isWhole(before, digest)) link(before, join(folder, inside));
    else copy(join(site, path), join(folder, inside));
  }
  const manifest = { own, carried: {} };
  for (const other of earlier) copyImmutableAssets(releases, other, { name, manifest }, basePath);
  verifyRelease(releases, name, manifest);
  releases.finish(name, manifest);
  return name;
}

/** Adds the files of one release that never change to another one, unless it has them. They are noted in its manifest. */
export function copyImmutableAssets(
  releases: ReleaseFolder,
  from: string,
  { name, manifest }: { name: string; manifest: Manifest },
  basePath: string,
): void {
  const kinds = listFileClasses('');
  for (const [path, digest] of Object.entries(releases.manifest(from).own)) {
    const isUnchanging = classifyFile(path.slice(basePath.length - 1), kinds).isUnchanging;
    const [source, target] = [join(releases.path(from), path), join(releases.path(name), path)];
    if (!isUnchanging || existsSync(target) || !isWhole(source, digest)) continue;
    link(source, target);
    manifest.carried[path] = digest;
  }
}

/** @throws Error that names a file of a release which is missing or holds something else than it should. */
export function verifyRelease(releases: ReleaseFolder, name: string, { own, carried }: Manifest): void {
  for (const [path, digest] of Object.entries({ ...own, ...carried })) {
    const file = join(releases.path(name), path);
    if (!isWhole(file, digest))
      throw new Error(`${file} is missing or does not hold what it should. Look after the disk, then release again.`);
  }
}

function isWhole(file: string, digest: string): boolean {
  return existsSync(file) && digestOf(file) === digest;
}

function digestOf(file: string): string {
  return hash('sha256', readFileSync(file));
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

function link(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  linkOrCopy(from, to);
}

/** Creates releases: a copy of the built site, with files of earlier releases that open pages may still request. */
import { hash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { linkOrCopy } from '../../cache/files.ts';
import { classifyFile, listFileClasses } from '../http/http-policy.ts';
import { listFiles } from '../list-files.ts';
import type { Digests, Manifest, ReleaseFolder } from './release-folder.ts';

/**
 * Copies a built site into a new release, adds the immutable files of earlier releases, and verifies all files. Files
 * that are the same in the last release become hard links: they take no space and keep their modification date, so that
 * readers’ copies stay valid.
 * @param basePath path of the site, with a slash at both ends. The site has the same path in the release.
 * @returns the name of the release. @throws Error when a file is damaged, and from the file system
 */
export function createRelease(site: string, releases: ReleaseFolder, basePath: string): string {
  const earlier = releases.names();
  const name = releases.begin(new Date());
  const folder = releases.path(name);
  const last = earlier.at(-1);
  const lastDigests = last === undefined ? {} : releases.manifest(last).own;
  const own: Digests = {};
  for (const path of listFiles(site)) {
    const pathInRelease = `${basePath.slice(1)}${path}`;
    const source = join(site, path);
    const target = join(folder, pathInRelease);
    const digest = computeDigest(source);
    own[pathInRelease] = digest;
    const previous = last === undefined ? undefined : join(releases.path(last), pathInRelease);
    mkdirSync(dirname(target), { recursive: true });
    if (previous !== undefined && lastDigests[pathInRelease] === digest && hasDigest(previous, digest))
      linkOrCopy(previous, target);
    else copyFileSync(source, target);
  }
  const manifest = { own, carried: {} };
  for (const other of earlier) copyImmutableAssets(releases, other, { name, manifest }, basePath);
  verifyRelease(releases, name, manifest);
  releases.finish(name, manifest);
  return name;
}

/** Adds the immutable files of one release to another that does not have them, and to its manifest. */
export function copyImmutableAssets(
  releases: ReleaseFolder,
  from: string,
  { name, manifest }: { name: string; manifest: Manifest },
  basePath: string,
): void {
  const classes = listFileClasses('');
  for (const [path, digest] of Object.entries(releases.manifest(from).own)) {
    const { isImmutable } = classifyFile(path.slice(basePath.length - 1), classes);
    const [source, target] = [join(releases.path(from), path), join(releases.path(name), path)];
    if (!isImmutable || existsSync(target) || !hasDigest(source, digest)) continue;
    mkdirSync(dirname(target), { recursive: true });
    linkOrCopy(source, target);
    manifest.carried[path] = digest;
  }
}

/** Compares every file of a release with its manifest. @throws Error that names a file which is missing or damaged */
export function verifyRelease(releases: ReleaseFolder, name: string, { own, carried }: Manifest): void {
  for (const [path, digest] of Object.entries({ ...own, ...carried })) {
    const file = join(releases.path(name), path);
    if (!hasDigest(file, digest)) throw new Error(`${file} is missing or damaged. Check the disk, then release again.`);
  }
}

function hasDigest(file: string, digest: string): boolean {
  return existsSync(file) && computeDigest(file) === digest;
}

function computeDigest(file: string): string {
  return hash('sha256', readFileSync(file));
}

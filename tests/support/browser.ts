/**
 * Finds a Chrome or Chromium and starts it without a window, for tests.
 *
 * On Linux x64 that is the one packed inside the npm package `@sparticuz/chromium`: it needs no installation, is
 * the same on every machine, and draws no windows, so that tests take a third of the CPU time that they take with
 * Chrome. Elsewhere it is an installed one. `CHROME_PATH` names another.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { arch, env, execPath, getuid, platform } from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const PACKAGE = '@sparticuz/chromium';

/** The archives to unpack: the browser, the NSS libraries that it links to, and a font family. */
const ARCHIVES = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'];

/** The usual paths of Chrome and Chromium, without Ubuntu's `chromium-browser`, which is a stub for a snap. */
export const USUAL_PATHS = [
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Keeps the browser from using the graphics card, and update and sync servers. */
const FLAGS =
  '--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/**
 * Starts the browser at CHROME_PATH; without that, the packed one, or else an installed one.
 * `CHROME_PATH=installed` selects the installed one.
 */
export async function launchBrowser(): Promise<Browser> {
  const args = FLAGS.split(' ');
  const choice = env['CHROME_PATH'] || 'packed';
  const hasPacked = choice === 'packed' && platform === 'linux' && arch === 'x64';
  const folder = hasPacked ? await unpackedChromium() : undefined;
  const installed = ['packed', 'installed'].includes(choice) ? USUAL_PATHS.find((path) => existsSync(path)) : choice;
  if (!folder) {
    if (!installed) throw new Error('No browser found: install Chrome, or set CHROME_PATH to the path of one.');
    // Chrome does not run as root inside its sandbox. Playwright passes --no-sandbox unless this is true.
    return chromium.launch({ executablePath: installed, args, chromiumSandbox: getuid?.() !== 0 });
  }
  const libraries = [join(folder, 'al2023', 'lib'), env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args,
    // The packed browser has no setuid sandbox helper, and user namespaces, the other way to a sandbox,
    // are closed to it in most containers and on Ubuntu. It must only open pages of this project.
    chromiumSandbox: false,
    // Without a language, or with LANG=C.UTF-8, its locale is “en-US@posix”, for which ICU has no text search:
    // then it finds no words in pages, neither those of a text fragment nor those of window.find().
    env: { ...env, LC_ALL: 'en_US.UTF-8', LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  });
}

let shared: Promise<Browser> | undefined;

/**
 * Returns the browser of this process, and starts it on first use. Test files in this process share it, each with
 * its own contexts. It ends with the process. After a crash, which fails the running test, the next file gets a
 * new browser.
 */
export function sharedBrowser(): Promise<Browser> {
  shared ??= launchBrowser().then((browser) => browser.once('disconnected', () => (shared = undefined)));
  return shared;
}

/**
 * Returns the folder of the unpacked browser, and unpacks it on first use. Undefined if the package is not
 * installed.
 */
async function unpackedChromium(): Promise<string | undefined> {
  let root: string;
  try {
    root = resolve(dirname(fileURLToPath(import.meta.resolve(PACKAGE))), '..');
  } catch {
    return undefined;
  }
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const folder = resolve(root, '../../.cache', `chromium-${version}`); // In node_modules.
  if (existsSync(folder)) return folder;

  // Unpacked under another name and renamed when complete, so that no process sees half a browser.
  await mkdir(dirname(folder), { recursive: true });
  const unpacking = await mkdtemp(`${folder}-`);
  try {
    // The package always unpacks into the temporary folder, so a child process is given another one.
    const script = `import { inflate } from "${PACKAGE}"; await Promise.all(process.argv.slice(1).map(inflate));`;
    const files = ARCHIVES.map((name) => join(root, 'bin', name));
    const childEnv = { ...env, TMPDIR: unpacking };
    await promisify(execFile)(execPath, ['--input-type=module', '-e', script, ...files], { cwd: root, env: childEnv });
    // The packed font comes first, then those of the machine, if any.
    const fonts = `<dir>${folder}/fonts</dir><include ignore_missing="yes">/etc/fonts/fonts.conf</include>`;
    await writeFile(
      join(unpacking, 'fonts.conf'),
      `<fontconfig>${fonts}<cachedir>${folder}/font-cache</cachedir></fontconfig>\n`,
    );
    await Promise.all([chmod(unpacking, 0o755), chmod(join(unpacking, 'chromium'), 0o755)]);
    await rename(unpacking, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error; // Otherwise another process was faster, and its copy is used.
    });
  } finally {
    await rm(unpacking, { recursive: true, force: true });
  }
  return folder;
}

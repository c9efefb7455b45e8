/**
 * Finds a Chrome or Chromium and starts it without a window, for tests.
 *
 * On Linux x64 that is the one packed inside the npm package `@sparticuz/chromium`: nothing has to be installed
 * by hand, it is the same for everybody, and it draws no windows, so that tests take a third of the work that
 * Chrome makes of them. Elsewhere it is the one that is installed. `CHROME_PATH` names another.
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

/** The archives to unpack: the browser, the NSS libraries it is linked with, and one font family. */
const ARCHIVES = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'];

/** Where Chrome and Chromium usually are. Left out: Ubuntu's `chromium-browser`, a stub for a snap. */
export const USUAL_PATHS = [
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Keeps the browser away from the graphics card and from update and sync servers. */
const FLAGS =
  '--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/**
 * Starts the browser at CHROME_PATH; without that, the packed one, or an installed one where none is packed.
 * `CHROME_PATH=installed` asks for the installed one.
 */
export async function launchBrowser(): Promise<Browser> {
  const args = FLAGS.split(' ');
  const wanted = env['CHROME_PATH'] || 'packed';
  const hasPacked = wanted === 'packed' && platform === 'linux' && arch === 'x64';
  const folder = hasPacked ? await unpackedChromium() : undefined;
  const installed = ['packed', 'installed'].includes(wanted) ? USUAL_PATHS.find((path) => existsSync(path)) : wanted;
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
 * The one browser of this process, started on first use: test files that run in it share it, each with contexts
 * of its own. It ends with the process. After a crash, which fails the test that runs, the next file gets a new
 * one.
 */
export function sharedBrowser(): Promise<Browser> {
  shared ??= launchBrowser().then((browser) => browser.once('disconnected', () => (shared = undefined)));
  return shared;
}

/** The folder of the unpacked browser, made on first use; undefined if the package is not installed. */
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

  // Unpacked under a name of its own and renamed when whole: no process ever sees half a browser.
  await mkdir(dirname(folder), { recursive: true });
  const fresh = await mkdtemp(`${folder}-`);
  try {
    // The package always unpacks into the temporary folder, so a child process is given another one.
    const script = `import { inflate } from "${PACKAGE}"; await Promise.all(process.argv.slice(1).map(inflate));`;
    const files = ARCHIVES.map((name) => join(root, 'bin', name));
    const childEnv = { ...env, TMPDIR: fresh };
    await promisify(execFile)(execPath, ['--input-type=module', '-e', script, ...files], { cwd: root, env: childEnv });
    // The packed font first in line, then those of the machine if it has any.
    const fonts = `<dir>${folder}/fonts</dir><include ignore_missing="yes">/etc/fonts/fonts.conf</include>`;
    await writeFile(
      join(fresh, 'fonts.conf'),
      `<fontconfig>${fonts}<cachedir>${folder}/font-cache</cachedir></fontconfig>\n`,
    );
    await Promise.all([chmod(fresh, 0o755), chmod(join(fresh, 'chromium'), 0o755)]);
    await rename(fresh, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error; // Otherwise another process was faster: its copy will do.
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return folder;
}

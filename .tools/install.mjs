import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { runNpm } from './npm.mjs';
import { findPinnedNode } from './pinned-node.mjs';

// This file runs before anything is installed: plain JavaScript, no package, any Node from 20 on.

const ROOT = path.resolve(import.meta.dirname, '..');

/**
 * Makes node_modules what package-lock.json says, and takes milliseconds when it is so already. Ends the
 * process with npm's exit code when npm fails.
 */
export function install() {
  if (isInstalled()) return;
  console.log('Installing packages (npm ci) …');
  const status = runNpm(['ci', '--loglevel=error', '--no-update-notifier'], { cwd: ROOT });
  if (status !== 0) process.exit(status);
}

/** @typedef {{ integrity?: string, version?: string, optional?: boolean }} Locked */

/**
 * Compares what is wanted with the note that npm leaves in node_modules when it has installed, by `npm ci`
 * or by hand: the integrity of every package. A package for another system is optional and may be missing;
 * this system's own Node may not, as when the folder was copied from another machine.
 */
function isInstalled() {
  const note = path.join(ROOT, 'node_modules/.package-lock.json');
  if (!existsSync(note)) return false;
  const wanted = readLock(path.join(ROOT, 'package-lock.json'));
  const present = readLock(note);
  const node = findPinnedNode();
  return (
    Object.keys(present).every((place) => place in wanted) &&
    Object.entries(wanted).every(([place, { optional, integrity, version }]) => {
      const found = present[place];
      if (found !== undefined) return found.integrity === integrity && found.version === version;
      return place === '' || (optional === true && place !== node.place);
    }) &&
    (existsSync(node.file) || !(node.place in wanted))
  );
}

/**
 * @param {string} file
 * @returns {Record<string, Locked>}
 */
function readLock(file) {
  const lock = /** @type {{ packages: Record<string, Locked> }} */ (JSON.parse(readFileSync(file, 'utf8')));
  return lock.packages;
}

if (process.argv[1] === import.meta.filename) install();

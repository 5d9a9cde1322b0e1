import { spawnSync } from 'node:child_process';

/**
 * Runs npm and gives its exit code; what it prints goes to this process's own output.
 *
 * @param {readonly string[]} args
 * @param {{ cwd?: string, timeout?: number }} [options]
 * @returns {number}
 */
export function runNpm(args, options = {}) {
  // Below `npm test` the running npm says where it lies. By that path it starts without a shell, which
  // Windows would need for its npm.cmd.
  const running = process.env.npm_execpath;
  const isNpm = running !== undefined && /npm-cli\.[cm]?js$/.test(running);
  const { status, error } = isNpm
    ? spawnSync(process.execPath, [running, ...args], { ...options, stdio: 'inherit' })
    : spawnSync('npm', args, { ...options, stdio: 'inherit', shell: process.platform === 'win32' });
  if (error !== undefined) console.error(`npm ${args[0]} · ${error.message}`);
  return status ?? 1;
}

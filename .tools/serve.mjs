import { spawn } from 'node:child_process';
import path from 'node:path';

import { chooseNode } from './pinned-node.mjs';

/**
 * Serves dist/ until this process is stopped, in whatever way npm was: npm hands a signal to its shell,
 * which dies of it without a word to what it started.
 */
export function serve() {
  const root = path.resolve(import.meta.dirname, '..');
  const server = spawn(chooseNode(), [path.join(root, 'node_modules/vite/bin/vite.js'), 'preview'], {
    cwd: root,
    stdio: 'inherit',
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => server.kill(signal));
  }
  const parent = process.ppid;
  const isBelowNpm = process.env.npm_lifecycle_event !== undefined;
  const watch = setInterval(() => {
    if (isBelowNpm && process.ppid !== parent) server.kill();
  }, 500);
  server.on('error', (error) => console.error(`serve · ${error.message}`));
  server.on('close', (code) => {
    clearInterval(watch);
    process.exitCode = code ?? 0;
  });
}

if (process.argv[1] === import.meta.filename) serve();

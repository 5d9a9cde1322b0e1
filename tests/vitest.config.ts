import path from 'node:path';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/**
 * Unit tests run in Node, on values and on markup; what needs a browser is a journey. The configuration
 * of the site is not taken over: its plugins would compile the edition before every run.
 */
export default defineConfig({
  root: path.resolve(import.meta.dirname, '..'),
  plugins: [react()],
  cacheDir: 'node_modules/.cache/vitest',
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}'],
    environment: 'node',
    setupFiles: ['tests/support/quiet-console.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
    restoreMocks: true,
    retry: 0,
    // A loaded machine is slow, not wrong.
    testTimeout: 20_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'node_modules/.cache/tests/unit.json' },
  },
});

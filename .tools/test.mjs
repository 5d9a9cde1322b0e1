import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { install } from './install.mjs';
import { runScript } from './pinned-node.mjs';

// Quick checks come first: the first step that fails ends the run with its own exit code.
const STEPS = ['format-check', 'lint', 'types', 'arrows', 'unit', 'build', 'journeys'];
// A browser on a machine that does other things too: what passes at the second try alone is named, and counted.
const OPTIONS = /** @type {Record<string, string[]>} */ ({ journeys: ['--retries=1'] });

const REPORTS = path.resolve(import.meta.dirname, '../node_modules/.cache/tests');
const unitReport = path.join(REPORTS, 'unit.json');
const journeysReport = path.join(REPORTS, 'journeys.json');

/** @typedef {{ passed: number, failed: number, flaky: number, skipped: number }} Count */

/**
 * @typedef {{
 *   numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { status: string, assertionResults: unknown[] }[],
 * }} UnitReport
 * @typedef {{
 *   stats: { expected: number, unexpected: number, flaky: number, skipped: number },
 *   errors: unknown[],
 * }} JourneysReport
 */

/**
 * Counts what Vitest ran. A file that cannot be loaded holds no test, and counts as one that failed.
 *
 * @returns {Count}
 */
function countUnit() {
  const report = /** @type {UnitReport} */ (JSON.parse(readFileSync(unitReport, 'utf8')));
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    flaky: 0,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * Counts what Playwright ran. An error outside of any test counts as one that failed.
 *
 * @returns {Count}
 */
function countJourneys() {
  const report = /** @type {JourneysReport} */ (JSON.parse(readFileSync(journeysReport, 'utf8')));
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected + flaky, failed: unexpected + report.errors.length, flaky, skipped };
}

function runSteps() {
  for (const step of STEPS) {
    const start = performance.now();
    console.log(`\n── ${step}`);
    const status = runScript(step, OPTIONS[step]);
    if (status !== 0) {
      console.log(`\n${step} failed.`);
      return status;
    }
    console.log(`── ${step}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
  return 0;
}

install();
rmSync(REPORTS, { recursive: true, force: true });
process.exitCode = runSteps();

/** @type {Count[]} */
const counts = [];
if (existsSync(unitReport)) counts.push(countUnit());
if (existsSync(journeysReport)) counts.push(countJourneys());
/** @param {keyof Count} key */
const sum = (key) => counts.reduce((total, count) => total + count[key], 0);

if (process.exitCode === 0 && counts.length < 2) {
  console.error('Every step passed, but one left no report · expected unit.json and journeys.json');
  process.exitCode = 1;
}
if (counts.length > 0) {
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
  const flaky =
    sum('flaky') > 0 ? ` (${sum('flaky')} of them passed at the second try alone: see above)` : '';
  console.log(`\nTests: ${sum('passed')} passed, ${sum('failed')} failed${skipped}${flaky}`);
}

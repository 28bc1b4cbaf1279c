// @ts-check
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

/**
 * @typedef {{ passed: number, failed: number }} Tests
 * @typedef {object} Check
 * @property {string} name as `npm test -- --only <name>` and `npm run <name>` call it
 * @property {string} [report] the JSON file in which a test runner counts its tests
 * @property {(report: any) => Tests} [count]
 * @property {boolean} [browser] whether it needs Chromium and the built page
 */

/** @type {Check[]} in the order in which they run: the quickest to fail first */
export const checks = [
  { name: 'types' },
  { name: 'lint' },
  { name: 'imports' },
  { name: 'unused' },
  { name: 'jest', report: 'test-results/jest.json', count: countJest },
  { name: 'alone', report: 'test-results/alone.json', count: countJest },
  {
    name: 'browsers',
    report: 'test-results/browsers.json',
    count: ({ stats, errors }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }),
    browser: true,
  },
];

/** A file that cannot even be loaded has no failed test, yet it failed. @param {any} report @returns {Tests} */
function countJest({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) {
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
}

/** Forgets the last run's report, so that it cannot pass for this one's. @param {Check} check */
export function clearReport({ report }) {
  mkdirSync('test-results', { recursive: true });
  if (report) rmSync(report, { force: true });
}

/** @param {Check} check @returns {Tests | undefined} nothing for a check that has no tests */
export function countTests({ report, count }) {
  if (!report || !count) return undefined;
  try {
    return count(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return { passed: 0, failed: 1 };
  }
}

// Reads how many tests passed, failed and were skipped from the reports of vitest and Playwright.
import { existsSync, readFileSync } from "node:fs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Tests */

/** @type {Tests} */
export const noTests = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {Tests} a
 * @param {Tests} b
 * @returns {Tests}
 */
export function addTests(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/**
 * The tests of a failed step. A step that failed without a failed test (a type error, a test file that
 * does not load) counts as one, so that the sum never looks green.
 * @param {Tests} tests
 * @returns {Tests}
 */
export function failedTests(tests) {
  return { ...tests, failed: Math.max(tests.failed, 1) };
}

/**
 * @param {string} path of vitest's JSON report
 * @returns {Tests}
 */
export function vitestTests(path) {
  if (!existsSync(path)) return noTests;
  const report = JSON.parse(readFileSync(path, "utf8"));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * @param {string} path of Playwright's JSON report
 * @returns {Tests} a test that passed only when repeated counts as passed
 */
export function playwrightTests(path) {
  if (!existsSync(path)) return noTests;
  const { stats } = JSON.parse(readFileSync(path, "utf8"));
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

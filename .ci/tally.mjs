/**
 * Prints how many tests of vitest's JSON reports passed and how many failed: `<passed> <failed>`. A test file that could
 * not be loaded holds no tests and counts as one that failed; so does a report that is not there. A test that was left out
 * because something is missing on this machine counts as failed: here everything is installed. Each is named.
 */
import { readFileSync } from 'node:fs';

function tally(path) {
  let report;
  try {
    report = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const leftOut = report.testResults.flatMap((file) => file.assertionResults.filter(isLeftOut));
  for (const test of leftOut) console.error(`left out: ${test.fullName}`);
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length + leftOut.length };
}

function isLeftOut({ status }) {
  return status !== 'passed' && status !== 'failed';
}

const tallies = process.argv.slice(2).map(tally);
const sum = (counts) => counts.reduce((total, count) => total + count, 0);
console.log(`${sum(tallies.map(({ passed }) => passed))} ${sum(tallies.map(({ failed }) => failed))}`);

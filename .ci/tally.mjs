/**
 * Prints how many tests of vitest's JSON reports passed and how many failed: `<passed> <failed>`. A test file that could
 * not be loaded holds no tests and counts as one that failed; so does a report that is not there.
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
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

const tallies = process.argv.slice(2).map(tally);
const sum = (counts) => counts.reduce((total, count) => total + count, 0);
console.log(`${sum(tallies.map(({ passed }) => passed))} ${sum(tallies.map(({ failed }) => failed))}`);

import { defineConfig } from 'vitest/config';

const report = process.env.N3K_TEST_REPORT;

/** The tests with network-automation clients, which have to be installed: `npm run test:clients`. */
export default defineConfig({
  test: {
    include: ['test/clients/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    setupFiles: ['./test/host.ts'],
    // A playbook takes a quarter of a minute on a free computer, and a run is followed by another one.
    testTimeout: 1_100_000,
    hookTimeout: 60_000,
    reporters: [
      'default',
      './test/needs/left-out.ts',
      ...(report === undefined || report === ''
        ? []
        : [['json', { outputFile: report }] as ['json', { outputFile: string }]]),
    ],
  },
});

import { defineConfig } from 'vitest/config';

const report = process.env.N3K_TEST_REPORT;

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: [],
    // Processes, not threads: the native addon of ssh2 can be loaded once per process only.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // With a report asked for, the terminal output stays as it is and the figures go to the file.
    reporters: report === undefined || report === '' ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
});

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const report = process.env.N3K_TEST_REPORT;

/** One folder for each set of installed packages: vitest 4.1 clears a folder of other packages and then cannot write into it. */
function moduleCache(): string {
  const [installed = 'package-lock.json'] = ['node_modules/.package-lock.json'].filter((path) => existsSync(path));
  return `node_modules/.cache/vitest/${createHash('sha256').update(readFileSync(installed)).digest('hex').slice(0, 16)}`;
}

export default defineConfig({
  test: {
    // Processes, not threads: the native addon of ssh2 can be loaded once per process only.
    pool: 'forks',
    maxWorkers: 2,
    // Files share a process and the modules in it, which saves a third of the time. `left-behind.ts` fails a file that leaves
    // something in the process; what a test spies on or replaces is put back before the next one.
    isolate: false,
    setupFiles: ['./test/host.ts', './test/left-behind.ts'],
    restoreMocks: true,
    unstubEnvs: true,
    // Transformed modules are kept between runs, by their content: one file is then tested in half the time.
    experimental: { fsModuleCache: true, fsModuleCachePath: moduleCache() },
    // They end what hangs. Nothing here says how fast something is: other work may share the processors.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    include: ['test/**/*.test.{ts,tsx}'],
    // `npm run coverage`: a summary, and pages in coverage/. What a started program runs is not counted.
    coverage: { provider: 'v8', include: ['src/**/*.{ts,tsx}'], reporter: ['text-summary', 'html'] },
    // Clients need programs that a computer for this project need not have: `npm run test:clients`.
    exclude: ['test/clients/**'],
    // With a report asked for, the terminal output stays as it is and the figures go to the file.
    reporters: [
      'default',
      './test/needs/left-out.ts',
      ...(report === undefined || report === ''
        ? []
        : [['json', { outputFile: report }] as ['json', { outputFile: string }]]),
    ],
  },
});

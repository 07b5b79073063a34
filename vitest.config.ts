import { defineConfig } from 'vitest/config';

const report = process.env.N3K_TEST_REPORT;

/** Rooms without sockets and processes of their own: their tests share the modules that they load, which costs half the time. */
const sharing = ['base', 'facts', 'machine', 'cli/grammar', 'cli/terminal'].map((room) => `test/${room}/**/*.test.ts`);

export default defineConfig({
  test: {
    // Processes, not threads: the native addon of ssh2 can be loaded once per process only.
    pool: 'forks',
    maxWorkers: 2,
    setupFiles: ['./test/host.ts'],
    // They end what hangs. Nothing here says how fast something is: other work may share the processors.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    projects: [
      { extends: true, test: { name: 'rooms', include: sharing, isolate: false } },
      {
        extends: true,
        test: {
          name: 'lab',
          include: ['test/**/*.test.{ts,tsx}'],
          // Clients need programs that a computer for this project need not have: `npm run test:clients`.
          exclude: ['test/clients/**', ...sharing],
        },
      },
    ],
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

import { choiceFlags, choose } from './scenario-flags.ts';
import { type Subcommand, tellProblems, usageStatus } from './subcommand.ts';

/** `n3k scenario check`: reads scenarios without playing them. */
export const scenarioCheck: Subcommand = {
  name: 'scenario check',
  summary:
    'Check scenario files; every mistake is named with file, line, column and what is allowed; exit status 0 or 2',
  positionals: '[FILES|FOLDER]',
  maximumPositionals: 1000,
  flags: choiceFlags,
  examples: ['n3k scenario check my-scenario.yaml', 'n3k scenario check scenarios --tag technote'],
  async run(parsed) {
    const { scenarios, problems } = choose(parsed);
    const files = [...new Set(scenarios.map(({ file }) => file))];
    for (const file of files) {
      const own = scenarios.filter((scenario) => scenario.file === file);
      const steps = own.reduce((sum, scenario) => sum + scenario.steps.length, 0);
      const count = `${own.length} ${own.length === 1 ? 'scenario' : 'scenarios'}`;
      process.stdout.write(`${file}: ${count}, ${steps} ${steps === 1 ? 'step' : 'steps'}\n`);
    }
    if (problems.length === 0) return 0;
    tellProblems(problems);
    return usageStatus;
  },
};

import { choiceFlags, chosenScenarios } from './scenario-flags.ts';
import type { Subcommand } from './subcommand.ts';

/** `n3k scenario check`: reads scenarios without playing them. */
export const scenarioCheck: Subcommand = {
  name: 'scenario check',
  summary: 'Check scenario files; messages name file, line and what is allowed there',
  positionals: '[FILES|FOLDER]',
  maximumPositionals: 1000,
  flags: choiceFlags,
  examples: ['n3k scenario check my-scenario.yaml', 'n3k scenario check scenarios --tag technote'],
  async run(parsed) {
    const scenarios = chosenScenarios(parsed);
    const files = [...new Set(scenarios.map(({ file }) => file))];
    const lines = files.map((file) => {
      const own = scenarios.filter((scenario) => scenario.file === file);
      const steps = own.reduce((sum, scenario) => sum + scenario.steps.length, 0);
      return `${file}: ${own.length} ${own.length === 1 ? 'scenario' : 'scenarios'}, ${steps} steps`;
    });
    process.stdout.write(`${lines.join('\n')}\n`);
    return 0;
  },
};

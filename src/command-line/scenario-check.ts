import { choiceFlags, choose } from './scenario-flags.ts';
import { checkJsonFlag, type Subcommand, tellChecked } from './subcommand.ts';

/** `n3k scenario check`: reads scenarios without playing them. */
export const scenarioCheck: Subcommand = {
  name: 'scenario check',
  summary:
    'Check scenario files; every mistake is named with file, line, column and what is allowed; exit status 0 or 2',
  positionals: '[FILES|FOLDER]',
  maximumPositionals: 1000,
  flags: [...choiceFlags, checkJsonFlag],
  examples: ['n3k scenario check my-scenario.yaml', 'n3k scenario check scenarios --tag technote'],
  async run(parsed) {
    const { scenarios, problems } = choose(parsed);
    const files = [...new Set(scenarios.map(({ file }) => file))];
    const sound = files.map((file) => {
      const own = scenarios.filter((scenario) => scenario.file === file);
      return { file, scenarios: own.length, steps: own.reduce((sum, { steps }) => sum + steps.length, 0) };
    });
    const lines = sound.map(
      ({ file, scenarios: count, steps }) =>
        `${file}: ${count} ${count === 1 ? 'scenario' : 'scenarios'}, ${steps} ${steps === 1 ? 'step' : 'steps'}`,
    );
    return tellChecked(problems, { sound, lines, isJson: parsed.has('json') });
  },
};

import { EmulatorError, type UserProblem } from '../base/emulator-error.ts';
import { checkLab } from '../lab/check-lab.ts';
import { foundIn } from '../scenario/find-scenarios.ts';
import { startLab } from '../start-lab.ts';
import { factsOf, modelsFlag } from './facts-flag.ts';
import { checkJsonFlag, type Subcommand, tellChecked } from './subcommand.ts';

/** `n3k lab check`: whether lab files start, without their ports. */
export const labCheck: Subcommand = {
  name: 'lab check',
  summary: 'Check lab files: every mistake with file, line and column, and that each device starts; exit status 0 or 2',
  positionals: 'FILES|FOLDER',
  maximumPositionals: 1000,
  flags: [modelsFlag, checkJsonFlag],
  examples: ['n3k lab check my-lab.yaml', 'n3k lab check labs', 'n3k lab check my-lab.yaml --models my-models'],
  async run(parsed) {
    if (parsed.positionals.length === 0) throw new EmulatorError('no file named', 'n3k lab check my-lab.yaml');
    const facts = factsOf(parsed);
    const { files, problems } = foundIn(parsed.positionals, []);
    if (files.length === 0 && problems.length === 0) {
      throw new EmulatorError(
        `no labs in ${parsed.positionals.join(', ')}`,
        'name lab files (.yaml) or a folder with some',
      );
    }
    const all: UserProblem[] = [...problems];
    const sound: { readonly file: string; readonly devices: number }[] = [];
    for (const file of files) {
      const found = await checkLab(file, facts, startLab);
      all.push(...found.problems);
      if (found.problems.length === 0) sound.push({ file, devices: found.deviceCount });
    }
    const lines = sound.map(({ file, devices }) => `${file}: sound, ${devices} device${devices === 1 ? '' : 's'}`);
    return tellChecked(all, { sound, lines, isJson: parsed.has('json') });
  },
};

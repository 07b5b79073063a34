import { EmulatorError, type UserProblem } from '../base/emulator-error.ts';
import { problemsOf } from '../lab/check-lab.ts';
import { readLabFile } from '../lab/spec/lab-file.ts';
import { foundIn } from '../scenario/find-scenarios.ts';
import { startLab } from '../start-lab.ts';
import { factsOf, modelsFlag } from './facts-flag.ts';
import { type Subcommand, tellProblems, usageStatus } from './subcommand.ts';

/** `n3k lab check`: whether lab files start, without their ports. */
export const labCheck: Subcommand = {
  name: 'lab check',
  summary: 'Check lab files: every mistake with file, line and column, and that each device starts; exit status 0 or 2',
  positionals: 'FILES|FOLDER',
  maximumPositionals: 1000,
  flags: [modelsFlag],
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
    for (const file of files) {
      const found = await problemsOf(file, facts, startLab);
      all.push(...found);
      if (found.length > 0) continue;
      const count = readLabFile(file).devices.length;
      process.stdout.write(`${file}: sound, ${count} device${count === 1 ? '' : 's'}\n`);
    }
    if (all.length === 0) return 0;
    tellProblems(all);
    return usageStatus;
  },
};

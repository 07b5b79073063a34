import { EmulatorError } from '../base/emulator-error.ts';
import { problemsOf } from '../lab/check-lab.ts';
import { readLabFile } from '../lab/lab-file.ts';
import { factsOf, modelsFlag } from './facts-flag.ts';
import type { Subcommand } from './subcommand.ts';

/** `n3k lab check`: whether a lab file starts, without its ports. */
export const labCheck: Subcommand = {
  name: 'lab check',
  summary: 'Check a lab file: its form, and that each of its devices starts',
  positionals: 'FILE',
  maximumPositionals: 1,
  flags: [modelsFlag],
  examples: ['n3k lab check my-lab.yaml', 'n3k lab check my-lab.yaml --models my-models'],
  async run(parsed) {
    const [path] = parsed.positionals;
    if (path === undefined) throw new EmulatorError('no file named', 'n3k lab check my-lab.yaml');
    const problems = await problemsOf(path, factsOf(parsed));
    for (const { message, hint } of problems) process.stderr.write(`n3k: ${message} (${hint})\n`);
    if (problems.length > 0) return 2;
    const count = readLabFile(path).devices.length;
    process.stdout.write(`${path}: sound, ${count} device${count === 1 ? '' : 's'}\n`);
    return 0;
  },
};

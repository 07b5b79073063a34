import { writeFileSync } from 'node:fs';
import { EmulatorError } from '../base/emulator-error.ts';
import { fileReason } from '../facts/load.ts';
import { starterLab } from '../lab/spec/starter-lab.ts';
import type { Subcommand } from './subcommand.ts';

/** `n3k lab new`: a lab file to start from. */
export const labNew: Subcommand = {
  name: 'lab new',
  summary: 'Write a commented lab file to start from; it overwrites nothing',
  positionals: '[FILE]',
  maximumPositionals: 1,
  flags: [],
  examples: ['n3k lab new', 'n3k lab new labs/leaf-spine.yaml'],
  async run(parsed) {
    const path = parsed.positionals[0] ?? 'lab.yaml';
    try {
      writeFileSync(path, starterLab, { flag: 'wx' });
    } catch (error) {
      throw new EmulatorError(
        `${path}: ${fileReason(error)}`,
        'name a new file in a folder that is there and may be written',
      );
    }
    process.stdout.write(`${path} is written. n3k lab check ${path} checks it, n3k run ${path} starts it.\n`);
    return 0;
  },
};

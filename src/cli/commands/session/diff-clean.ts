import { word } from '../../grammar/tokens.ts';
import { command } from '../../shell/command.ts';

/** `diff-clean`: forgets what `| diff` compares with. */
export const diffClean = command({
  mode: 'exec',
  syntax: [word('diff-clean', "Remove temp files created by '| diff' filters")],
  examples: ['diff-clean'],
  access: 'read',
  run: ({ session }) => session.outputs.clear(),
});

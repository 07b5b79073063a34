import { word } from '../../grammar/tokens.ts';
import { command } from '../../shell/command.ts';

/** `udld reset`: opens ports that UDLD has shut, of which there are none while nobody answers. */
export const udldReset = command({
  mode: 'config',
  syntax: [
    word('udld', 'UDLD protocol', { needs: 'feature udld' }),
    word('reset', 'Reset all ports shut down by UDLD'),
  ],
  examples: ['udld reset'],
  run: () => {},
});

import { isDmeOn } from '../../../machine/install/guards.ts';
import { word } from '../../grammar/tokens.ts';
import type { Context } from '../../shell/command.ts';
import { setting } from '../../shell/setting.ts';

/** `system dme enable`: releases of 9.x do not know it, and while it is on they cannot be installed. */
const dme = setting({
  syntax: [
    word('system', 'System configuration commands'),
    word('dme', 'Configure DME', { needs: 'dme' }),
    word('enable', 'Enable DME'),
  ],
  examples: ['system dme enable'],
  set: (context) => turn(context, true),
  clear: (context) => turn(context, false),
  write: ({ running }) => (isDmeOn.of(running) ? ['system dme enable'] : []),
});

export const dmeSettings = [dme];

/** What is told of the reload is inferred: the note says that a save and a reload are required. */
function turn({ device, screen }: Context<unknown>, isOn: boolean): void {
  const { configuration, clock } = device;
  if (configuration.of(isDmeOn) === isOn) return;
  configuration.change(isDmeOn, isOn, clock.now());
  screen.print('Warning: Please save the configuration and reload the switch for this command to take effect');
}

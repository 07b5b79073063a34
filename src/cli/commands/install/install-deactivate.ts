import { word } from '../../grammar/tokens.ts';
import { command } from '../../shell/command.ts';
import { watchesScale } from '../monitoring/monitoring.ts';

/** `install deactivate icam`: takes iCAM away, which earlier releases do not know (Cisco's upgrade script for pyATS; that it is silent is inferred). */
export const deactivateIcam = command({
  mode: 'exec',
  syntax: [
    word('install', 'Upgrade software'),
    word('deactivate', 'Deactivate a package'),
    word('icam', 'iCAM', { needs: 'icamMonitor' }),
  ],
  examples: [],
  run: ({ device }) => device.configuration.change(watchesScale, undefined, device.clock.now()),
});

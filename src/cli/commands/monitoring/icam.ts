import { slice } from '../../../machine/config/slice.ts';
import { word } from '../../grammar/tokens.ts';
import { command } from '../../shell/command.ts';
import { setting } from '../../shell/setting.ts';

/** Undefined once `install deactivate icam` has taken iCAM away. */
const watchesScale = slice<boolean | undefined>('icam monitor scale', true);

/** `icam monitor scale`: on from the factory, and in the configuration since it is (public configurations of 9.3(7) and later). */
export const icam = setting({
  syntax: [
    word('icam', 'Configure iCAM', { needs: 'icamMonitor' }),
    word('monitor', 'Monitor resources'),
    word('scale', 'Monitor the scale of tables'),
  ],
  examples: ['icam monitor scale'],
  set: ({ device }) => device.configuration.change(watchesScale, true, device.clock.now()),
  clear: ({ device }) => device.configuration.change(watchesScale, false, device.clock.now()),
  write({ running, has }) {
    if (!has('icamMonitor') || watchesScale.of(running) === undefined) return [];
    return [`${watchesScale.of(running) ? '' : 'no '}icam monitor scale`, ''];
  },
});

/** `install deactivate icam`: takes iCAM away, which earlier releases do not know (Cisco's upgrade script for pyATS; that it is silent is inferred). */
export const deactivateIcam = command({
  mode: 'exec',
  syntax: [
    word('install', 'Upgrade software'),
    word('deactivate', 'Deactivate a package'),
    word('icam', 'iCAM', { needs: 'icamMonitor' }),
  ],
  examples: ['install deactivate icam'],
  run: ({ device }) => device.configuration.change(watchesScale, undefined, device.clock.now()),
});

import { word } from '../../grammar/tokens.ts';
import { command } from '../../shell/command.ts';
import { tellComplete } from '../copy/target.ts';
import { save } from './configuration-text.ts';

/** How long the device takes to save, in milliseconds of lab time. Inferred from VN-upg time stamps. */
const savingMs = 4000;
const cellCount = 40;

/** `copy running-config startup-config`: draws its bar and saves (nxos-behaviour 4.5). */
export const saveConfiguration = command({
  mode: 'exec',
  syntax: [
    word('copy', 'Copy from one file to another'),
    word('running-config', 'Current operating configuration'),
    word('startup-config', 'Startup configuration'),
  ],
  examples: ['copy running-config startup-config', 'copy r s'],
  async run(context) {
    const { device, screen, signal } = context;
    for (let cell = 1; cell <= cellCount && screen.isInteractive; cell += 13) {
      screen.draw(
        `\r[${'#'.repeat(cell).padEnd(cellCount)}] ${String(Math.floor((cell * 100) / cellCount)).padStart(3)}%`,
      );
      await device.clock.sleep((savingMs * 13) / cellCount, signal);
      if (signal.aborted) return screen.print('');
    }
    await save(context);
    if (signal.aborted) return screen.print('');
    screen.print(`${screen.isInteractive ? '\r' : ''}[${'#'.repeat(cellCount)}] 100%`);
    tellComplete(context);
  },
});

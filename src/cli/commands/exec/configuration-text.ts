import { word } from '../../grammar/tokens.ts';
import { type Context, command, show } from '../../shell/command.ts';
import { longDate } from '../words/dates.ts';

/** `show running-config`: head lines and every setting's own lines (shape: nxos-behaviour 5.6). */
export const showRunningConfig = show({
  syntax: [word('show', 'Show running system information'), word('running-config', 'Current operating configuration')],
  examples: ['show running-config'],
  read: (context) => [
    '',
    '!Command: show running-config',
    `!Time: ${longDate(context.device.clock.now())}`,
    '',
    ...configurationLines(context),
  ],
  print: (lines) => lines,
});

/** `show startup-config`: the text that the next start will replay. */
export const showStartupConfig = show({
  syntax: [word('show', 'Show running system information'), word('startup-config', 'Startup configuration')],
  examples: ['show startup-config'],
  read: ({ device }) => ({ startup: device.configuration.startup, nowMs: device.clock.now() }),
  *print({ startup, nowMs }) {
    if (startup === undefined) {
      yield 'No startup configuration';
      return;
    }
    yield '';
    yield '!Command: show startup-config';
    yield `!Time: ${longDate(nowMs)}`;
    yield `!Startup config saved at: ${longDate(startup.savedAtMs)}`;
    yield '';
    yield* startup.text.split('\n');
  },
});

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
    device.configuration.save(configurationLines(context).join('\n'), device.clock.now());
    screen.print(`${screen.isInteractive ? '\r' : ''}[${'#'.repeat(cellCount)}] 100%`);
    screen.print('Copy complete, now saving to disk (please wait)...');
    screen.print('Copy complete.');
  },
});

/** The configuration below its head lines: the version first, then the settings in canonical order. */
function configurationLines(context: Context<unknown>): readonly string[] {
  const { device } = context;
  return [`version ${device.release.text} Bios:version ${device.model.bios.version} `, ...context.configurationText()];
}

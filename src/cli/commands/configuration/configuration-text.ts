import type { Bios } from '../../../facts/bios.ts';
import { type Release, toldNumber } from '../../../facts/release.ts';
import { hasTrait } from '../../../facts/traits.ts';
import { choice, flag, optional, word } from '../../grammar/tokens.ts';
import { type Context, command, show } from '../../shell/command.ts';
import { tellComplete } from '../copy/target.ts';
import { interfaceNames, interfaceSyntax } from '../interfaces/interface-arg.ts';
import { longDate } from '../words/dates.ts';

const showWord = word('show', 'Show running system information');

/** `show running-config`: head lines and every setting's own lines (shape: nxos-behaviour 5.6). */
export const showRunningConfig = show({
  syntax: [
    showWord,
    word('running-config', 'Current operating configuration'),
    optional([choice('part', [word('interface', 'Show interface configuration')]), optional([interfaceSyntax])]),
    flag('isAll', word('all', 'Current operating configuration with defaults')),
  ],
  examples: [
    'show running-config',
    'show running-config all',
    'show running-config interface ethernet 1/1',
    'show running-config interface mgmt0 all',
    'show running-config interface',
  ],
  async read(context) {
    const { args, device } = context;
    const lines = await configurationLines(context, args.isAll ? 'all' : undefined);
    const names = args.interfaceForm === undefined ? undefined : interfaceNames(args);
    const asked = args.part === undefined ? '' : ` interface${names === undefined ? '' : ` ${names.join(',')}`}`;
    const wanted = new Set(names);
    const isWanted = (header: string): boolean =>
      names === undefined ? args.interfaceForm === undefined : wanted.has(header.replace('interface ', ''));
    return {
      command: `show running-config${asked}${args.isAll ? ' all' : ''}`,
      nowMs: device.clock.now(),
      lines: args.part === undefined ? lines : interfaceSections(lines, isWanted),
    };
  },
  *print({ command: asked, nowMs, lines }) {
    yield* headLines(asked, nowMs);
    yield* lines;
  },
});

/** `show startup-config`: the text that the next start will replay. */
export const showStartupConfig = show({
  syntax: [showWord, word('startup-config', 'Startup configuration')],
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
    await save(context);
    if (signal.aborted) return screen.print('');
    screen.print(`${screen.isInteractive ? '\r' : ''}[${'#'.repeat(cellCount)}] 100%`);
    tellComplete(context);
  },
});

/** The running configuration as a file: what `show running-config` shows. */
export async function runningConfigurationFile(context: Context<unknown>): Promise<string> {
  const head = headLines('show running-config', context.device.clock.now());
  const lines = [...head, ...(await configurationLines(context))];
  return `${lines.join('\n')}\n`;
}

/** Saves what runs as the startup configuration; not once the signal aborts. */
export async function save(context: Context<unknown>): Promise<void> {
  const { device, signal } = context;
  const lines = await configurationLines(context);
  if (!signal.aborted) device.configuration.save(lines.join('\n'), device.clock.now());
}

function headLines(asked: string, nowMs: number): readonly string[] {
  return ['', `!Command: ${asked}`, `!Time: ${longDate(nowMs)}`, ''];
}

/** The configuration below its head lines: the version first, then the settings in canonical order. */
export async function configurationLines(context: Context<unknown>, detail?: 'all'): Promise<readonly string[]> {
  const { device, running } = context;
  return [versionLine(running.release, device.hardware.bios), ...(await context.configurationText(detail))];
}

/** The first line of a configuration: the release that wrote it, and on later ones the BIOS that the switch had then. */
export function versionLine(written: Release, bios: Bios): string {
  const told = hasTrait(written, 'biosInVersionLine') ? ` Bios:version ${bios.version} ` : '';
  return `version ${toldNumber(written)}${told}`;
}

/** The head line, and the sections of the interfaces whose header is wanted, each behind an empty line. */
function* interfaceSections(lines: readonly string[], isWanted: (header: string) => boolean): Generator<string> {
  yield* lines.slice(0, 1);
  let isInside = false;
  for (const line of lines) {
    if (!line.startsWith(' ')) isInside = line.startsWith('interface ') && isWanted(line);
    if (!isInside) continue;
    if (!line.startsWith(' ')) yield '';
    yield line;
  }
}

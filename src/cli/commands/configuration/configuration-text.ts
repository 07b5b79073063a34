import type { Bios } from '../../../facts/bios.ts';
import { type Release, toldNumber } from '../../../facts/release.ts';
import { hasTrait } from '../../../facts/traits.ts';
import type { Context } from '../../shell/command.ts';
import { longDate } from '../words/dates.ts';

/** The running configuration as a file: what `show running-config` shows. */
export async function runningConfigurationFile(context: Context<unknown>): Promise<string> {
  const head = headLines(context, 'show running-config', context.device.clock.now());
  const lines = [...head, ...(await configurationLines(context))];
  return `${lines.join('\n')}\n`;
}

/** Saves what runs as the startup configuration; not once the signal aborts. */
export async function save(context: Context<unknown>): Promise<void> {
  const { device, signal } = context;
  const lines = await configurationLines(context);
  if (!signal.aborted) device.configuration.save(lines.join('\n'), device.clock.now());
}

/** What stands above a configuration: the command that shows it, later releases also when it was changed last, and when it is. */
export function headLines({ device, running }: Context<unknown>, asked: string, nowMs: number): readonly string[] {
  const { changedAtMs } = device.configuration;
  const change =
    changedAtMs === undefined
      ? '!No configuration change since last restart'
      : `!Running configuration last done at: ${longDate(changedAtMs)}`;
  return [
    '',
    `!Command: ${asked}`,
    ...(running.has('tellsLastChange') ? [change] : []),
    `!Time: ${longDate(nowMs)}`,
    '',
  ];
}

/** The lines of the startup configuration, without the head and the empty lines that a file may have brought. */
export function startupLines({ device }: Context<unknown>): readonly string[] | undefined {
  return device.configuration.startup?.text.replace(/\n$/, '').split('\n');
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

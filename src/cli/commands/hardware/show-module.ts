import { hardwareIn } from '../../../facts/hardware.ts';
import { toldNumber } from '../../../facts/release.ts';
import { integer } from '../../grammar/arg-types.ts';
import { arg, word } from '../../grammar/tokens.ts';
import { showing } from '../../notation/showing.ts';
import { show } from '../../shell/command.ts';
import { longDate } from '../words/dates.ts';
import { durationOf } from '../words/duration.ts';
import { table } from '../words/table.ts';

/** `show module`: the one module of a fixed switch. Rulers and widths of 7.0(3)I and 9.3 (nxos-behaviour 5.2). */
export const showModule = show({
  syntax: [word('show', 'Show running system information'), word('module', 'Show module information')],
  examples: ['show module'],
  read: ({ device, running }) => ({
    pid: hardwareIn(device.model, running.release).modulePid,
    moduleType: device.model.moduleType,
    ports: device.model.ports,
    release: toldNumber(running.release),
    macAddress: device.macAddress,
    serialNumber: device.serialNumber,
  }),
  *print(module) {
    yield 'Mod Ports             Module-Type                      Model           Status';
    yield '--- ----- ------------------------------------- --------------------- ---------';
    const model = `${module.moduleType.padEnd(37)} ${module.pid.padEnd(21)}`;
    yield `1    ${String(module.ports).padEnd(4)} ${model} active *`;
    yield '';
    yield 'Mod  Sw                       Hw    Slot';
    yield '---  ----------------------- ------ ----';
    yield `1    ${module.release.padEnd(23)}  1.0    NA`;
    yield '';
    yield '';
    yield 'Mod  MAC-Address(es)                         Serial-Num';
    yield '---  --------------------------------------  ----------';
    yield `1    ${macRange(module.macAddress, module.ports).padEnd(38)}  ${module.serialNumber}`;
    yield '';
    yield 'Mod  Online Diag Status';
    yield '---  ------------------';
    yield '1    Pass';
    yield '';
    yield '* this terminal session ';
  },
  structure: (module) => ({
    ...table('modinfo', [
      {
        modinf: '1',
        ports: String(module.ports),
        modtype: module.moduleType,
        model: module.pid,
        status: 'active *',
      },
    ]),
    ...table('modwwninfo', [{ modwwn: '1', sw: module.release, hw: '1.0', slottype: 'NA' }]),
    ...table('modmacinfo', [
      { modmac: '1', mac: macRange(module.macAddress, module.ports), serialnum: module.serialNumber },
    ]),
    ...table('moddiaginfo', [{ mod: '1', diagstatus: 'Pass' }]),
  }),
});

/** `show module 1`: a fixed switch has no other. */
export const showModuleNumber = show({
  syntax: [...showModule.syntax, arg('module', integer(1, 1), 'Enter module number')],
  examples: ['show module 1'],
  read: async (context) => ({
    lines: [...((await showModule.lines?.(context)) ?? [])],
    keys: await showModule.structure?.(context),
  }),
  print: ({ lines }) => lines,
  structure: ({ keys }) => keys,
});

/** `show module uptime`: since when the module runs (form: N7K command reference; keys inferred from the columns). */
export const showModuleUptime = showing('show module uptime', {
  help: { module: 'Show module information', uptime: 'Show how long the modules have been up and running' },
  read: ({ device, running }) => {
    const { days, hours, minutes, seconds } = durationOf(Math.floor((device.clock.now() - running.sinceMs) / 1000));
    return {
      start_time: longDate(running.sinceMs),
      up_time: `${days} days, ${hours} hours, ${minutes} minutes, ${seconds} seconds`,
    };
  },
  print: ({ start_time, up_time }) => [
    '------ Module 1 -----',
    `Module Start Time:   ${start_time}`,
    `Up Time:             ${up_time}`,
  ],
  structure: (known) => table('uptime', [{ module: '1', ...known }]),
});

/** `54-7f-ee-12-34-56 to 54-7f-ee-12-34-97`: one address for each port, and the base. */
function macRange(first: string, ports: number): string {
  const base = Number.parseInt(first.replaceAll('.', ''), 16);
  return `${dashed(base)} to ${dashed(base + ports)}`;
}

function dashed(address: number): string {
  return (address.toString(16).padStart(12, '0').match(/../g) ?? []).join('-');
}

import { hardwareIn } from '../../../facts/hardware.ts';
import type { RunningSystem } from '../../../machine/boot/running-system.ts';
import type { Device } from '../../../machine/device.ts';
import { showing } from '../../notation/showing.ts';
import { showVersion } from '../system/show-version.ts';
import { table } from '../words/table.ts';

/** A part of the switch that has numbers of its own. */
interface Part {
  readonly slot: string;
  readonly status: 'ok';
  /** What stands behind `is`: the kind of the part. */
  readonly type?: string;
  readonly pid: string;
  readonly serialNumber: string;
}

/** What no source tells of these parts. */
const unknown = 'N/A';
const version = '1.0';

/** Year and week of making, which Cisco's serial numbers name behind the site: `FOC1829…` is week 29 of the 18th year (from 1996 on). */
function made(serialNumber: string): string {
  const [, year, week] = /^[A-Z]{3}(\d\d)(\d\d)/.exec(serialNumber) ?? [];
  return year === undefined ? unknown : `Year ${year} Week ${week}`;
}

function* numbersOf({ pid, serialNumber }: Part): Generator<string> {
  yield `  Model number is ${pid}`;
  yield `  H/W version is ${version}`;
  yield `  Part Number is ${unknown}`;
  yield `  Part Revision is ${unknown}`;
  yield `  Manufacture Date is ${made(serialNumber)}`;
  yield `  Serial number is ${serialNumber}`;
  yield `  CLEI code is ${unknown}`;
}

function partsOf(device: Device, running: RunningSystem) {
  const { model, serialNumber } = device;
  const { chassis, modulePid } = hardwareIn(model, running.release);
  const numbered = (count: number, one: (number: number) => Part): readonly Part[] =>
    Array.from({ length: count }, (_, index) => one(index + 1));
  return {
    chassis: { slot: '', status: 'ok', type: chassis, pid: model.pid, serialNumber } satisfies Part,
    module: { slot: 'Module1', status: 'ok', type: model.moduleType, pid: modulePid, serialNumber } satisfies Part,
    supplies: numbered(model.powerSupplies.count, (number) => ({
      slot: `PS${number}`,
      status: 'ok',
      type: `${/(\d{3,4})W/.exec(model.powerSupplies.pid)?.[1] ?? '400'}.00W 220v AC`,
      pid: model.powerSupplies.pid,
      serialNumber: device.serialNumberOf(`Power Supply ${number}`),
    })),
    fans: numbered(model.fans.count, (number) => ({
      slot: `Fan${number}(sys_fan${number})`,
      status: 'ok',
      pid: model.fans.pid,
      serialNumber: unknown,
    })),
  };
}

type Parts = ReturnType<typeof partsOf>;

function* titled(title: string): Generator<string> {
  yield '-'.repeat(40);
  yield title;
  yield '-'.repeat(40);
  yield '';
}

function* partLines({ chassis, module, supplies, fans }: Parts): Generator<string> {
  yield* titled('Switch hardware ID information');
  yield 'Switch is booted up';
  yield `  Switch type is : ${chassis.type} `;
  yield* numbersOf(chassis);
  yield '';
  yield* titled('Chassis has one slot');
  yield `${module.slot}  ${module.status}`;
  yield `  Module type is : ${module.type}`;
  yield '  0 submodules are present';
  yield* numbersOf(module);
  yield '';
  yield* titled(`Chassis has ${supplies.length} PowerSupply Slots`);
  for (const supply of supplies) {
    yield `${supply.slot} ${supply.status}`;
    yield `  Power supply type is: ${supply.type}`;
    yield* numbersOf(supply);
    yield '';
  }
  yield* titled(`Chassis has ${fans.length} Fan slots`);
  for (const fan of fans) {
    yield `${fan.slot} ${fan.status}`;
    yield* numbersOf(fan);
    yield '';
  }
}

function keysOf({ slot, status, type, pid, serialNumber }: Part): object {
  return {
    num_slot_str: slot,
    status_ok_empty: status,
    ...(type === undefined ? {} : { type, num_submods: '0' }),
    model_num: pid,
    hw_ver: version,
    part_num: unknown,
    part_revision: unknown,
    manuf_date: made(serialNumber),
    serial_num: serialNumber,
    CLEI_code: unknown,
  };
}

/**
 * `show hardware`: what `show version` tells, and what the parts are. Layout: command references of Nexus 5000, whose table the keys of
 * 9.3 have (`TABLE_slot`); part numbers are not known, and neither is the revision of the hardware (inferred).
 */
export const showHardware = showing('show hardware', {
  help: { hardware: 'Show hardware information' },
  async read(context) {
    const { device, running } = context;
    const text = [...((await showVersion.lines?.({ ...context, args: {} })) ?? [])];
    const keys = (await showVersion.structure?.({ ...context, args: {} })) as object;
    return { text, keys, parts: partsOf(device, running) };
  },
  *print({ text, parts }) {
    yield* text;
    yield* partLines(parts);
  },
  structure: ({ keys, parts: { chassis, module, supplies, fans } }) => ({
    ...keys,
    ...table('slot', [table('slot_info', [chassis, module, ...supplies, ...fans].map(keysOf))]),
  }),
});

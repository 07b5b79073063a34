import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { vitalsOf } from '../../../machine/vitals.ts';
import { listIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import { hardwareLines, rateLimit } from './hardware-profile.ts';
import { dividedRegions } from './show-regions.ts';

const help = {
  hardware: 'Show hardware information',
  'access-list': 'Access Control List',
  resource: 'Hardware resource',
  utilization: 'Usage of the hardware',
  'rate-limiter': 'Show Rate-Limiter configs and statistics',
  capacity: 'Hardware usage levels for Power, Switching Fabric, Flash, etc',
};

/**
 * `show hardware access-list resource utilization`: the regions that have a size, and what is free of them (form: a capture in a public
 * parser of a Nexus 9000; that nothing is used, as nothing is programmed into chips here, and the keys are inferred).
 */
export const showAclUtilization = showing('show hardware access-list resource utilization', {
  help,
  read: ({ device }) => dividedRegions(device.configuration.running).filter(({ size }) => size > 0),
  *print(known) {
    yield* ['INSTANCE 0x0', '-------------', ''];
    yield `${' '.repeat(14)}ACL Hardware Resource Utilization (Mod 1)`;
    yield `${' '.repeat(14)}${'-'.repeat(44)}`;
    yield '';
    yield `${' '.repeat(40)}Used    Free    Percent`;
    yield `${' '.repeat(56)}Utilization`;
    yield '-'.repeat(71);
    for (const { title, size } of known)
      yield `${withoutName(title).padEnd(40)}${'0'.padEnd(8)}${String(size).padEnd(8)}0.00`;
    yield '';
  },
  structure: (known) =>
    table(
      'instance',
      known.map(({ title, size }) => ({ region: withoutName(title), used: '0', free: String(size), percent: '0.00' })),
    ),
});

/** A title without the name that lines have for the region. */
function withoutName(title: string): string {
  return title.replace(/ \[.*\]$/, '');
}

/** Classes that are limited from the factory, in packets or kilobits per second (Cisco's security guides for Nexus 3000 and 9000 9.x). */
const factoryLimits: readonly (readonly [name: string, rate: number])[] = [
  ['access-list-log', 100],
  ['bfd', 10000],
  ['exception', 50],
  ['fex', 3000],
  ['span', 50],
  ['sflow', 40000],
];

function limitsOf(running: RunningConfiguration) {
  const typed = new Map(
    listIn(hardwareLines.slice.of(running), rateLimit).map((one) => [String(one.class), Number(one.rate)]),
  );
  const known = factoryLimits.map(([name, rate]) => ({ name, rate: typed.get(name) ?? rate }));
  const others = [...typed].filter(([name]) => factoryLimits.every(([one]) => one !== name));
  return [...known, ...others.map(([name, rate]) => ({ name, rate }))];
}

/** `show hardware rate-limiter`: no packet was counted. Form: the security guides; keys: Cisco's reference of show commands for 9.3. */
export const showRateLimiter = showing('show hardware rate-limiter', {
  help,
  read: ({ device }) => limitsOf(device.configuration.running),
  *print(limits) {
    yield '';
    yield 'Units for Config: kilo bits per second';
    yield 'Allowed, Dropped & Total: aggregated bytes since last clear counters';
    yield '';
    yield 'Module: 1';
    yield '  R-L Class           Config           Allowed         Dropped            Total';
    yield ' +----------------+----------+--------------------+--------------------+--------------------+';
    for (const { name, rate } of limits) {
      const counters = `${'0'.padStart(21)}${'0'.padStart(21)}${'0'.padStart(21)}`;
      yield `  ${name.padEnd(16)}${String(rate).padStart(10)}${counters}`;
    }
  },
  structure: (limits) =>
    table(
      'hardware_rate_limiter',
      limits.map(({ name, rate }) => ({
        'rate-limit-class': name,
        'class-descr': name,
        module: '1',
        'rate-limit-configured': String(rate),
        'rate-limit-allowed': '0',
        'rate-limit-dropped': '0',
        'rate-limit-total': '0',
      })),
    ),
});

/** `show hardware capacity`: processor and flash of the one module (the sections of Cisco's guides; their form is inferred). */
export const showCapacity = showing('show hardware capacity', {
  help,
  read: ({ device, running }) => {
    const volume = device.files.volume('bootflash');
    const { totalBytes, usedBytes } = volume.ok ? volume.value.usage() : { totalBytes: 0, usedBytes: 0 };
    return { vitals: vitalsOf(device, running), totalBytes, usedBytes };
  },
  *print({ vitals, totalBytes, usedBytes }) {
    const share = totalBytes === 0 ? 0 : Math.round((usedBytes / totalBytes) * 100);
    yield 'CPU Resources:';
    yield '-'.repeat(26);
    yield 'Processor memory';
    yield '  Module     Total(kB)      Free(kB)       % Used';
    const busy = Math.round((vitals.memoryUsedKb / vitals.memoryTotalKb) * 100);
    yield `  ${'1'.padEnd(11)}${String(vitals.memoryTotalKb).padEnd(15)}${String(vitals.memoryTotalKb - vitals.memoryUsedKb).padEnd(15)}${busy}`;
    yield '';
    yield 'Flash/NVRAM Resources:';
    yield '-'.repeat(26);
    yield 'Usage: Module  Device      Total(bytes)    Free(bytes)     % Used';
    yield `       1       bootflash   ${String(totalBytes).padEnd(16)}${String(totalBytes - usedBytes).padEnd(16)}${share}`;
  },
});

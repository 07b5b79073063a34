import type { Environment } from '../../../machine/environment.ts';
import { table } from '../words/table.ts';
import { powerTitles, tableHead, temperatureTitles, totalAvailable } from './environment-head.ts';

/**
 * `show environment` of Nexus 3500 on 6.0(2). Keys and the widths of cells: napalm test_get_environment/pre_7.0; what stands
 * around the cells: Nexus 5000, whose tables have the same names and widths (inferred).
 */
export function* firstPowerLines({ supplies, module, capacityWatts, availableWatts }: Environment): Generator<string> {
  yield* tableHead(
    powerTitles,
    ['PS  Model                Power       Power     Status', '                         (Watts)     (Amp)           '],
    53,
  );
  for (const { number, pid, watts, amps } of supplies)
    yield `${String(number).padEnd(4)}${pid.padEnd(20)} ${fixed(watts, 7)}     ${fixed(amps, 7)}   ok             `;
  yield '';
  yield 'Mod Model                Power     Power       Power     Power       Status';
  yield '                         Requested Requested   Allocated Allocated         ';
  yield '                         (Watts)   (Amp)       (Watts)   (Amp)               ';
  yield '--- -------------------- --------- ----------- --------- ----------- ----------';
  const figures = [module.watts, module.amps].map((value) => value.toFixed(2));
  const cells = `${(figures[0] ?? '').padEnd(10)}${(figures[1] ?? '').padEnd(12)}`;
  yield `1    ${module.pid.padEnd(20)}${cells}${cells}powered-up          `;
  yield '';
  yield 'Power Usage Summary:';
  yield '--------------------';
  yield 'Power Supply redundancy mode:                 redundant';
  yield 'Power Supply redundancy operational mode:     Non-redundant';
  yield '';
  yield `Total Power Capacity                            ${fixed(capacityWatts, 9)} W`;
  yield '';
  yield `Power reserved for Supervisor(s)                ${fixed(module.watts, 9)} W`;
  yield `Power currently used by Modules                 ${fixed(0, 9)} W`;
  yield* totalAvailable(`Total Power Available                           ${fixed(availableWatts, 9)} W`);
}

export function* firstFanLines(environment: Environment): Generator<string> {
  yield* tableHead(['Fan:'], ['Fan             Model                Hw         Status'], 54);
  for (const [name, pid] of fans(environment)) yield `${name.padEnd(16)}${pid.padEnd(21)}--         ok`;
  yield 'Fan Air Filter : NotSupported';
}

export function* firstTemperatureLines({ sensors }: Environment): Generator<string> {
  yield* tableHead(
    temperatureTitles,
    [
      'Module   Sensor     MajorThresh   MinorThres   CurTemp     Status',
      '                    (Celsius)     (Celsius)    (Celsius)         ',
    ],
    65,
  );
  for (const sensor of sensors) yield Object.values(temperatureCells(sensor)).join(' ');
}

/** The same as data; cells keep the blanks of their columns, as captured. */
export function firstKeys(environment: Environment): {
  readonly powersup: object;
  readonly fandetails: object;
  readonly temperatures: object;
} {
  const { supplies, module, capacityWatts, availableWatts, sensors } = environment;
  const [watts, amps] = [module.watts, module.amps].map((value) => value.toFixed(2).padEnd(7));
  return {
    temperatures: table('tempinfo', sensors.map(temperatureCells)),
    fandetails: {
      ...table(
        'faninfo',
        fans(environment).map(([fanname, fanmodel]) => ({ fanname, fanmodel, fanhwver: '--', fanstatus: 'ok' })),
      ),
      fan_filter_status: 'NotSupported',
    },
    powersup: {
      voltage_level: 12,
      ...table(
        'psinfo',
        supplies.map(({ number, pid, watts: given, amps: flowing }) => ({
          psnum: number,
          psmodel: pid,
          watts: fixed(given, 7),
          amps: fixed(flowing, 7),
          ps_status: 'ok',
        })),
      ),
      ...table('mod_pow_info', [
        {
          modnum: '1   ',
          mod_model: module.pid,
          watts_requested: watts,
          amps_requested: amps,
          watts_alloced: watts,
          amps_alloced: amps,
          modstatus: 'powered-up          ',
        },
      ]),
      power_summary: {
        ps_redun_mode: 'redundant',
        ps_redun_op_mode: 'Non-redundant',
        tot_pow_capacity: fixed(capacityWatts, 8),
        reserve_sup: fixed(module.watts, 8),
        pow_used_by_mods: fixed(0, 8),
        available_pow: fixed(availableWatts, 8),
      },
    },
  };
}

/** The switch's own fans, then those inside its power supplies. */
function fans({ fans: own, supplies }: Environment): readonly (readonly [name: string, pid: string])[] {
  return [
    ...own.map(({ name, pid }) => [name, pid] as const),
    ...supplies.map(({ number, pid }) => [`PS-${number}`, pid] as const),
  ];
}

function temperatureCells({ name, major, minor, current }: Environment['sensors'][number]) {
  return {
    tempmod: '1       ',
    sensor: name.padEnd(10),
    majthres: String(major).padEnd(13),
    minthres: String(minor).padEnd(12),
    curtemp: String(current).padEnd(11),
    alarmstatus: 'ok             ',
  };
}

function fixed(value: number, width: number): string {
  return value.toFixed(2).padStart(width);
}

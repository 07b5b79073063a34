import { type Environment, environmentOf } from '../../../machine/environment.ts';
import { word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import { powerTitles, tableHead, temperatureTitles, totalAvailable } from './environment-head.ts';
import { firstFanLines, firstKeys, firstPowerLines, firstTemperatureLines } from './first-environment.ts';

const showWord = word('show', 'Show running system information');
const environmentWord = word('environment', 'System environment information');

/** `show environment`: fans, temperatures and power. Keys: napalm test_get_environment/nxos_3k; layouts of the parts below. */
export const showEnvironment = show({
  syntax: [showWord, environmentWord],
  examples: ['show environment'],
  read: ({ device, running }) => environmentOf(device, running),
  *print(environment) {
    yield* powerLines(environment);
    yield '';
    yield* fanLines(environment);
    yield '';
    yield* temperatureLines(environment);
  },
  structure: (environment) => {
    if (environment.isFirstForm) {
      const { temperatures, ...parts } = firstKeys(environment);
      return { ...parts, ...temperatures };
    }
    return {
      powersup: powerKeys(environment),
      fandetails: fanKeys(environment),
      ...temperatureKeys(environment),
    };
  },
});

/** `show environment power`. Layout: that of Nexus 5000, whose tables the structure of a Nexus 3000 has; inferred. */
export const showEnvironmentPower = show({
  syntax: [showWord, environmentWord, word('power', 'System power capacity and power distribution')],
  examples: ['show environment power'],
  read: ({ device, running }) => environmentOf(device, running),
  print: powerLines,
  structure: (environment) =>
    environment.isFirstForm ? { powersup: firstKeys(environment).powersup } : { powersup: powerKeys(environment) },
});

/** `show environment power detail`: each power supply by itself as well. Form: genieparser ShowEnvironmentPowerDetail. */
export const showEnvironmentPowerDetail = show({
  syntax: [
    showWord,
    environmentWord,
    word('power', 'System power capacity and power distribution'),
    word('detail', 'Detailed power capacity and power distribution'),
  ],
  examples: ['show environment power detail'],
  read: ({ device, running }) => environmentOf(device, running),
  *print(environment) {
    yield* powerLines(environment);
    yield '';
    yield 'Power Usage details:';
    yield '--------------------';
    yield `Power reserved for Supervisor(s):              ${fixed(environment.module.watts).padStart(12)} W`;
    yield '';
    yield 'Are all inlet cords connected: Yes';
    yield '';
    yield 'Power supply details:';
    yield '---------------------';
    for (const { number, watts } of environment.supplies) {
      yield `PS_${number} total capacity: ${String(Math.round(watts)).padStart(7)} W   Voltage:12V`;
    }
  },
  structure: (environment) =>
    environment.isFirstForm ? { powersup: firstKeys(environment).powersup } : { powersup: powerKeys(environment) },
});

/** `show environment fan` (layout: ntc-templates show_environment). */
export const showEnvironmentFan = show({
  syntax: [showWord, environmentWord, word('fan', 'System fan information')],
  examples: ['show environment fan'],
  read: ({ device, running }) => environmentOf(device, running),
  print: fanLines,
  structure: (environment) => ({
    fandetails: environment.isFirstForm ? firstKeys(environment).fandetails : fanKeys(environment),
  }),
});

/** `show environment temperature` (layout: ntc-templates show_environment_temperature, a Nexus 3000). */
export const showEnvironmentTemperature = show({
  syntax: [showWord, environmentWord, word('temperature', 'System temperature information')],
  examples: ['show environment temperature'],
  read: ({ device, running }) => environmentOf(device, running),
  print: temperatureLines,
  structure: (environment) =>
    environment.isFirstForm ? firstKeys(environment).temperatures : temperatureKeys(environment),
});

function fixed(value: number): string {
  return value.toFixed(2);
}

function powerLines(environment: Environment): Iterable<string> {
  return environment.isFirstForm ? firstPowerLines(environment) : laterPowerLines(environment);
}

function* laterPowerLines({ supplies, module, capacityWatts, availableWatts }: Environment): Generator<string> {
  yield* tableHead(
    powerTitles,
    [
      'PS  Model                Input Power       Power     Status',
      '                         Type  (Watts)     (Amps)',
    ],
    59,
  );
  for (const { number, pid, watts, amps } of supplies) {
    yield `${String(number).padEnd(4)}${pid.padEnd(21)}${'AC'.padEnd(6)}${fixed(watts).padEnd(12)}${fixed(amps).padEnd(10)}ok`;
  }
  yield '';
  yield 'Mod Model                   Power     Power     Power     Power     Status';
  yield '                            Requested Requested Allocated Allocated';
  yield '                            (Watts)   (Amp)     (Watts)   (Amp)';
  yield '--- ----------------------  --------- --------- --------- --------- ----------';
  const figures = [module.watts, module.amps, module.watts, module.amps].map((value) => fixed(value).padEnd(10));
  yield `1   ${module.pid.padEnd(24)}${figures.join('')}powered-up`;
  yield '';
  yield 'Power Usage Summary:';
  yield '--------------------';
  yield 'Power Supply redundancy mode:                 Redundant';
  yield 'Power Supply redundancy operational mode:     Redundant';
  yield '';
  yield `Total Power Capacity                        ${fixed(capacityWatts).padStart(12)} W`;
  yield '';
  yield `Power reserved for Supervisor(s)            ${fixed(module.watts).padStart(12)} W`;
  yield `Power currently used by Modules             ${fixed(0).padStart(12)} W`;
  yield* totalAvailable(`Total Power Available                       ${fixed(availableWatts).padStart(12)} W`);
}

/** The switch's own fans, then those inside its power supplies. */
function fanRows({ fans, supplies }: Environment): readonly (readonly [name: string, pid: string, version: string])[] {
  return [
    ...fans.map(({ name, pid }) => [name, pid, '0.0'] as const),
    ...supplies.map(({ number, pid }) => [`Fan_in_PS${number}`, pid, '--'] as const),
  ];
}

function* fanLines(environment: Environment): Generator<string> {
  if (environment.isFirstForm) return yield* firstFanLines(environment);
  yield* tableHead(['Fan:'], ['Fan             Model                Hw     Direction       Status'], 75);
  for (const [name, pid, version] of fanRows(environment)) {
    yield `${name.padEnd(16)}${pid.padEnd(21)}${version.padEnd(7)}${'front-to-back'.padEnd(16)}Ok`;
  }
  yield 'Fan Zone Speed: Zone 1: 0x28';
  yield 'Fan Air Filter : NotSupported';
}

function* temperatureLines(environment: Environment): Generator<string> {
  if (environment.isFirstForm) return yield* firstTemperatureLines(environment);
  const { sensors } = environment;
  yield* tableHead(
    temperatureTitles,
    [
      'Module  Sensor             MajorThresh   MinorThres   CurTemp     Status',
      '                            (Celsius)     (Celsius)   (Celsius)         ',
    ],
    73,
  );
  for (const { name, major, minor, current } of sensors) {
    const figures = `${String(major).padEnd(14)}${String(minor).padEnd(13)}${String(current).padEnd(12)}`;
    yield `1       ${name.padEnd(20)}${figures}ok          `;
  }
}

function powerKeys({ supplies, module, capacityWatts, availableWatts }: Environment): object {
  return {
    voltage_level: '12',
    ...table(
      'psinfo_n3k',
      supplies.map(({ number, pid, watts, amps }) => ({
        psnum: String(number),
        psmodel: pid,
        input_type: 'AC',
        watts: fixed(watts),
        amps: fixed(amps),
        ps_status: 'ok',
      })),
    ),
    ...table('mod_pow_info_n3k', [
      {
        modnum: '1',
        mod_model: module.pid,
        watts_requested: fixed(module.watts),
        amps_requested: fixed(module.amps),
        watts_alloced: fixed(module.watts),
        amps_alloced: fixed(module.amps),
        modstatus: 'powered-up',
      },
    ]),
    power_summary_n3k: {
      ps_redun_mode: 'Redundant',
      ps_redun_op_mode: 'Redundant',
      tot_pow_capacity: `${fixed(capacityWatts)} W`,
      reserve_sup: `${fixed(module.watts)} W`,
      pow_used_by_mods: '0.00 W',
      available_pow: `${fixed(availableWatts)} W`,
    },
  };
}

function fanKeys(environment: Environment): object {
  return {
    ...table(
      'faninfo',
      fanRows(environment).map(([fanname, fanmodel, fanhwver]) => ({
        fanname,
        fanmodel,
        fanhwver,
        fandir: 'front-to-back',
        fanstatus: 'Ok',
      })),
    ),
    ...table('fan_zone_speed', [{ zone: '1', speed: '0x28' }]),
    fan_filter_status: 'NotSupported',
  };
}

function temperatureKeys({ sensors }: Environment): object {
  return table(
    'tempinfo',
    sensors.map(({ name, major, minor, current }) => ({
      tempmod: '1',
      sensor: name,
      majthres: String(major),
      minthres: String(minor),
      curtemp: String(current),
      alarmstatus: 'Ok',
    })),
  );
}

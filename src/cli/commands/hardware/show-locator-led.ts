import { environmentOf } from '../../../machine/environment.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';

/** `show locator-led status`: no light of a part is on. Keys: `| json` of a Nexus 9000 in a public NX-API client; the layout is inferred. */
export const showLocatorLed = showing('show locator-led [status]', {
  help: { 'locator-led': 'Show locator-led status', status: 'Show locator-led status' },
  read: ({ device }) => [
    { component: 'Chassis', status: 'OFF' },
    { component: 'Module 1', status: 'OFF' },
    ...Array.from({ length: device.model.fans.count }, (_, index) => ({
      component: `FAN Module ${index + 1}`,
      status: 'OFF',
    })),
  ],
  *print(rows) {
    yield 'Component           Locator LED Status';
    yield '----------------------------------------';
    for (const { component, status } of rows) yield `${component.padEnd(20)}${status}`;
  },
  structure: (rows) => table('loc_led_stat', rows),
});

/** `show environment clock`: a fixed switch has no clock modules. Form: command references of Nexus 7000; keys: that of 9.3. */
export const showEnvironmentClock = showing('show environment clock', {
  help: { environment: 'System environment information', clock: 'Clock module information' },
  read: () =>
    ['A', 'B'].map((clockname) => ({
      clockname,
      clkmodel: 'Clock Module',
      clkhwver: '--',
      clkstatus: 'NotSupported/None',
    })),
  *print(rows) {
    const ruler = '-'.repeat(58);
    yield* ['Clock:', ruler, 'Clock           Model                Hw         Status', ruler];
    for (const { clockname, clkmodel, clkhwver, clkstatus } of rows) {
      yield `${clockname.padEnd(16)}${clkmodel.padEnd(21)}${clkhwver.padEnd(11)}${clkstatus}`;
    }
  },
  structure: (rows) => table('clockinfo', rows),
});

/** `show environment fan detail`: the zones of the fans and how fast they turn. Form: genieparser; the figures are a model (inferred). */
export const showEnvironmentFanDetail = showing('show environment fan detail', {
  help: {
    environment: 'System environment information',
    fan: 'System fan information',
    detail: 'Detailed fan tray information',
  },
  read: ({ device, running }) =>
    environmentOf(device, running).fans.map(({ name, pid }) => ({
      fanname: name,
      fanmodel: pid,
      fandir: 'front-to-back',
    })),
  *print(rows) {
    const ruler = '-'.repeat(75);
    yield* ['Fan:', ruler, 'Module          Model                Direction       Speed(%)  Speed(RPM)', ruler];
    for (const { fanname, fanmodel, fandir } of rows) {
      yield `${fanname.padEnd(16)}${fanmodel.padEnd(21)}${fandir.padEnd(16)}${'40'.padEnd(10)}8000`;
    }
  },
  structure: (rows) =>
    table(
      'fantray',
      rows.map(({ fanname, fandir }) => ({ fanname, trayfannum: '1', fandir, fanperc: '40', fanrpm: '8000' })),
    ),
});

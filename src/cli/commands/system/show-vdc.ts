import type { RunningSystem } from '../../../machine/boot/running-system.ts';
import { portsIn } from '../../../machine/config/breakouts.ts';
import { shortName } from '../../../machine/config/ports.ts';
import type { Device } from '../../../machine/device.ts';
import { showing } from '../../notation/showing.ts';
import { longDate } from '../words/dates.ts';
import { durationOf } from '../words/duration.ts';
import { table } from '../words/table.ts';

/** Releases with two images have none (inferred from their running configurations). */
const needs = 'singleImage';
const help = {
  vdc: 'Show Virtual Device Contexts',
  detail: 'Show detailed vdc information',
  membership: 'Show vdc interface membership information',
  status: 'Show vdc related port-status',
  'current-vdc': 'Show which vdc you are currently in',
};

/** Kinds of modules that a switch of these families takes part with (public captures of Nexus 9000). */
const switchMode = 'm1 f1 m1xl f2 m2xl f2e f3 ';

/** The one virtual device that a switch is; a fixed switch has no line cards to support. */
function vdcOf(device: Device, running: RunningSystem) {
  return {
    vdc_id: '1',
    vdc_name: device.configuration.hostname,
    state: 'active',
    mac: (device.macAddress.replaceAll('.', '').match(/../g) ?? []).join(':'),
    vtype: 'Ethernet',
    lc: 'None',
    sinceMs: running.sinceMs,
    uptime: durationOf(Math.floor((device.clock.now() - running.sinceMs) / 1000)),
  };
}

type Vdc = ReturnType<typeof vdcOf>;

function keysOf({ vdc_id, vdc_name, state, mac, vtype, lc }: Vdc): object {
  return { vdc_id, vdc_name, state, mac, vtype, 'lc-support': lc };
}

/** `show vdc`. Form: ntc-templates show_vdc; keys: the command reference of 9.3. */
export const showVdc = showing('show vdc [<vdc:1-1>]', {
  needs,
  help,
  examples: ['show vdc', 'show vdc 1'],
  read: ({ device, running }) => vdcOf(device, running),
  *print({ vdc_id, vdc_name, state, mac, vtype, lc }) {
    yield '';
    yield `Switchwide mode is ${switchMode}`;
    yield '';
    yield 'vdc_id  vdc_name                          state               mac                 type        lc';
    yield '------  --------                          -----               ----------          ---------   ------';
    yield `${vdc_id.padEnd(8)}${vdc_name.padEnd(34)}${state.padEnd(20)}${mac.padEnd(20)}${vtype.padEnd(12)}${lc}`;
    yield '';
  },
  structure: (known) => ({ swmode: switchMode.trim(), ...table('vdc', [keysOf(known)]) }),
});

/** `show vdc detail`. Form: genieparser ShowVdcDetail; keys: the command reference of 9.3. */
export const showVdcDetail = showing('show vdc detail', {
  needs,
  help,
  read: ({ device, running }) => vdcOf(device, running),
  *print(known) {
    const { days, hours, minutes, seconds } = known.uptime;
    yield '';
    yield `Switchwide mode is ${switchMode}`;
    yield '';
    yield `vdc id: ${known.vdc_id}`;
    yield `vdc name: ${known.vdc_name}`;
    yield `vdc state: ${known.state}`;
    yield `vdc mac address: ${known.mac}`;
    yield 'vdc ha policy: RELOAD';
    yield 'vdc dual-sup ha policy: SWITCHOVER';
    yield 'vdc boot Order: 1';
    yield 'CPU Share: 5';
    yield 'CPU Share Percentage: 100%';
    yield `vdc create time: ${longDate(known.sinceMs)}`;
    yield 'vdc reload count: 0';
    yield `vdc uptime: ${days} day(s), ${hours} hour(s), ${minutes} minute(s), ${seconds} second(s)`;
    yield 'vdc restart count: 1';
    yield `vdc restart time: ${longDate(known.sinceMs)}`;
    yield `vdc type: ${known.vtype}`;
    yield `vdc supported linecards: ${known.lc}`;
    yield '';
  },
  structure: (known) =>
    table('vdc', [
      {
        ...keysOf(known),
        hap: 'RELOAD',
        sw: 'SWITCHOVER',
        boot_order: '1',
        prio: '5',
        prio_per: '100%',
        create_time: longDate(known.sinceMs),
        reload_count: '0',
        restart_count: '1',
        restart_time: longDate(known.sinceMs),
      },
    ]),
});

function membersOf({ device, running }: { readonly device: Device; readonly running: RunningSystem }) {
  const ports = portsIn(device.model, device.configuration.running);
  return { ...vdcOf(device, running), ports: ports.map(({ name, lane }) => ({ name, isPart: lane !== undefined })) };
}

function memberKeys({ ports, ...known }: ReturnType<typeof membersOf>): object {
  return table('vdc', [
    { ...keysOf(known), ...table('port', [{ 'port-list': ports.map(({ name }) => name).join(',') }]) },
  ]);
}

/** How many ports stand in one line. */
const columns = 4;

/** `show vdc membership`: which ports the virtual device has; a switch with one has all. Form: Cisco's VDC command reference. */
export const showVdcMembership = showing('show vdc membership', {
  needs,
  help,
  read: membersOf,
  *print({ vdc_id, vdc_name, ports }) {
    yield '';
    yield 'Flags : b - breakout port';
    yield '---------------------------------';
    yield '';
    yield 'vdc_id: 0 vdc_name: Unallocated interfaces:';
    yield '';
    yield `vdc_id: ${vdc_id} vdc_name: ${vdc_name} interfaces:`;
    const names = ports.map(({ name, isPart }) => `${name}${isPart ? '(b)' : ''}`);
    for (let at = 0; at < names.length; at += columns) {
      yield `        ${names
        .slice(at, at + columns)
        .map((name) => name.padEnd(22))
        .join('')
        .trimEnd()}`;
    }
    yield '';
  },
  structure: memberKeys,
});

/** `show vdc membership status`. Form: genieparser ShowVdcMembershipStatus. */
export const showVdcMembershipStatus = showing('show vdc membership status', {
  needs,
  help,
  read: membersOf,
  *print({ vdc_id, vdc_name, ports }) {
    yield '';
    yield 'Flags : b - breakout port';
    yield '---------------------------------';
    yield '';
    yield 'vdc_id: 0 vdc_name: Unallocated interfaces:';
    yield* ['Port        Status', '----        ----------', ''];
    yield `vdc_id: ${vdc_id} vdc_name: ${vdc_name} interfaces:`;
    yield* ['Port        Status', '----        ----------'];
    for (const { name, isPart } of ports) yield `${`${shortName(name)}${isPart ? '(b)' : ''}`.padEnd(12)}OK`;
    yield '';
  },
  structure: memberKeys,
});

/** `show vdc current-vdc` (genieparser ShowVdcCurrent; keys: the command reference of 9.3). */
export const showVdcCurrent = showing('show vdc current-vdc', {
  needs,
  help,
  read: ({ device }) => device.configuration.hostname,
  print: (name) => [`Current vdc is 1 - ${name}`],
  structure: (name) => ({ mode: '1', name }),
});

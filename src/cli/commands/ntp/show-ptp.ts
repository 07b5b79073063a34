import { bodiesIn } from '../../../machine/config/body.ts';
import { entriesOf } from '../../../machine/config/keyed.ts';
import { shortName } from '../../../machine/config/ports.ts';
import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import type { Device } from '../../../machine/device.ts';
import { isOn, valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';
import { table } from '../words/table.ts';
import { ptpDomain, ptpLines, ptpOnPort, ptpPriority1, ptpPriority2, ptpSource, ptpVlan } from './ptp.ts';

const needs = 'feature ptp';
const help = {
  show: 'Show running system information',
  ptp: 'Show PTP information',
  brief: 'Show the state of ports',
  clock: 'Show the clock of the switch',
  parent: 'Show the clock that is followed',
  corrections: 'Show the last corrections',
  'time-property': 'Show properties of the time',
  port: 'Show one port',
  interface: 'Show one port',
  clocks: 'Show clocks of others',
  'foreign-masters-record': 'Show clocks of others',
};

/** Ports with `ptp`. None hears of another clock here, so each is the one that others would follow. */
function portsOf(running: RunningConfiguration): readonly string[] {
  return Array.from(entriesOf(bodiesIn(interfaceMode.name).of(running))).flatMap(([name, body]) =>
    isOn(body, ptpOnPort) ? [name] : [],
  );
}

/** The identity of the clock: the address of the switch with two bytes in its middle (IEEE 1588). */
function identityOf({ macAddress }: Device): string {
  const pairs = macAddress.replaceAll('.', '').match(/../g) ?? [];
  return [...pairs.slice(0, 3), 'ff', 'fe', ...pairs.slice(3)].join(':');
}

/** `show ptp brief` (form and keys: the NX-API reference of Nexus 3500). */
export const showPtpBrief = showing('show ptp brief', {
  needs,
  help,
  read: ({ device }) =>
    portsOf(device.configuration.running).map((name) => ({ name: shortName(name), state: 'Master' })),
  *print(ports) {
    yield '';
    yield 'PTP port status';
    yield '-----------------------';
    yield 'Port  State';
    yield '------- --------------';
    for (const { name, state } of ports) yield `${name.padEnd(8)}${state}`;
  },
  structure: (ports) =>
    table(
      'ptp',
      ports.map(({ name, state }) => ({ 'ptp-ifindex': name, state: state.toLowerCase() })),
    ),
});

/** `show ptp clock`: the clock of the switch itself (system management guides). */
export const showPtpClock = showing('show ptp clock', {
  needs,
  help,
  read: ({ device }) => {
    const { running } = device.configuration;
    const body = ptpLines.slice.of(running);
    return {
      identity: identityOf(device),
      domain: valuesIn(body, ptpDomain)?.domain ?? 0,
      ports: portsOf(running).length,
      first: valuesIn(body, ptpPriority1)?.priority1 ?? 255,
      second: valuesIn(body, ptpPriority2)?.priority2 ?? 255,
      source: valuesIn(body, ptpSource)?.ip,
    };
  },
  *print({ identity, domain, ports, first, second }) {
    yield 'PTP Device Type: Boundary clock';
    yield `Clock Identity :  ${identity}`;
    yield `Clock Domain: ${domain}`;
    yield `Number of PTP ports: ${ports}`;
    yield `Priority1 : ${first}`;
    yield `Priority2 : ${second}`;
    yield 'Clock Quality:';
    yield '        Class : 248';
    yield '        Accuracy : 254';
    yield '        Offset (log variance) : 65535';
    yield 'Offset From Master : 0';
    yield 'Mean Path Delay : 0';
    yield 'Steps removed : 0';
  },
  structure: ({ identity, domain, ports, first, second }) => ({
    'ptp-dev-type': 'boundary-clock',
    'clock-identity': identity,
    'clock-domain': String(domain),
    'num-ports': String(ports),
    priority1: String(first),
    priority2: String(second),
    class: '248',
    accuracy: '254',
    'offset-log-variance': '65535',
    'offset-from-master': '0',
    'mean-path-delay': '0',
    'steps-removed': '0',
  }),
});

/** `show ptp parent`: nobody is followed, so the switch is its own parent. */
export const showPtpParent = showing('show ptp parent', {
  needs,
  help,
  read: ({ device }) => {
    const body = ptpLines.slice.of(device.configuration.running);
    return {
      identity: identityOf(device),
      first: valuesIn(body, ptpPriority1)?.priority1 ?? 255,
      second: valuesIn(body, ptpPriority2)?.priority2 ?? 255,
    };
  },
  *print({ identity, first, second }) {
    yield '';
    yield 'PTP PARENT PROPERTIES';
    yield '';
    yield 'Parent Clock:';
    yield `Parent Clock Identity: ${identity}`;
    yield 'Parent Port Number: 0';
    yield 'Observed Parent Offset (log variance): N/A';
    yield 'Observed Parent Clock Phase Change Rate: N/A';
    yield '';
    yield 'Parent IP: 0.0.0.0';
    yield 'Grandmaster Clock:';
    yield `Grandmaster Clock Identity: ${identity}`;
    yield 'Grandmaster Clock Quality:';
    yield '        Class: 248';
    yield '        Accuracy: 254';
    yield '        Offset (log variance): 65535';
    yield `        Priority1: ${first}`;
    yield `        Priority2: ${second}`;
  },
});

/** `show ptp port interface`: one port. */
export const showPtpPort = showing('show ptp port interface <port>', {
  needs,
  help,
  read: ({ args, device }) => {
    const body = Array.from(entriesOf(bodiesIn(interfaceMode.name).of(device.configuration.running))).find(
      ([name]) => name === args.port,
    )?.[1];
    return {
      name: args.port,
      identity: identityOf(device),
      vlan: body === undefined || !isOn(body, ptpOnPort) ? undefined : (valuesIn(body, ptpVlan)?.vlan ?? 1),
    };
  },
  *print({ name, identity, vlan }) {
    if (vlan === undefined) {
      yield `PTP is not enabled on interface ${name}`;
      return;
    }
    yield `PTP Port Dataset: ${shortName(name)}`;
    yield `Port identity: clock identity: ${identity}`;
    yield 'PTP version: 2';
    yield 'Port state: Master';
    yield `VLAN info: ${vlan}`;
    yield 'Delay request interval(log mean): 0';
    yield 'Announce receipt time out: 3';
    yield 'Peer mean path delay: 0';
    yield 'Announce interval(log mean): 1';
    yield 'Sync interval(log mean): -2';
    yield 'Delay Mechanism: End to End';
  },
});

/** `show ptp corrections` and the clocks of others: there are none. */
export const showPtpCorrections = showing('show ptp corrections', {
  needs,
  help,
  read: (): readonly string[] => [],
  *print() {
    yield '';
    yield 'PTP past corrections';
    yield '-'.repeat(83);
    yield 'Slave Port         SUP Time             Correction(ns)      MeanPath Delay(ns)';
    yield '------- ----------------------------- ------------------- -------------------------';
  },
});
export const showPtpForeign = showing('show ptp clocks foreign-masters-record', {
  needs,
  help,
  read: (): readonly string[] => [],
  *print() {
    yield '';
    yield 'P1=Priority1, P2=Priority2, C=Class, A=Accuracy,';
    yield 'OSLV=Offset-Scaled-Log-Variance, SR=Steps-Removed';
    yield 'GM=Is grandmaster';
    yield '';
    yield '---------   -----------------------  ---  ----  ----  ---  -----  --------';
    yield 'Interface         Clock-ID           P1   P2    C     A    OSLV   SR';
    yield '---------   -----------------------  ---  ----  ----  ---  -----  --------';
  },
});
export const showPtpTime = showing('show ptp time-property', {
  needs,
  help,
  read: () => undefined,
  print: () => [
    '',
    'PTP CLOCK TIME PROPERTY:',
    '',
    'Current UTC Offset valid: 0',
    'Current UTC Offset: 37',
    'Leap59: 0',
    'Leap61: 0',
    'Time Traceable: 0',
    'Frequency Traceable: 0',
    'PTP Timescale: 0',
    'Time Source: 0xa0(Internal Oscillator)',
  ],
});

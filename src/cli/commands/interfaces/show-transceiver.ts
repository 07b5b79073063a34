import type { PortStatus } from '../../../machine/port-status.ts';
import { choice, optional, word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import { showInterfacePart, wantedEthernet } from './show-parts.ts';

/** What is in a cage that a cable is plugged into: short-range optics of the port's speed (which ones a lab has is inferred). */
const optics = {
  sfp: { type: '10Gbase-SR', name: 'CISCO-AVAGO', partnum: 'SFBR-7702SDZ-CS5', rev: 'G2.5', rate: '10300', lanes: 1 },
  qsfp: { type: 'QSFP-40G-SR4', name: 'CISCO-AVAGO', partnum: 'AFBR-79E4Z-CS2', rev: '01', rate: '10300', lanes: 4 },
} as const;

/**
 * `show interface transceiver`, also with its measurements: cages are empty until a lever plugs a cable in. Text: ntc-templates
 * show_interface_transceiver; keys: public captures of `| json`.
 */
export const showInterfaceTransceiver = show({
  syntax: [
    ...showInterfacePart,
    word('transceiver', 'Show interface transceiver information'),
    optional([
      choice('detail', [
        word('details', 'Show interface transceiver detail information'),
        word('calibrations', 'Show interface transceiver calibrations information'),
      ]),
    ]),
  ],
  examples: ['show interface transceiver', 'show interface e1/1 transceiver', 'show interface transceiver details'],
  read: ({ args, device }) => ({ detail: args.detail, ports: wantedEthernet(args, device) }),
  *print({ detail, ports }) {
    for (const status of ports) {
      yield status.port.name;
      if (status.port.isCopper) yield '    transceiver is not applicable';
      else if (status.down === 'no-transceiver' || !isPlugged(status)) yield '    transceiver is not present';
      else yield* opticLines(status, detail);
      yield '';
    }
  },
  structure: ({ ports }) => table('interface', ports.map(keysOf)),
});

/** A port that is shut down and has no cable has no transceiver either. */
function isPlugged({ down }: PortStatus): boolean {
  return down === undefined || down === 'no-link';
}

function opticOf({ port }: PortStatus) {
  return port.speedMbps >= 40_000 ? optics.qsfp : optics.sfp;
}

/** A serial number that follows from the address of the port. */
function serialOf({ macAddress }: PortStatus): string {
  return `AVD${macAddress.replaceAll('.', '').slice(-8).toUpperCase()}`;
}

function* opticLines(status: PortStatus, detail: 'details' | 'calibrations' | undefined): Generator<string> {
  const { type, name, partnum, rev, rate, lanes } = opticOf(status);
  yield '    transceiver is present';
  yield `    type is ${type}`;
  yield `    name is ${name}`;
  yield `    part number is ${partnum}`;
  yield `    revision is ${rev}`;
  yield `    serial number is ${serialOf(status)}`;
  yield `    nominal bitrate is ${rate} MBit/sec`;
  yield '    Link length supported for 50/125um OM3 fiber is 300 m';
  yield '    cisco id is --';
  yield '    cisco extended id number is 4';
  if (detail === undefined) return;
  yield `    number of lanes ${lanes}`;
  if (detail === 'calibrations') return;
  for (let lane = 1; lane <= lanes; lane += 1) {
    if (lanes > 1) yield* ['', `Lane Number:${lane} Network Lane`];
    yield* ['', ...measurements];
  }
}

const rule = `  ${'-'.repeat(76)}`;

/** Measurements of short-range optics in the middle of their limits (limits: genie's ShowInterfaceTransceiverDetails). */
const measurements: readonly string[] = [
  '           SFP Detail Diagnostics Information (internal calibration)',
  rule,
  '                Current              Alarms                  Warnings',
  '                Measurement     High        Low         High          Low',
  rule,
  '  Temperature   31.02 C        75.00 C     -5.00 C     70.00 C        0.00 C',
  '  Voltage        3.29 V         3.63 V      2.97 V      3.46 V        3.13 V',
  '  Current        6.31 mA       11.80 mA     4.00 mA    10.80 mA       5.00 mA',
  '  Tx Power      -2.26 dBm       1.69 dBm  -11.30 dBm   -1.30 dBm     -7.30 dBm',
  '  Rx Power      -2.60 dBm       2.00 dBm  -13.90 dBm   -1.00 dBm     -9.90 dBm',
  '  Transmit Fault Count = 0',
  rule,
  '  Note: ++  high-alarm; +  high-warning; --  low-alarm; -  low-warning',
];

function keysOf(status: PortStatus): object {
  const { port } = status;
  if (port.isCopper) return { interface: port.name, sfp: 'not applicable' };
  if (!isPlugged(status)) return { interface: port.name, sfp: 'not present' };
  const { type, name, partnum, rev, rate } = opticOf(status);
  return {
    interface: port.name,
    sfp: 'present',
    type,
    name,
    partnum,
    rev,
    serialnum: serialOf(status),
    nom_bitrate: rate,
    len_50_OM3: '300',
    ciscoid: '--',
    ciscoid_1: '4',
  };
}

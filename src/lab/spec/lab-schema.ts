import * as v from 'valibot';
import { described, key } from '../../facts/described.ts';
import { consoleDoor, type device, namedStick, type stick, writtenDevice, writtenTemplate } from './device-schema.ts';
import { host } from './host-schema.ts';
import { bytes, instant, ipv4Address, port, text } from './lab-values.ts';

const speedMessage = 'expected real, instant, manual, or a factor from 0.001 to 100000';
const speed = v.union(
  [
    v.pipe(v.number(speedMessage), v.minValue(0.001, speedMessage), v.maxValue(100_000, speedMessage)),
    v.picklist(['real', 'instant', 'manual'], speedMessage),
  ],
  speedMessage,
);

const addressesMessage = 'expected loopback, { first: ADDRESS, port: N } or { firstPort: N }';
/** How devices that have no `address` and no `ssh` of their own are reached; a free port of 127.0.0.1 when absent. */
const addresses = v.union(
  [
    v.literal('loopback', addressesMessage),
    v.strictObject({
      first: described(ipv4Address(), 'the address of the first device; the others count up', '127.1.0.1'),
      port: key(port, 'the port of all of them; 22 when absent', 2222),
    }),
    v.strictObject({ firstPort: described(port, 'the port of the first device; the others count up', 2201) }),
  ],
  addressesMessage,
);

const clock = v.strictObject({
  start: key(instant, 'the date in the lab, UTC; that of this computer when absent', '2024-01-15 09:00:00'),
  speed: key(
    speed,
    'real, instant, manual (it stands still until lab.advance(ms)), or a factor: 60 makes a minute of a second; real when absent',
    60,
    'instant',
  ),
});

/** Entries that the devices of a lab file have at most. */
export const devicesMax = 10_000;

/** A lab file: devices, the hosts around them, the clock and the seed. */
export const labFile = v.strictObject({
  title: key(text, 'what the lab is, for people', 'Two leaves and a border switch'),
  seed: key(text, 'serial numbers, host keys and filler follow from it; quote a number', 'my-lab'),
  clock: key(clock, 'the time in the lab', { start: '2024-01-15 09:00:00', speed: 60 }),
  devices: described(
    v.pipe(
      v.array(writtenDevice),
      v.minLength(1, 'a lab needs at least one device'),
      v.maxLength(devicesMax, `a lab lists at most ${devicesMax} devices; count: makes more of one`),
    ),
    'the switches: a list of mappings with name, model and release',
    [{ name: 'leaf1', model: 'N3K-C3064PQ-10GE', release: '7.0(3)I7(8)' }],
  ),
  templates: key(
    v.record(v.string(), writtenTemplate),
    'devices to be filled in, by name: a device names one with template:, and its own fields replace those of the template',
    { leaf: { model: 'N3K-C3064PQ-10GE', release: '7.0(3)I7(8)' } },
  ),
  addresses: key(
    addresses,
    'how devices that say nothing of it are reached; a free port of 127.0.0.1 each when absent',
    'loopback',
    {
      first: '127.1.0.1',
      port: 2222,
    },
  ),
  hosts: key(v.array(host), 'file servers that the switches see', [
    { address: '192.0.2.100', users: [{ name: 'backup', password: 'backup', home: '/srv' }] },
  ]),
  terminalServer: key(
    consoleDoor,
    'one telnet port for the consoles of all switches that have none of their own; a lab of more than 100 has it in any case',
    { port: 2300 },
  ),
  sticks: key(v.array(namedStick), 'USB sticks: on the table, or in the slot of a device that names them', [
    { name: 'blue', size: '16GB' },
  ]),
  uploadLimitBytes: key(
    bytes,
    'how many bytes that nothing describes may lie in the temporary folder of this computer; 64 GiB when absent',
    10_000_000_000,
  ),
  recogniseImagesByName: key(
    v.boolean(),
    'whether a file counts as the image that it is named after, whatever is in it',
    true,
  ),
});

/** What somebody writes: a lab file, or the same in code. */
export type WrittenLabSpec = v.InferInput<typeof labFile>;
/** What a lab is started from: the content of a lab file with every device in full. */
export type LabSpec = Omit<WrittenLabSpec, 'devices' | 'templates' | 'addresses'> & {
  readonly devices: DeviceSpec[];
};
export type DeviceSpec = v.InferOutput<typeof device>;
export type StickSpec = v.InferOutput<typeof stick>;
/** What a file on a flash or a stick holds. */
export type FileSpec = NonNullable<StickSpec['files']>[number];

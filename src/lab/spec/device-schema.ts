import * as v from 'valibot';
import { described, key } from '../../facts/described.ts';
import { lastingFormats } from '../../facts/filesystem-formats.ts';
import { platformGroups } from '../../facts/traits.ts';
import { atMostOne, exactlyOne, oneUnlessDirectory } from './key-rules.ts';
import {
  absolutePath,
  bytes,
  hostname,
  hostPlace,
  instant,
  ipAddress,
  ipv4Address,
  name,
  portOrFree,
  prefix,
  type Stage,
  size,
  text,
} from './lab-values.ts';

/** `192.0.2.10`, or `192.0.2.10 ECDSA SHA256:…`: the device's own notation. */
const knownHost = v.pipe(
  text,
  v.check((written) => {
    const [, host = '', key] = /^(\S+)(?: ([A-Z0-9]+ SHA256:[A-Za-z0-9+/]+))?$/.exec(written) ?? [];
    const address = key === undefined ? host : host.replace(/^\[(.*)\]:\d+$/, '$1');
    return v.is(ipAddress, address);
  }, 'expected an address, and behind it perhaps a key, such as 192.0.2.10 or 192.0.2.10 ECDSA SHA256:…'),
);

const knownHosts = key(
  v.array(knownHost),
  'servers whose host key it has accepted already: an address, and behind it the key if no other will do',
  ['192.0.2.10'],
  ['192.0.2.10 ECDSA SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU'],
);

/** A service that stands in the way of every upgrade. */
const veto = key(
  v.strictObject({
    service: described(
      v.pipe(text, v.regex(/^[^:\s]{1,64}$/, 'expected a name without blanks and colons')),
      'its name',
      '__inst_001__eigrp',
    ),
    words: described(v.pipe(text, v.maxLength(256)), 'what the installer prints of it', 'ISSU config check failed'),
  }),
  'a service that agrees to no upgrade',
  { service: '__inst_001__eigrp', words: 'ISSU config check failed' },
);

const sources = ['sizeBytes', 'image', 'text', 'from'] as const;
const sourceCount = (file: object): number => sources.filter((source) => source in file).length;

const fileFields = {
  name: described(name, 'its name below the top of the filesystem; a directory ends in /', 'notes.txt', 'scripts/'),
  modified: key(instant, 'its date, UTC; the start of the lab when absent', '2023-12-24 18:00:00'),
  sizeBytes: key(bytes, 'filler of so many bytes', 4096),
  image: key(text, 'an image of the catalog, by the name Cisco published it under (n3k image list)', 'nxos.9.3.4.bin'),
  compact: key(
    v.picklist(platformGroups),
    'with image: the platform group that it was compacted for; the full image when absent',
    '3000',
  ),
  text: key(text, 'what the file holds, as text', 'hello\n'),
};
const oneSource = 'a file needs exactly one of sizeBytes, image, text, from; a directory (name ends in /) none';
const hasSources = (entry: { readonly name: string }): boolean =>
  sourceCount(entry) === (entry.name.endsWith('/') ? 0 : 1);
const ofImage = 'compact: is for an image: only';
const isOfImage = (entry: { readonly compact?: unknown; readonly image?: unknown }): boolean =>
  entry.compact === undefined || entry.image !== undefined;

/** A file or (with a `/` at its end) a directory. A file says what it holds in exactly one way. */
const file = v.pipe(
  v.strictObject({
    ...fileFields,
    from: key(text, 'a file of this computer, relative to the lab file', 'files/golden.cfg'),
  }),
  v.check((entry) => hasSources(entry), oneSource),
  v.check((entry) => isOfImage(entry), ofImage),
  v.metadata(oneUnlessDirectory(sources, 'compact', 'image')),
);
/** The same from a client of a lab that runs, who has no say over the files of its computer. */
const clientFile = v.pipe(
  v.strictObject(fileFields),
  v.check((entry) => hasSources(entry), oneSource.replace(', from', '')),
  v.check((entry) => isOfImage(entry), ofImage),
  v.metadata({
    ...oneUnlessDirectory(['sizeBytes', 'image', 'text'], 'compact', 'image'),
    'x-elsewhere': { from: 'host files are named in the lab file or by the library only' },
  }),
);
const files = v.array(file);

const deeds = ['write', 'makeDirectory', 'touch', 'growBytes'] as const;
/** Something that the switch's own daemons do to bootflash at a moment. */
const activity = v.pipe(
  v.strictObject({
    at: described(instant, 'when, UTC', '2020-06-15 20:05:00'),
    write: key(name, 'the file that is written', 'scripts/log.txt'),
    sizeBytes: key(bytes, 'with write: how large it becomes', 1024),
    makeDirectory: key(name, 'the directory that is made', 'virt_strg_pool_bf_vdc_1/'),
    touch: key(name, 'the file that gets a new date', 'scripts/log.txt'),
    growBytes: key(bytes, 'by how much hidden system files grow', 4096),
  }),
  v.check(
    (entry) => deeds.filter((deed) => deed in entry).length === 1,
    `an activity needs exactly one of ${deeds.join(', ')}`,
  ),
  v.metadata(exactlyOne(deeds)),
);

const stickFields = {
  size: described(size, 'as it is sold', '16GB', '512MB'),
  label: key(text, 'what is printed on it', 'SANDISK'),
  filesystem: key(
    v.picklist([...lastingFormats, 'none']),
    'fat32 when absent; none is a stick that nobody has formatted',
    'fat32',
  ),
  files: key(files, 'what is on it', [{ name: 'nxos.9.3.4.bin', image: 'nxos.9.3.4.bin' }]),
};
export const stick = v.strictObject(stickFields);
export const namedStick = v.strictObject({
  name: described(name, 'how a slot or a lever names it', 'blue'),
  ...stickFields,
});
/** A stick as a client of a lab that runs may ask for it. */
export const clientStick = v.strictObject({
  ...namedStick.entries,
  files: key(v.array(clientFile), 'what is on it', [{ name: 'nxos.9.3.4.bin', image: 'nxos.9.3.4.bin' }]),
});
/** What is in a USB slot at the start: a stick of the lab by its name, or one that is described here. */
const inSlot = v.union([name, stick], 'expected the name of a stick of this lab, or a mapping such as { size: 16GB }');

const user = v.strictObject({
  name: described(name, 'the login name', 'admin'),
  password: described(text, 'the password; quote one that looks like a number', 'Secret.123'),
  role: key(v.picklist(['network-admin', 'network-operator']), 'network-admin when absent', 'network-operator'),
  sshKeys: key(v.array(text), 'public keys that let this user in, as OpenSSH writes them', [
    'ssh-ed25519 AAAA... me@pc',
  ]),
});

const reset = v.strictObject({
  at: key(instant, 'when, UTC; the switch has started then', '2020-06-15 19:27:34'),
  microseconds: key(bytes, 'the microseconds that show version prints with it', 123456),
  reason: described(text, 'why, as show version prints it', 'Reset Requested by CLI command reload'),
  service: key(text, 'the service that asked for it', 'installer'),
  version: key(text, 'the release that ran then; the running one when absent', '7.0(3)I7(8)'),
});

const sshDoor = v.strictObject({
  host: key(hostPlace, 'the address it listens on; 127.0.0.1 when absent', '127.0.0.1'),
  port: key(portOrFree, 'the port; a free one when absent or 0', 2222),
});
export const consoleDoor = v.strictObject({
  host: key(hostPlace, 'the address it listens on; 127.0.0.1 when absent', '127.0.0.1'),
  port: key(portOrFree, 'the port; a free one when absent or 0', 2300),
});

const bootflash = v.strictObject({
  runningImageModified: key(instant, 'the date of the image that runs, UTC', '2020-06-15 19:27:34'),
  files: key(files, 'what is on it beside the image that runs', [{ name: 'notes.txt', text: 'hello' }]),
});

/** What one device may say, in full or as it is written. */
function deviceFields(stage: Stage) {
  return {
    name: described(name, 'its name in the lab; counted entries get a number behind it, or at {n}', 'leaf1'),
    model: described(text, 'its product ID (n3k models lists them)', 'N3K-C3064PQ-10GE'),
    release: described(text, 'the NX-OS release that it runs (n3k releases --model MODEL lists them)', '7.0(3)I7(8)'),
    hostname: key(hostname(stage), 'the name in its prompt; its name when absent', 'leaf-1'),
    users: key(v.array(user), 'who may log in; admin with the password admin when absent', [
      { name: 'admin', password: 'Secret.123' },
    ]),
    features: key(v.array(v.picklist(['scp-server', 'sftp-server'])), 'features that are on when the lab starts', [
      'scp-server',
    ]),
    managementAddress: key(prefix(stage), 'the address of mgmt0 with the length of its network', '192.0.2.1/24'),
    resets: key(v.array(reset), 'why it was reset before, the last time first', [
      { reason: 'Reset Requested by CLI command reload' },
    ]),
    startup: key(
      text,
      'its startup configuration, or none for a switch as it leaves the factory; what is configured is saved when absent',
      'none',
      'hostname leaf-1\nfeature scp-server\n',
    ),
    startupFrom: key(
      text,
      'a file of this computer with the startup configuration, relative to the lab file',
      'configs/leaf1.cfg',
    ),
    knownHosts,
    bootflash: key(bootflash, 'its flash', { files: [{ name: 'notes.txt', text: 'hello' }] }),
    usb1: key(inSlot, 'what is in slot usb1: a stick of the lab by its name, or one described here', 'blue', {
      size: '16GB',
    }),
    usb2: key(inSlot, 'what is in slot usb2, where the model has one', { size: '8GB' }),
    activities: key(v.array(activity), 'what its own daemons do to bootflash later', [
      { at: '2020-06-15 20:05:00', growBytes: 4096 },
    ]),
    ssh: key(sshDoor, 'where its SSH server listens; a free port of 127.0.0.1 when absent', { port: 2222 }),
    console: key(
      consoleDoor,
      'where its serial console listens for telnet; at the address of SSH and on a free port when absent',
      { port: 2300 },
    ),
    defects: key(
      v.record(v.string(), v.boolean()),
      'documented defects (n3k defects lists them) that it has or has not, whatever its release says',
      { CSCvt11426: false },
    ),
    veto,
    transitions: key(
      v.picklist(['timed', 'immediate', 'manual']),
      'what a boot, a copy or a compaction costs on this device: timed (when absent) as the lab’s clock runs, immediate nothing, manual until somebody steps',
      'immediate',
    ),
    limits: key(
      v.picklist(['none', 'device']),
      'device puts the limits in effect that a switch has from the factory: 32 sessions, 30 minutes without a key; none (when absent) only what is configured',
      'device',
    ),
  };
}

/** A device with everything worked out. */
export const device = v.strictObject(deviceFields('in full'));

const countMessage = 'expected a whole number from 1 to 10000';
/** A device as a lab file writes it: the rest may come from its template, and one entry may stand for many devices. */
const writtenFields = {
  ...v.partial(v.strictObject(deviceFields('written'))).entries,
  address: key(
    ipv4Address('written'),
    'an address with port 22 (or the port in ssh); a counted entry counts it up',
    '127.1.0.1',
  ),
  count: key(
    v.pipe(
      v.number(countMessage),
      v.integer(countMessage),
      v.minValue(1, countMessage),
      v.maxValue(10_000, countMessage),
    ),
    'how many devices the entry stands for: sw1, sw2, …; {n} in any text is the number',
    100,
  ),
};

export const writtenDevice = v.strictObject({
  ...writtenFields,
  template: key(name, 'the template whose fields it has where it says nothing itself', 'leaf'),
});
export const writtenTemplate = v.strictObject(writtenFields);

/** A file that a host serves. */
export const hostFile = v.pipe(
  v.strictObject({
    path: described(absolutePath, 'where it lies on the host', '/srv/nxos.9.3.4.bin'),
    image: key(text, 'an image of the catalog, by the name Cisco published it under', 'nxos.9.3.4.bin'),
    compact: key(
      v.picklist(platformGroups),
      'with image: the platform group that it was compacted for; the full image when absent',
      '3000',
    ),
    text: key(text, 'what it holds, as text', 'hello\n'),
    from: key(text, 'a file of this computer, relative to the lab file', 'files/golden.cfg'),
    sizeBytes: key(bytes, 'filler of so many bytes', 4096),
    modified: key(instant, 'its date, UTC; the start of the lab when absent', '2023-12-24 18:00:00'),
  }),
  v.check((entry) => sourceCount(entry) <= 1, 'a file of a host holds one of image, text, from, sizeBytes'),
  v.check((entry) => entry.compact === undefined || entry.image !== undefined, 'compact: is for an image: only'),
  v.metadata(atMostOne(sources, 'compact', 'image')),
);

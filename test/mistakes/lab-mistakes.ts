import { form, type Mistake, sense } from './mistake.ts';

const sw = 'name: sw1\n    model: N3K-C3064PQ-10GE\n    release: 9.3(4)\n';
/** A lab with one sound device and more lines in it, or below. */
const device = (more: string, below = ''): string => `devices:\n  - ${sw}${more === '' ? '' : `    ${more}\n`}${below}`;
const two = (more: string, other: string): string => `${device(more)}  - ${sw.replace('sw1', 'sw2')}    ${other}\n`;

/** What people write wrong in lab files. */
export const labMistakes: readonly Mistake[] = [
  form('no devices', '«title: x\n', /"devices" is missing .*the switches/),
  form('an empty list of devices', 'devices: «[]\n', /at least one device/),
  form('devices that are no list', 'devices: «{ sw1: {} }\n', /expected a list, not a mapping/),
  form('a misspelt key at the top', device('', '«host: []\n'), /unknown key "host" \(did you mean "hosts"\?/),
  form('a misspelt key of a device', device('«hostnam: a'), /unknown key "hostnam" \(did you mean "hostname"\?/),
  form(
    'another word for a key',
    device('«mgmt: 192.0.2.1/24'),
    /unknown key "mgmt" \(did you mean "managementAddress"\?/,
  ),
  sense('no model', 'devices:\n  - «name: sw1\n    release: 9.3(4)\n', /"model" is missing .*product ID/),
  sense('no release', 'devices:\n  - «name: sw1\n    model: N3K-C3064PQ-10GE\n', /"release" is missing/),
  sense(
    'no name',
    'devices:\n  - { model: N3K-C3064PQ-10GE, release: 9.3(4) }\n  - «{ model: N3K-C3064PQ-10GE, release: 9.3(4) }\n',
    /two devices are called "sw"/,
  ),
  form(
    'a release that looks like a number',
    'devices:\n  - name: sw1\n    model: N3K-C3064PQ-10GE\n    release: «9.3\n',
    /quote it: "9\.3"/,
  ),
  sense(
    'an unknown model',
    device('').replace('N3K-C3064PQ-10GE', '«N3K-C3064PX-10GE'),
    /unknown model .*did you mean "N3K-C3064P/,
  ),
  sense(
    'an unknown release',
    device('').replace('9.3(4)', '«9.3(99)'),
    /unknown release "9\.3\(99\)" \(did you mean "9\.3\(9\)"\?/,
  ),
  sense(
    'a release that the model does not run',
    device('').replace('9.3(4)', '«6.0(2)A8(1)'),
    /N3K-C3064PQ-10GE does not run 6\.0\(2\)A8\(1\) \(it runs /,
  ),
  form(
    'an impossible address',
    device('managementAddress: «192.0.2.300/24'),
    /expected an IPv4 address and the length of its network/,
  ),
  form(
    'an address without its length',
    device('managementAddress: «192.0.2.1'),
    /such as 192\.0\.2\.1\/24, not "192\.0\.2\.1"/,
  ),
  form('an address with a mask', device('managementAddress: «192.0.2.1 255.255.255.0'), /the length of its network/),
  form('a length that there is not', device('managementAddress: «192.0.2.1/33'), /the length of its network/),
  form('a host name with a blank', device('hostname: «my switch'), /expected 1 to 63 letters/),
  form(
    'a strange role',
    device('users: [{ name: a, password: b, role: «admin }]'),
    /expected network-admin or network-operator, not "admin" \(did you mean "network-admin"\?|allowed: network-admin/,
  ),
  form('a password that is a number', device('users: [{ name: a, password: «1234 }]'), /quote it: "1234"/),
  form('a user without a password', device('users: [«{ name: a }]'), /"password" is missing/),
  form(
    'a strange feature',
    device('features: [«scp]'),
    /expected scp-server or sftp-server, not "scp" \(did you mean "scp-server"\?/,
  ),
  form('a feature that is no list', device('features: «scp-server'), /expected a list/),
  form('a size without a unit', device('usb1: { size: «16 }'), /expected a size.* \(write its unit: 16GB\)/),
  form('a size in strange units', device('usb1: { size: «16 gigabytes }'), /sizes are written like 512MB, 16GB/),
  form('a stick without a size', device('usb1: «{ label: x }'), /"size" is missing/),
  form(
    'a strange filesystem',
    device('usb1: { size: 16GB, filesystem: «ntfs }'),
    /expected ext3, fat32.* or none, not "ntfs"/,
  ),
  sense('a slot that the model has not', device('«usb2: { size: 16GB }'), /has no slot usb2 \(its slots: usb1\)/),
  sense(
    'a stick that is not listed',
    device('usb1: «blu', 'sticks: [{ name: blue, size: 1GB }]\n'),
    /no stick "blu" \(did you mean "blue"\?/,
  ),
  sense(
    'one stick in two slots',
    two('usb1: blue', 'usb1: «blue').concat('sticks: [{ name: blue, size: 1GB }]\n'),
    /in two slots is the stick "blue"/,
  ),
  sense(
    'two sticks of one name',
    device('', 'sticks:\n  - { name: blue, size: 1GB }\n  - { name: «blue, size: 2GB }\n'),
    /two sticks are called "blue"/,
  ),
  sense(
    'an unknown image',
    device('bootflash: { files: [{ name: a, image: «nxos.9.3.44.bin }] }'),
    /unknown image "nxos\.9\.3\.44\.bin" \(did you mean "nxos\.9\.3\./,
  ),
  form(
    'a group that is a number',
    device('bootflash: { files: [{ name: a, image: nxos.9.3.4.bin, compact: «3000 }] }'),
    /quote it: "3000"/,
  ),
  form(
    'a file of two kinds',
    device('bootflash: { files: [«{ name: a, text: b, sizeBytes: 3 }] }'),
    /exactly one of sizeBytes, image, text, from/,
  ),
  form(
    'a file without content',
    device('bootflash: { files: [«{ name: a }] }'),
    /exactly one of sizeBytes, image, text, from/,
  ),
  form(
    'a compaction of what is no image',
    device('', "hosts:\n  - address: 192.0.2.1\n    files: [«{ path: /a, text: b, compact: '3000' }]\n"),
    /compact: is for an image: only/,
  ),
  form(
    'a directory with content',
    device('bootflash: { files: [«{ name: a/, text: b }] }'),
    /a directory \(name ends in \/\) none/,
  ),
  form(
    'another word for the content',
    device('bootflash: { files: [{ name: a, «content: b }] }'),
    /unknown key "content" \(did you mean "text"\?/,
  ),
  form(
    'a negative size',
    device('bootflash: { files: [{ name: a, sizeBytes: «-1 }] }'),
    /expected a number of bytes, from 0/,
  ),
  form(
    'a size in words',
    device('bootflash: { files: [{ name: a, sizeBytes: «1MB }] }'),
    /expected a number of bytes, not "1MB"/,
  ),
  sense(
    'a file of this computer that is not there',
    device('bootflash: { files: [{ name: a, from: «none.txt }] }'),
    /none\.txt: no such file/,
  ),
  sense('a startup configuration that is not there', device('startupFrom: «none.cfg'), /none\.cfg: no such file/),
  sense(
    'a file in a directory that is not listed',
    device('bootflash: { files: [{ name: «d/a, text: b }] }'),
    /no directory for "d\/a"/,
  ),
  sense(
    'a file that is listed twice',
    device('bootflash: { files: [{ name: «a, text: b }, { name: a, text: c }] }'),
    /"a" is listed twice/,
  ),
  sense(
    'files that do not fit',
    device('usb1: { size: 1GB, files: [{ name: a, image: nxos.9.3.4.bin }] }').replace('files: [', 'files: «['),
    /its files need \d+ bytes, but usb1 has room/,
  ),
  form(
    'a date that is none',
    device('bootflash: { runningImageModified: «yesterday }'),
    /expected a UTC date and time such as/,
  ),
  sense(
    'an unknown defect',
    device('defects: { «CSCvt11427: true }'),
    /unknown defect "CSCvt11427" \(did you mean "CSCvt11426"\?/,
  ),
  form('a defect that is on', device('defects: { CSCvt11426: «on }'), /expected true or false, not "on"/),
  form('a strange transition', device('transitions: «fast'), /expected timed, immediate or manual, not "fast"/),
  form('a strange speed', device('', 'clock: { speed: «fast }\n'), /expected real, instant, manual, or a factor/),
  form('a speed in quotes', device('', "clock: { speed: «'60' }\n"), /expected real, instant, manual, or a factor/),
  form('a speed of nothing', device('', 'clock: { speed: «0 }\n'), /a factor from 0\.001 to 100000/),
  form('a strange start', device('', 'clock: { start: «today }\n'), /expected a UTC date and time such as/),
  form('a port that there is not', device('ssh: { port: «70000 }'), /expected a port from 1 to 65535, or 0/),
  form('a port in quotes', device("ssh: { port: «'22' }"), /without quotation marks: 22/),
  sense(
    'one port for two devices',
    two('ssh: { port: 2222 }', 'ssh: { port: «2222 }'),
    /two doors listen at "127\.0\.0\.1:2222"/,
  ),
  sense(
    'one address for two devices',
    two('managementAddress: 192.0.2.1/24', 'managementAddress: «192.0.2.1/24'),
    /two devices have the address "192\.0\.2\.1"/,
  ),
  sense('one name for two devices', `${device('')}  - ${sw.replace('sw1', '«sw1')}`, /two devices are called "sw1"/),
  sense(
    'an unknown template',
    'templates: { leaf: { model: N3K-C3064PQ-10GE, release: 9.3(4) } }\ndevices: [{ name: a, template: «laef }]\n',
    /unknown template "laef" \(did you mean "leaf"\?/,
  ),
  sense(
    'an unknown model in a template',
    'templates: { leaf: { model: «N3K-X, release: 9.3(4) } }\ndevices: [{ name: a, template: leaf }]\n',
    /unknown model "N3K-X"/,
  ),
  form('no count', device('count: «0'), /expected a whole number from 1 to 10000/),
  form('a count in words', device('count: «many'), /expected a whole number from 1 to 10000/),
  form('a strange rule for addresses', device('', 'addresses: «localhost\n'), /expected loopback, /),
  form(
    'a rule with an impossible address',
    device('', 'addresses: { first: «127.1.0.999 }\n'),
    /expected an IPv4 address such as/,
  ),
  form('a host without an address', device('', 'hosts:\n  - «names: [a]\n'), /"address" is missing/),
  form(
    'a host with an impossible address',
    device('', 'hosts: [{ address: «192.0.2.300 }]\n'),
    /expected an IPv4 or IPv6 address/,
  ),
  sense(
    'two hosts of one address',
    device('', 'hosts:\n  - { address: 192.0.2.1 }\n  - { address: «192.0.2.1 }\n'),
    /two hosts of VRF management have the address/,
  ),
  form(
    'a protocol that nobody speaks',
    device('', 'hosts: [{ address: 192.0.2.1, protocols: [«nfs] }]\n'),
    /not "nfs" \(.*allowed: scp, sftp, ftp, tftp, http, https/,
  ),
  form(
    'a user without a home',
    device('', 'hosts: [{ address: 192.0.2.1, users: [«{ name: a, password: b }] }]\n'),
    /"home" is missing/,
  ),
  form(
    'a relative home',
    device('', 'hosts: [{ address: 192.0.2.1, users: [{ name: a, password: b, home: «srv }] }]\n'),
    /expected an absolute path/,
  ),
  form(
    'a VRF with a blank',
    device('', "hosts: [{ address: 192.0.2.1, vrfs: [«'my vrf'] }]\n"),
    /expected the name of a VRF/,
  ),
  form(
    'a bridge with files',
    device('', 'hosts:\n  - «address: 192.0.2.1\n    bridge: { host: 127.0.0.1, ports: { scp: 22 } }\n    files: []\n'),
    /a bridged host has no users and no files/,
  ),
  form(
    'a bridge without ports',
    device('', 'hosts: [{ address: 192.0.2.1, bridge: «{ host: 127.0.0.1 } }]\n'),
    /"ports" is missing/,
  ),
  sense(
    'a startup configuration beside a host name',
    device('hostname: a\n    startup: none').replace('hostname', '«hostname').replace('«hostname: ', 'hostname: «'),
    /hostname beside startup/,
  ),
  form('a device that is a text', 'devices: [«sw1]\n', /expected a mapping \(key: value\), not "sw1"/),
  form('a tab', 'devices:\n«\t- name: sw1\n', /a tab stands where blanks belong/),
];

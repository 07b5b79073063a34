import { base64, utf8 } from '../../../base/bytes.ts';
import { host } from '../../../base/host/host.ts';
import { features } from '../../../machine/config/features.ts';
import type { Device } from '../../../machine/device.ts';
import { valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { longDate } from '../words/dates.ts';
import { table } from '../words/table.ts';
import { accessLines, rsaKeyLine } from './access.ts';

const help = {
  show: 'Show running system information',
  ssh: 'Configure Secure Shell Protocol parameters',
  server: 'Show the state of the server',
  key: 'Show SSH Key',
  rsa: 'Show RSA keys',
  dsa: 'Show DSA keys',
  ecdsa: 'Show ECDSA keys',
  md5: 'Show the fingerprint with MD5',
  telnet: 'Show telnet information',
  xml: 'XML agent',
  status: 'Show the state of the agent',
};

/** `show ssh server`; that a switch whose SSH is off says so in the same form is inferred. */
export const showSshServer = showing('show ssh server', {
  help,
  read: ({ device }) => device.configuration.of(features).includes('ssh'),
  print: (isOn) => [isOn ? 'ssh version 2 is enabled' : 'ssh is not enabled'],
  structure: (isOn) => ({ operation_status: { o_status: isOn ? 'ssh version 2 is enabled' : 'ssh is not enabled' } }),
});

/** `show telnet server` (words and key: the NX-API reference of 9.2). */
export const showTelnetServer = showing('show telnet server', {
  help,
  read: ({ device }) => device.configuration.of(features).includes('telnet'),
  print: (isOn) => [`Telnet service is ${isOn ? 'enabled' : 'disabled'}`],
  structure: (isOn) => ({ operation_status: { o_status: isOn ? 'enabled' : 'disabled' } }),
});

/** A key of the switch as it is shown. That it stands for the RSA key, which clients of this switch are not shown, is a simplification. */
interface Key {
  readonly text: string;
  readonly time: string;
  readonly bits: number;
  readonly fingerprint: string;
}

function rsaKey(device: Device, sinceMs: number): Key {
  const bits = valuesIn(accessLines.slice.of(device.configuration.running), rsaKeyLine)?.bits ?? 1024;
  const modulus = device.random.fork(`ssh rsa ${bits}`).bytes(bits / 8);
  const framed = (bytes: Uint8Array): Uint8Array =>
    Uint8Array.from([0, 0, bytes.length >> 8, bytes.length & 255, ...bytes]);
  const blob = Uint8Array.from([
    ...framed(utf8('ssh-rsa')),
    ...framed(Uint8Array.from([1, 0, 1])),
    ...framed(Uint8Array.from([0, ...modulus])),
  ]);
  const digest = base64(host().digest('sha256', blob)).replace(/=+$/, '');
  return { text: `ssh-rsa ${base64(blob)}`, time: longDate(sinceMs), bits, fingerprint: `SHA256:${digest}` };
}

const rule = '**************************************';

/** `show ssh key` (form and keys: the NX-API reference of 9.3). */
export const showSshKey = showing('show ssh key [<kind:rsa|dsa|ecdsa>] [md5]', {
  help,
  examples: ['show ssh key', 'show ssh key rsa', 'show ssh key dsa'],
  read: ({ args, device, running }) => ({ kind: args.kind, key: rsaKey(device, running.sinceMs) }),
  *print({ kind, key }) {
    yield rule;
    if (kind === undefined || kind === 'rsa') {
      yield `rsa Keys generated:${key.time}`;
      yield '';
      yield key.text;
      yield '';
      yield `bitcount:${key.bits}`;
      yield 'fingerprint:';
      yield key.fingerprint;
      yield rule;
    }
    for (const other of ['dsa', 'ecdsa']) {
      if (kind !== undefined && kind !== other) continue;
      yield `could not retrieve ${other} key information`;
      yield rule;
    }
  },
  structure: ({ kind, key }) =>
    kind === undefined || kind === 'rsa'
      ? table('sessions', [
          {
            key_type: 'rsa',
            key_time: `${key.time}\n`,
            key_data: `${key.text}\n`,
            key_bitcount: String(key.bits),
            key_fingerprint: key.fingerprint,
          },
        ])
      : {},
});

/** `show xml server status`: the agent runs, nobody uses it. */
export const showXmlServer = showing('show xml server status', {
  help,
  read: () => undefined,
  print: () => ['operational status is enabled', 'maximum session configured is 8'],
});

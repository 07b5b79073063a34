import * as v from 'valibot';
import { described, key } from '../../facts/described.ts';
import { transferProtocols } from '../../machine/transfer/remote.ts';
import { hostFile } from './device-schema.ts';
import { alone } from './key-rules.ts';
import { absolutePath, hostPlace, ipAddress, name, port, text, vrf } from './lab-values.ts';

const bridgePorts = v.strictObject({
  scp: key(port, 'the port of its SSH server, for scp', 22),
  sftp: key(port, 'the port of its SSH server, for sftp', 22),
  ftp: key(port, 'the port of its FTP server', 21),
  tftp: key(port, 'the port of its TFTP server', 69),
  http: key(port, 'the port of its HTTP server', 80),
  https: key(port, 'the port of its HTTPS server', 443),
});

const bridge = v.strictObject({
  host: described(hostPlace, 'the real server: a name or an address', '127.0.0.1'),
  ports: described(bridgePorts, 'its ports, by protocol; protocols without one are refused', { scp: 22 }),
});

const user = v.strictObject({
  name: described(name, 'the login name', 'backup'),
  password: described(text, 'the password; quote one that looks like a number', 'backup'),
  home: described(absolutePath, 'the directory in which this user starts', '/home/backup'),
});

/** A file server that the switches see. */
export const host = v.pipe(
  v.strictObject({
    address: described(ipAddress, 'its address in the lab', '192.0.2.100'),
    names: key(v.array(name), 'names that the switches know it by', ['files.example.com']),
    vrfs: key(v.array(vrf), 'the VRFs in which the switches reach it; management when absent', [
      'management',
      'default',
    ]),
    bridge: key(bridge, 'a real server behind this address; then only names and vrfs stand beside it', {
      host: '127.0.0.1',
      ports: { scp: 22 },
    }),
    users: key(v.array(user), 'who may log in', [{ name: 'backup', password: 'backup', home: '/srv' }]),
    protocols: key(v.array(v.picklist(transferProtocols)), 'what it speaks; everything when absent', ['scp', 'ftp']),
    hostKey: key(
      v.pipe(text, v.maxLength(64)),
      'a word from which its SSH key follows: another word, another key, as of a host that was set up anew',
      'new',
    ),
    served: key(
      absolutePath,
      'what TFTP and HTTP serve to everybody; the home of the first user when absent, or / without users',
      '/srv/tftp',
    ),
    files: key(v.array(hostFile), 'the files on it', [{ path: '/srv/nxos.9.3.4.bin', image: 'nxos.9.3.4.bin' }]),
  }),
  v.check(
    (entry) => entry.bridge === undefined || (entry.users === undefined && entry.files === undefined),
    'a bridged host has no users and no files: they are those of the real server',
  ),
  v.metadata(alone('bridge', ['users', 'files'])),
);

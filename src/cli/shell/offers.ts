import { portsIn } from '../../machine/config/breakouts.ts';
import { listOf } from '../../machine/config/named.ts';
import { allRoles, roles } from '../../machine/config/roles.ts';
import { users } from '../../machine/config/users.ts';
import { vrfs } from '../../machine/config/vrfs.ts';
import type { Device } from '../../machine/device.ts';
import { type Location, parseLocation } from '../../machine/storage/location.ts';
import { transferProtocols } from '../../machine/transfer/remote.ts';
import type { Offer } from '../grammar/grammar.ts';
import type { Session } from './session.ts';

/** The ways to name a file on another host. */
const schemes: readonly Offer[] = transferProtocols.toSorted().map((scheme) => ({
  text: `${scheme}:`,
  help: `Select ${scheme}: file system`,
  isFinal: false,
}));

/** Live candidates for arguments: filesystems and what lies on them, seen from the session's directory. */
export function offersOf(source: string, partial: string, device: Device, session: Session): readonly Offer[] {
  if (source === 'remote') return schemes.filter(({ text }) => text.startsWith(partial));
  if (source !== 'file' && source !== 'directory')
    return namesOf(source, device).filter(({ text }) => text.startsWith(partial));
  const colon = partial.indexOf(':');
  const filesystems = colon >= 0 ? [] : device.files.filesystems().filter((name) => name.startsWith(partial));
  const offered = filesystems.map(
    (name): Offer => ({ text: `${name}:`, help: `Select ${name}: filesystem`, isFinal: false }),
  );
  // The name of a filesystem goes on with its colon, whatever lies in the directory under a like name.
  if (colon < 0 && (partial === '' || offered.length > 0)) return offered;
  return [...offered, ...entriesOf(partial, source === 'directory', device, session.directory)];
}

/** What the configuration has names for. */
function namesOf(source: string, device: Device): readonly Offer[] {
  const { configuration } = device;
  switch (source) {
    case 'vrf':
      return listOf(configuration.of(vrfs)).map(({ name }) => ({ text: name, help: 'Known vrf name' }));
    case 'vrf-or-all':
      return [...namesOf('vrf', device), { text: 'all', help: 'Display all VRFs' }];
    case 'user':
      return listOf(configuration.of(users)).map(({ name }) => ({ text: name, help: 'Known user name' }));
    case 'checkpoint':
      return configuration.checkpoints.map(({ name }) => ({ text: name, help: 'Checkpoint name' }));
    case 'role':
      return allRoles(configuration.of(roles)).map(({ name }) => ({ text: name, help: 'Known role name' }));
    case 'port':
      return portsIn(device.model, configuration.running).map(({ name }) => ({
        text: name.replace('Ethernet', ''),
        help: 'Ethernet port',
      }));
    default:
      return [];
  }
}

function entriesOf(partial: string, onlyDirectories: boolean, device: Device, base: Location): readonly Offer[] {
  const cut = Math.max(partial.lastIndexOf('/'), partial.indexOf(':')) + 1;
  const typed = partial.slice(0, cut);
  const directory = parseLocation(typed === '' ? '.' : typed, base);
  if (!directory.ok) return [];
  const entries = device.files.list(directory.value);
  if (!entries.ok) return [];
  return entries.value
    .filter((entry) => entry.name.startsWith(partial.slice(cut)) && (!onlyDirectories || entry.kind === 'directory'))
    .map(({ name, kind }) => {
      const isDirectory = kind === 'directory';
      return { text: `${typed}${name}${isDirectory ? '/' : ''}`, help: '', isFinal: !isDirectory };
    });
}

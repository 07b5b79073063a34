import type { Door, DoorOptions, SwitchDoor } from '../door.ts';
import type { Front } from '../front.ts';
import { Listener } from '../listener.ts';
import { type HostKey, hostKeysFromSeed } from './host-keys.ts';
import { SshReception } from './reception.ts';

/** The SSH server of a switch, with SCP and SFTP. Its keys follow from its seed. */
export const sshDoor: Door = {
  name: 'ssh',
  feature: 'ssh',
  open: (front, options) => openSshDoor(front, options, keysFrom(`${options.seed}/host key`)),
};

/** The same with other keys, which are asked for when the first client comes: a switch that nobody visits costs none. */
export function openSshDoor(
  front: Front,
  options: DoorOptions,
  hostKeys: () => readonly HostKey[],
): Promise<SwitchDoor> {
  const { host, port, admits, warn, guard } = options;
  const reception = (): SshReception => new SshReception({ front, hostKeys, guard });
  return Listener.open({ name: 'ssh', device: front.name, host, port, admits, warn, guard, reception });
}

/** Made by itself, so that an open door holds the seed and not everything that was known when it was opened. */
function keysFrom(seed: string): () => readonly HostKey[] {
  return () => hostKeysFromSeed(seed);
}

import type { LiveSession, Sessions } from '../../cli/shell/sessions.ts';
import type { Device } from '../../machine/device.ts';
import { consoleLine, type SystemMessage } from '../../machine/syslog.ts';

/**
 * What a switch says whose changes are not kept, because the disk of the host does not take them. A Nexus says it of its own
 * non-volatile storage (the Cisco NX-OS system messages reference lists SYSMGR-2-NON_VOLATILE_DB_FULL); that it fits here is inferred.
 */
const message: SystemMessage = {
  facility: 'SYSMGR',
  severity: 2,
  mnemonic: 'NON_VOLATILE_DB_FULL',
  text: 'System non-volatile storage usage is unexpectedly high at 100%.',
};

/** Tells whoever works on a switch that what he does there would not outlast a restart: each session once, and the log once. */
export class UnkeptNotices {
  readonly #told = new Map<Device, WeakSet<LiveSession>>();

  /** A change of this switch is not kept. */
  tell(device: Device, sessions: Sessions): void {
    if (device.running === undefined) return;
    const known = this.#told.get(device);
    const told = known ?? new WeakSet();
    this.#told.set(device, told);
    if (known === undefined) device.log(message);
    const line = consoleLine(message, device.configuration.hostname, device.clock.now());
    for (const live of sessions.list()) {
      if (told.has(live)) continue;
      told.add(live);
      live.notify({ lines: [line], isForAll: true });
    }
  }

  /** Everything is kept again; what is not kept later is told anew. */
  forget(): void {
    this.#told.clear();
  }
}

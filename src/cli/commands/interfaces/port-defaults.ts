import { type PortDefaults, portDefaults, withPortDefaults } from '../../../machine/config/interfaces.ts';
import type { Device } from '../../../machine/device.ts';
import { word } from '../../grammar/tokens.ts';
import type { Context } from '../../shell/command.ts';
import { setting } from '../../shell/setting.ts';

const head = [
  word('system', 'System configuration commands'),
  word('default', 'Set a command to its defaults'),
  word('switchport', 'Configure default port mode'),
] as const;

/** `system default switchport`: whether ports begin switched; of a Nexus 3000 they do, and only `no` is written (batfish's tests). */
const layer = setting({
  syntax: head,
  examples: ['system default switchport'],
  set: (context) => change(context, () => ({ isRouted: false })),
  clear: (context) => change(context, () => ({ isRouted: true })),
  write({ running, isAll }) {
    const { isRouted } = portDefaults.of(running);
    return isRouted ? ['no system default switchport'] : isAll ? ['system default switchport'] : [];
  },
});

/** `system default switchport shutdown`: whether switched ports begin shut down. */
const shut = setting({
  syntax: [...head, word('shutdown', 'Default state of the ports')],
  examples: ['system default switchport shutdown'],
  set: (context) => change(context, () => ({ isShutdown: true })),
  clear: (context) => change(context, () => ({ isShutdown: false })),
  write({ running, isAll }) {
    const { isShutdown } = portDefaults.of(running);
    return isShutdown ? ['system default switchport shutdown'] : isAll ? ['no system default switchport shutdown'] : [];
  },
});

export const portDefaultSettings = [layer, shut];

function change(context: Context<unknown>, fields: (before: PortDefaults) => Partial<PortDefaults>): void {
  const { configuration, clock }: Device = context.device;
  const before = configuration.of(portDefaults);
  configuration.replace(withPortDefaults(configuration.running, { ...before, ...fields(before) }), clock.now());
  context.prune();
}

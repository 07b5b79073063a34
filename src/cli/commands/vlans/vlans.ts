import { valuesOf, withEach } from '../../../machine/config/keyed.ts';
import { rangesOf, type Vlan, vlanKey, vlans, vlansAmong } from '../../../machine/config/vlans.ts';
import type { Device } from '../../../machine/device.ts';
import { wordArg } from '../../grammar/arg-types.ts';
import { arg, optional, word } from '../../grammar/tokens.ts';
import { submode } from '../../shell/mode.ts';
import { section, settingIn } from '../../shell/setting.ts';
import { ownVlansArg } from '../words/network-args.ts';

/** `(config-vlan)#`, about these VLANs. */
const vlanMode = submode<readonly number[]>('config-vlan');

/** `vlan`: makes VLANs. Those without a body share one line at the head (pynxos running configuration). */
const vlan = section(vlanMode, {
  syntax: [word('vlan', 'Vlan commands'), arg('ids', ownVlansArg(), 'Vlan id')],
  examples: ['vlan 10', 'vlan 10-12,20'],
  enter({ args, device }) {
    changeEach(device, args.ids, (known, key) => known ?? { id: Number(key), name: undefined, isShutdown: false });
    return args.ids;
  },
  clear({ args, device, refuse }) {
    if (args.ids.includes(1)) return refuse('ERROR: VLAN 1 is the default VLAN and cannot be deleted');
    changeEach(device, args.ids, () => undefined);
  },
  sections: ({ running }) => {
    const known = valuesOf(vlans.of(running));
    const each = known.map(({ id }) => ({ line: `vlan ${id}`, target: [id], isOmittedWhenEmpty: true }));
    return [{ line: `vlan ${rangesOf(known.map(({ id }) => id))}`, target: [] }, ...each];
  },
});

const nameWord = word('name', 'Ascii name of the VLAN');
const nameArg = arg('name', wordArg({ maxLength: 32, pattern: /^\S+$/ }), 'Ascii name of the VLAN (Max Size 32)');

const name = settingIn(vlanMode, {
  syntax: [nameWord, nameArg],
  noSyntax: [nameWord, optional([nameArg])],
  examples: ['name storage'],
  set({ args, device, refuse }, ids) {
    if (ids.length > 1) return refuse('ERROR: a name can be given to one VLAN only');
    changeEach(device, ids, fields({ name: args.name }));
  },
  clear: ({ device }, ids) => changeEach(device, ids, fields({ name: undefined })),
  write: ({ running }, ids) =>
    vlansAmong(vlans.of(running), ids).flatMap((vlan) => (vlan.name === undefined ? [] : `name ${vlan.name}`)),
});

const shutdown = settingIn(vlanMode, {
  syntax: [word('shutdown', 'Shutdown VLAN switching')],
  examples: ['shutdown'],
  set: ({ device }, ids) => changeEach(device, ids, fields({ isShutdown: true })),
  clear: ({ device }, ids) => changeEach(device, ids, fields({ isShutdown: false })),
  write: ({ running }, ids) =>
    vlansAmong(vlans.of(running), ids).flatMap((vlan) => (vlan.isShutdown ? 'shutdown' : [])),
});

export const vlanSettings = [vlan, name, shutdown];

/** Changes VLANs, whose numbers ascend; undefined stands for one that is not there. */
function changeEach(
  { configuration, clock }: Device,
  ids: readonly number[],
  change: (vlan: Vlan | undefined, key: string) => Vlan | undefined,
): void {
  configuration.change(vlans, withEach(configuration.of(vlans), ids.map(vlanKey), change), clock.now());
}

/** Other values for some fields of the VLANs that are there. */
function fields(changed: Partial<Vlan>): (vlan: Vlan | undefined) => Vlan | undefined {
  return (vlan) => (vlan === undefined ? undefined : { ...vlan, ...changed });
}

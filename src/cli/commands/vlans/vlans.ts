import { hasKey, type Keyed, valuesOf, withKey, withoutKey } from '../../../machine/config/keyed.ts';
import { rangesOf, type Vlan, vlanKey, vlans, vlansAmong } from '../../../machine/config/vlans.ts';
import type { Device } from '../../../machine/device.ts';
import { wordArg } from '../../grammar/arg-types.ts';
import { arg, optional, word } from '../../grammar/tokens.ts';
import { submode } from '../../shell/mode.ts';
import { section, settingIn } from '../../shell/setting.ts';
import { ownVlansArg } from '../network-args.ts';

/** `(config-vlan)#`, about these VLANs. */
const vlanMode = submode<readonly number[]>('config-vlan');

/** `vlan`: makes VLANs. Those without a body share one line at the head (pynxos running configuration). */
const vlan = section(vlanMode, {
  syntax: [word('vlan', 'Vlan commands'), arg('ids', ownVlansArg(), 'Vlan id')],
  examples: ['vlan 10', 'vlan 10-12,20'],
  enter({ args, device }) {
    let known = device.configuration.of(vlans);
    for (const id of args.ids) {
      if (!hasKey(known, vlanKey(id))) known = withKey(known, vlanKey(id), { id, name: undefined, isShutdown: false });
    }
    change(device, known);
    return args.ids;
  },
  clear({ args, device, refuse }) {
    if (args.ids.includes(1)) return refuse('ERROR: VLAN 1 is the default VLAN and cannot be deleted');
    let left = device.configuration.of(vlans);
    for (const id of args.ids) left = withoutKey(left, vlanKey(id));
    change(device, left);
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
    changeEach(device, ids, { name: args.name });
  },
  clear: ({ device }, ids) => changeEach(device, ids, { name: undefined }),
  write: ({ running }, ids) =>
    vlansAmong(vlans.of(running), ids).flatMap((vlan) => (vlan.name === undefined ? [] : `name ${vlan.name}`)),
});

const shutdown = settingIn(vlanMode, {
  syntax: [word('shutdown', 'Shutdown VLAN switching')],
  examples: ['shutdown'],
  set: ({ device }, ids) => changeEach(device, ids, { isShutdown: true }),
  clear: ({ device }, ids) => changeEach(device, ids, { isShutdown: false }),
  write: ({ running }, ids) =>
    vlansAmong(vlans.of(running), ids).flatMap((vlan) => (vlan.isShutdown ? 'shutdown' : [])),
});

export const vlanSettings = [vlan, name, shutdown];

function change(device: Device, changed: Keyed<Vlan>): void {
  device.configuration.change(vlans, changed, device.clock.now());
}

function changeEach(device: Device, ids: readonly number[], fields: Partial<Vlan>): void {
  let known = device.configuration.of(vlans);
  for (const vlan of vlansAmong(known, ids)) known = withKey(known, vlanKey(vlan.id), { ...vlan, ...fields });
  change(device, known);
}

import { valuesOf, withEach } from '../../../machine/config/keyed.ts';
import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { rangesOf, shownName, type Vlan, vlanKey, vlans, vlansAmong } from '../../../machine/config/vlans.ts';
import type { Device } from '../../../machine/device.ts';
import { wordArg } from '../../grammar/arg-types.ts';
import { arg, choice, optional, word } from '../../grammar/tokens.ts';
import { ownVlansArg } from '../../notation/network-args.ts';
import { submode } from '../../shell/mode.ts';
import { section, settingIn } from '../../shell/setting.ts';

/** `(config-vlan)#`, about these VLANs. */
export const vlanMode = submode<readonly number[]>('config-vlan');

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

const shutdown = settingIn(vlanMode, {
  syntax: [word('shutdown', 'Shutdown VLAN switching')],
  examples: ['shutdown'],
  set: ({ device }, ids) => changeEach(device, ids, fields({ isShutdown: true })),
  clear: ({ device }, ids) => changeEach(device, ids, fields({ isShutdown: false })),
  write: ({ running }, ids) => linesOf(running, ids, (vlan) => (vlan.isShutdown ? ['shutdown'] : [])),
});

const remoteSpan = settingIn(vlanMode, {
  syntax: [word('remote-span', 'Configure as a remote SPAN VLAN')],
  examples: ['remote-span'],
  set: ({ device }, ids) => changeEach(device, ids, fields({ isRemoteSpan: true })),
  clear: ({ device }, ids) => changeEach(device, ids, fields({ isRemoteSpan: undefined })),
  write: ({ running }, ids) => linesOf(running, ids, (vlan) => (vlan.isRemoteSpan === true ? ['remote-span'] : [])),
});

const nameWord = word('name', 'Ascii name of the VLAN');
const nameArg = arg('name', wordArg({ maxLength: 32, pattern: /^\S+$/ }), 'Ascii name of the VLAN (Max Size 32)');

const name = settingIn(vlanMode, {
  syntax: [nameWord, nameArg],
  noSyntax: [nameWord, optional([nameArg])],
  examples: ['name storage'],
  set({ args, device, refuse }, ids) {
    if (ids.length > 1) return refuse('ERROR: a name can be given to one VLAN only');
    // The words: captures of a Nexus and the Ansible, ncclient and neutron drivers for it.
    const others = valuesOf(device.configuration.of(vlans)).filter(({ id }) => !ids.includes(id));
    if (others.some((other) => shownName(other) === args.name)) return refuse('ERROR: VLAN with the same name exists');
    changeEach(device, ids, fields({ name: args.name }));
  },
  clear: ({ device }, ids) => changeEach(device, ids, fields({ name: undefined })),
  write: ({ running }, ids) => linesOf(running, ids, (vlan) => (vlan.name === undefined ? [] : [`name ${vlan.name}`])),
});

const modeWord = word('mode', 'Vlan mode');
const ceWord = word('ce', 'Classical Ethernet VLAN mode');

/** `mode ce`: the only mode of a Nexus 3000, so there is nothing to keep. */
const mode = settingIn(vlanMode, {
  syntax: [modeWord, ceWord],
  noSyntax: [modeWord, optional([ceWord])],
  examples: ['mode ce'],
  set: () => {},
  clear: () => {},
  write: () => [],
});

const stateWord = word('state', 'Operational state of the VLAN');
const stateChoice = choice('state', [word('active', 'VLAN Active State'), word('suspend', 'VLAN Suspended State')]);

const state = settingIn(vlanMode, {
  syntax: [stateWord, stateChoice],
  noSyntax: [stateWord, optional([stateChoice])],
  examples: ['state suspend', 'state active'],
  set: ({ args, device }, ids) =>
    changeEach(device, ids, fields({ isSuspended: args.state === 'suspend' || undefined })),
  clear: ({ device }, ids) => changeEach(device, ids, fields({ isSuspended: undefined })),
  write: ({ running }, ids) => linesOf(running, ids, (vlan) => (vlan.isSuspended === true ? ['state suspend'] : [])),
});

/** In the order of the fixtures of cisco.nxos nxos_vlans; where `remote-span` stands is inferred. */
export const vlanSettings = [vlan, shutdown, name, mode, state, remoteSpan];

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

/** The lines that `write` gives for each of the VLANs. */
function linesOf(
  running: RunningConfiguration,
  ids: readonly number[],
  write: (vlan: Vlan) => readonly string[],
): readonly string[] {
  return vlansAmong(vlans.of(running), ids).flatMap(write);
}

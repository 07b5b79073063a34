import type { SwitchportMode } from '../../../machine/config/interfaces.ts';
import { parseRanges, rangesOf } from '../../../machine/config/vlans.ts';
import { integer } from '../../grammar/arg-types.ts';
import { arg, choice, either, optional, word } from '../../grammar/tokens.ts';
import { vlansArg } from '../../notation/network-args.ts';
import { settingIn } from '../../shell/setting.ts';
import { changeSwitching, interfaceMode, lines } from './interface-mode.ts';

const switchportWord = word('switchport', 'Configure switchport parameters', { needs: 'ethernet' });
const modeWord = word('mode', 'Enter the port mode', { needs: 'switched' });
const accessWord = word('access', 'Set access mode characteristics of the interface', { needs: 'switched' });
const trunkWord = word('trunk', 'Configure trunking parameters on an interface', { needs: 'switched' });
const vlanWord = word('vlan', 'Set VLAN when interface is in access mode');
const nativeWord = word('native', 'Set trunking native characteristics when interface is in trunking mode');
const allowedWord = word('allowed', 'Configure allowed VLANs for interface when in trunking mode');
const vlanId = integer(1, 4094);
const vlanCount = 4094;
const everyVlan = `1-${vlanCount}`;

const privateWord = word('private-vlan', 'Set port mode private-vlan', { needs: 'feature private-vlan' });
const modePart = either({
  plain: [
    choice('mode', [
      word('access', 'Port mode access'),
      word('trunk', 'Port mode trunk'),
      word('dot1q-tunnel', 'Port mode dot1q tunnel'),
    ]),
  ],
  private: [
    privateWord,
    choice('privateMode', [word('host', 'Port mode pvlan host'), word('promiscuous', 'Port mode pvlan promiscuous')]),
  ],
  privateTrunk: [
    privateWord,
    word('trunk', 'Port mode pvlan trunk'),
    choice('privateTrunk', [
      word('promiscuous', 'Port mode pvlan trunk promiscuous'),
      word('secondary', 'Port mode pvlan trunk secondary'),
    ]),
  ],
});

const mode = settingIn(interfaceMode, {
  syntax: [switchportWord, modeWord, modePart],
  noSyntax: [switchportWord, modeWord, optional([modePart])],
  examples: ['switchport mode trunk', 'switchport mode dot1q-tunnel'],
  set(context, names) {
    const { mode: plain, privateMode, privateTrunk } = context.args;
    const typed: SwitchportMode =
      privateMode === undefined
        ? privateTrunk === undefined
          ? (plain ?? 'access')
          : `private-vlan trunk ${privateTrunk}`
        : `private-vlan ${privateMode}`;
    changeSwitching(context, names, () => ({ mode: typed }));
  },
  clear: (context, names) => changeSwitching(context, names, () => ({ mode: 'access' })),
  write: (view, names) =>
    lines(view, names, (state) =>
      !state.isRouted && (view.isAll || state.mode !== 'access') ? [`switchport mode ${state.mode}`] : [],
    ),
});

const accessVlan = settingIn(interfaceMode, {
  syntax: [
    switchportWord,
    accessWord,
    vlanWord,
    arg('id', vlanId, 'VLAN ID of the VLAN when this port is in access mode'),
  ],
  noSyntax: [
    switchportWord,
    accessWord,
    vlanWord,
    optional([arg('id', vlanId, 'VLAN ID of the VLAN when this port is in access mode')]),
  ],
  examples: ['switchport access vlan 10'],
  set: (context, names) => changeSwitching(context, names, () => ({ accessVlan: context.args.id })),
  clear: (context, names) => changeSwitching(context, names, () => ({ accessVlan: 1 })),
  write: (view, names) =>
    lines(view, names, (state) =>
      !state.isRouted && (view.isAll || state.accessVlan !== 1) ? [`switchport access vlan ${state.accessVlan}`] : [],
    ),
});

const nativeVlan = settingIn(interfaceMode, {
  syntax: [switchportWord, trunkWord, nativeWord, word('vlan', 'Set native VLAN'), arg('id', vlanId, 'VLAN ID')],
  noSyntax: [
    switchportWord,
    trunkWord,
    nativeWord,
    word('vlan', 'Set native VLAN'),
    optional([arg('id', vlanId, 'VLAN ID')]),
  ],
  examples: ['switchport trunk native vlan 2'],
  set: (context, names) => changeSwitching(context, names, () => ({ nativeVlan: context.args.id })),
  clear: (context, names) => changeSwitching(context, names, () => ({ nativeVlan: 1 })),
  write: (view, names) =>
    lines(view, names, (state) =>
      !state.isRouted && (view.isAll || state.nativeVlan !== 1)
        ? [`switchport trunk native vlan ${state.nativeVlan}`]
        : [],
    ),
});

const allowedPart = either(
  {
    all: [word('all', 'All VLANs')],
    none: [word('none', 'No VLANs')],
    add: [word('add', 'Add VLANs to the current list'), arg('ids', vlansArg(), 'VLAN IDs')],
    remove: [word('remove', 'Remove VLANs from the current list'), arg('ids', vlansArg(), 'VLAN IDs')],
    except: [word('except', 'All VLANs except the following'), arg('ids', vlansArg(), 'VLAN IDs')],
    list: [arg('ids', vlansArg(), 'VLAN IDs')],
  },
  'which',
);
const allowedVlanWord = word('vlan', 'Set allowed VLANs when interface is in trunking mode');

const allowedVlans = settingIn(interfaceMode, {
  syntax: [switchportWord, trunkWord, allowedWord, allowedVlanWord, allowedPart],
  noSyntax: [switchportWord, trunkWord, allowedWord, allowedVlanWord, optional([allowedPart])],
  examples: ['switchport trunk allowed vlan 2-20', 'switchport trunk allowed vlan add 30'],
  set(context, names) {
    const { args } = context;
    // The ports of a range mostly carry the same VLANs.
    const known = new Map<string | undefined, string | undefined>();
    changeSwitching(context, names, ({ allowedVlans: before }) => {
      if (!known.has(before)) known.set(before, allowed(before, args.which, args.ids ?? []));
      return { allowedVlans: known.get(before) };
    });
  },
  clear: (context, names) => changeSwitching(context, names, () => ({ allowedVlans: undefined })),
  write: (view, names) =>
    lines(view, names, (state) =>
      !state.isRouted && (view.isAll || state.allowedVlans !== undefined)
        ? [`switchport trunk allowed vlan ${state.allowedVlans ?? everyVlan}`]
        : [],
    ),
});

export const switchportSettings = [mode, accessVlan, nativeVlan, allowedVlans];

/** The list that results, as the device writes it; undefined for all VLANs. */
function allowed(
  before: string | undefined,
  which: 'all' | 'none' | 'add' | 'remove' | 'except' | 'list',
  ids: readonly number[],
): string | undefined {
  if (which === 'all' || (which === 'list' && ids.length === vlanCount)) return undefined;
  const old = before === 'none' ? [] : (parseRanges(before ?? everyVlan, 1, 4094) ?? []);
  const given = new Set(ids);
  const after = {
    none: [],
    add: [...new Set([...old, ...ids])],
    remove: old.filter((id) => !given.has(id)),
    except: (parseRanges(everyVlan, 1, 4094) ?? []).filter((id) => !given.has(id)),
    list: ids,
  }[which];
  if (after.length === vlanCount) return undefined;
  return after.length === 0 ? 'none' : rangesOf(after);
}

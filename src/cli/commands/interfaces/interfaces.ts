import { bodyOf } from '../../../machine/config/body.ts';
import { interfaceName, mayBeSwitched } from '../../../machine/config/interface-kinds.ts';
import {
  type InterfaceState,
  inLayer,
  interfaceIn,
  isShut,
  type PortDefaults,
  portDefaults,
} from '../../../machine/config/interfaces.ts';
import { managementPort } from '../../../machine/config/ports.ts';
import type { Device } from '../../../machine/device.ts';
import { rest, wordArg } from '../../grammar/arg-types.ts';
import { arg, flag, optional, word } from '../../grammar/tokens.ts';
import { type Command, type Context, command, type View } from '../../shell/command.ts';
import { section, settingIn } from '../../shell/setting.ts';
import { interfaceNames, interfaceSyntax, spreadInterfaceSyntax } from '../words/interface-arg.ts';
import { dropAddressLines } from './addresses.ts';
import { breakout } from './breakout.ts';
import { channelGroup } from './channel-group.ts';
import { dropSubInterfaces, make, reset, unmake, writtenInterfaces } from './existence.ts';
import { change, changeSwitching, interfaceMode, lines } from './interface-mode.ts';

/**
 * `interface`: the ports of the model; each stands in the running configuration whether anything is set on it or not. Port-channels,
 * VLAN interfaces and loopbacks exist from the moment they are named until `no interface`.
 */
const interfaceSection = section(interfaceMode, {
  syntax: [word('interface', 'Configure interfaces'), spreadInterfaceSyntax],
  examples: [
    'interface ethernet 1/1',
    'interface ethernet1/1-4',
    'interface ethernet 1/1 - 4, ethernet 1/7',
    'int e1/1,e1/3',
    'interface mgmt0',
    'interface mgmt 0',
    'interface port-channel 10',
    'interface lo0',
    'interface vlan 10',
    'interface ethernet 1/7.10',
    'interface tunnel 1',
  ],
  enter({ args, device, refuse }) {
    const names = interfaceNames(args);
    const problem = make(device, names);
    if (problem === undefined) return names;
    refuse(problem);
    return undefined;
  },
  clear: ({ args, device }) => unmake(device, interfaceNames(args)),
  isSetApart: true,
  sections: (view) => writtenInterfaces(view).map((name) => ({ line: `interface ${name}`, target: [name] })),
});

/** `default interface`: everything on it back to its defaults (the dots are Cisco's). */
export const defaultInterface: Command = command({
  mode: 'config',
  syntax: [
    word('default', 'Set a command to its defaults'),
    word('interface', 'Interface to default'),
    interfaceSyntax,
  ],
  examples: ['default interface ethernet 1/1', 'default interface e1/1-4'],
  run(context) {
    reset(context.device, interfaceNames(context.args));
    context.screen.print('.......Done');
  },
});

const descriptionWord = word('description', 'Enter description of maximum 254 characters');
const descriptionArg = arg('text', rest(), 'Description of the interface (Max Size 254)');
const description = settingIn(interfaceMode, {
  syntax: [descriptionWord, descriptionArg],
  noSyntax: [descriptionWord, optional([descriptionArg])],
  examples: ['description to the lab server'],
  set: ({ args, device }, names) => change(device, names, () => ({ description: args.text.trim().slice(0, 254) })),
  clear: ({ device }, names) => change(device, names, () => ({ description: undefined })),
  write: (view, names) =>
    lines(view, names, (state, name) => [
      ...(state.description === undefined ? [] : [`description ${state.description}`]),
      // Captures have it at the head of a VLAN interface, and at the end of all others.
      ...(isVlanInterface(name) ? shutLines(view, state, name) : []),
    ]),
});

const switchport = settingIn(interfaceMode, {
  syntax: [word('switchport', 'Configure switchport parameters', { needs: 'ethernet' })],
  examples: ['switchport'],
  set: (context, names) => changeLayer(context, names, false),
  clear: (context, names) => changeLayer(context, names, true),
  write: (view, names) =>
    lines(view, names, ({ isRouted }, name) => {
      if (!mayBeSwitched(name)) return [];
      const isDefault = isRouted === portDefaults.of(view.running).isRouted;
      return isDefault && !view.isAll ? [] : [isRouted ? 'no switchport' : 'switchport'];
    }),
});

const vrfWords = [
  word('vrf', 'Configure VRF parameters', { needs: 'routed' }),
  word('member', 'Set VRF membership'),
] as const;
const vrfName = arg('name', wordArg({ maxLength: 32, pattern: /^[\w.-]+$/, offers: 'vrf' }), 'VRF name (Max Size 32)');
const vrfMember = settingIn(interfaceMode, {
  syntax: [...vrfWords, vrfName],
  noSyntax: [...vrfWords, optional([vrfName])],
  examples: ['vrf member management'],
  set: (context, names) => moveTo(context, names, context.args.name),
  clear: (context, names) => moveTo(context, names, 'default'),
  write: (view, names) =>
    lines(view, names, ({ vrf, isRouted }) => (isRouted && vrf !== 'default' ? [`vrf member ${vrf}`] : [])),
});

const shutdown = settingIn(interfaceMode, {
  syntax: [word('shutdown', 'Enable/disable an interface'), flag('isForced', word('force', 'Admin down, and recover'))],
  examples: ['shutdown', 'shutdown force'],
  set: ({ device }, names) => shut(device, names, true),
  clear: ({ device }, names) => shut(device, names, false),
  write: (view, names) =>
    lines(view, names, (state, name) => (isVlanInterface(name) ? [] : shutLines(view, state, name))),
});

function isVlanInterface(name: string): boolean {
  return interfaceName(name).kind === 'Vlan';
}

function shutLines(view: View, state: InterfaceState, name: string): readonly string[] {
  if (!view.isAll && state.isShutdown === undefined) return [];
  return [isShut(name, state, portDefaults.of(view.running)) ? 'shutdown' : 'no shutdown'];
}

export const interfaceSettings = [
  breakout,
  interfaceSection,
  description,
  switchport,
  vrfMember,
  channelGroup,
  shutdown,
];

function shut(device: Device, names: readonly string[], isShutdown: boolean): void {
  const system = device.configuration.of(portDefaults);
  change(device, names, (state, name) => shutState(name, state, { isShutdown, system }));
}

/** What is the default anyway is not kept. */
function shutState(
  name: string,
  state: InterfaceState,
  { isShutdown, system }: { readonly isShutdown: boolean; readonly system: PortDefaults },
): Partial<InterfaceState> {
  const isDefault = isShut(name, { ...state, isShutdown: undefined }, system) === isShutdown;
  return { isShutdown: isDefault ? undefined : isShutdown };
}

/** Ports and port-channels become switched or routed; sub-interfaces of a switched one go (inferred). */
function changeLayer(context: Context<unknown>, names: readonly string[], isRouted: boolean): void {
  const { device } = context;
  const system = device.configuration.of(portDefaults);
  changeSwitching(context, names, (state, name) =>
    state.isRouted === isRouted ? {} : inLayer(state, name, isRouted, system),
  );
  const switched = names.filter((name) => !interfaceIn(device.configuration.running, name).isRouted);
  dropSubInterfaces(device, switched);
  context.prune();
}

/** An interface that changes its VRF loses its address; the sentence is the device's. mgmt0 stays where it is (inferred words). */
function moveTo({ device, screen, refuse }: Context<unknown>, names: readonly string[], vrf: string): void {
  const moving = names.filter((name) => {
    const state = interfaceIn(device.configuration.running, name);
    const isHeld = name === managementPort.name && state.vrf !== vrf;
    if (isHeld) refuse(`ERROR: ${name} cannot leave VRF ${state.vrf}`);
    else if (state.vrf !== vrf && (state.address !== undefined || hasRouting(device, name))) {
      screen.print(`Warning: Deleted all L3 config on interface ${name}`);
    }
    return !isHeld && state.vrf !== vrf;
  });
  if (moving.length === 0) return;
  change(device, moving, () => ({ vrf, address: undefined, addressOptions: undefined }));
  dropRouting(device, moving);
}

/** With what the lines of layer 3 begin that go with the VRF of an interface. */
const routingHeads = /^(?:ip|ipv6|hsrp|vrrp|vrrpv3|isis|ospfv3)(?: |$)/;

function hasRouting({ configuration }: Device, name: string): boolean {
  return Object.keys(bodyOf(configuration.running, interfaceMode.name, name)).some((id) => routingHeads.test(id));
}

function dropRouting(device: Device, names: readonly string[]): void {
  for (const name of names) {
    const ids = Object.keys(bodyOf(device.configuration.running, interfaceMode.name, name));
    dropAddressLines(
      device,
      [name],
      ids.filter((id) => routingHeads.test(id)),
    );
  }
}

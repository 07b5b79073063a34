import {
  defaultsOf,
  type InterfaceState,
  interfaceIn,
  interfaces,
  isShut,
  withInterfaces,
} from '../../../machine/config/interfaces.ts';
import { type Keyed, valuesOf } from '../../../machine/config/keyed.ts';
import {
  logicalInterfaces,
  nameOfLogical,
  parseLogical,
  withLogical,
  withoutLogical,
} from '../../../machine/config/logical-interfaces.ts';
import { ethernetPorts, managementPort } from '../../../machine/config/ports.ts';
import type { Device } from '../../../machine/device.ts';
import { rest, wordArg } from '../../grammar/arg-types.ts';
import { arg, optional, word } from '../../grammar/tokens.ts';
import { type Command, type Context, command, type View } from '../../shell/command.ts';
import { submode } from '../../shell/mode.ts';
import { section, settingIn } from '../../shell/setting.ts';
import { interfaceNames, interfaceSyntax } from '../words/interface-arg.ts';

/** `(config-if)#` or `(config-if-range)#`, about these interfaces. */
export const interfaceMode = submode<readonly string[]>('config-if', {
  prompt: (names) => (names.length > 1 ? 'config-if-range' : 'config-if'),
  has(need, names, device) {
    switch (need) {
      case 'ethernet':
        return layersOf(names, device).areEthernet;
      case 'switched':
        return layersOf(names, device).areSwitched;
      case 'routed':
        return layersOf(names, device).areRouted;
      default:
        return undefined;
    }
  },
});

interface Layers {
  readonly configured: Keyed<InterfaceState>;
  readonly areEthernet: boolean;
  readonly areSwitched: boolean;
  readonly areRouted: boolean;
}

/** What was found of the interfaces of a place: a line asks several times, and there may be thousands. */
const knownLayers = new WeakMap<readonly string[], Layers>();

function layersOf(names: readonly string[], { configuration }: Device): Layers {
  const configured = configuration.of(interfaces);
  const known = knownLayers.get(names);
  if (known?.configured === configured) return known;
  const isRouted = (name: string): boolean => interfaceIn(configuration.running, name).isRouted;
  const layers = {
    configured,
    areEthernet: known?.areEthernet ?? names.every(mayBeSwitched),
    areSwitched: names.every((name) => !isRouted(name)),
    areRouted: names.every(isRouted),
  };
  knownLayers.set(names, layers);
  return layers;
}

/**
 * `interface`: the ports of the model; each stands in the running configuration whether anything is set on it or not. Port-channels,
 * VLAN interfaces and loopbacks exist from the moment they are named until `no interface`.
 */
const interfaceSection = section(interfaceMode, {
  syntax: [word('interface', 'Configure interfaces'), interfaceSyntax],
  examples: [
    'interface ethernet 1/1',
    'interface ethernet1/1-4',
    'int e1/1,e1/3',
    'interface mgmt0',
    'interface mgmt 0',
    'interface port-channel 10',
    'interface lo0',
  ],
  enter({ args, device }) {
    const names = interfaceNames(args);
    make(device, names);
    return names;
  },
  clear(context) {
    reset(context, interfaceNames(context.args));
    unmake(context.device, interfaceNames(context.args));
  },
  isSetApart: true,
  sections({ model, running }) {
    const made = valuesOf(logicalInterfaces.of(running));
    const names = [
      ...made.filter(({ kind }) => kind !== 'loopback').map(nameOfLogical),
      ...[...ethernetPorts(model), managementPort].map(({ name }) => name),
      ...made.filter(({ kind }) => kind === 'loopback').map(nameOfLogical),
    ];
    return names.map((name) => ({ line: `interface ${name}`, target: [name] }));
  },
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
    reset(context, interfaceNames(context.args));
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
    lines(view, names, ({ description: text }) => (text === undefined ? [] : [`description ${text}`])),
});

const switchport = settingIn(interfaceMode, {
  syntax: [word('switchport', 'Configure switchport parameters', { needs: 'ethernet' })],
  examples: ['switchport'],
  set: ({ device }, names) => changeLayer(device, names, false),
  clear: ({ device }, names) => changeLayer(device, names, true),
  write: (view, names) =>
    lines(view, names, ({ isRouted }, name) => {
      if (!mayBeSwitched(name)) return [];
      return isRouted ? ['no switchport'] : view.isAll ? ['switchport'] : [];
    }),
});

const vrfMember = settingIn(interfaceMode, {
  syntax: [
    word('vrf', 'Configure VRF parameters', { needs: 'routed' }),
    word('member', 'Set VRF membership'),
    arg('name', wordArg({ maxLength: 32, pattern: /^[\w.-]+$/, offers: 'vrf' }), 'VRF name (Max Size 32)'),
  ],
  examples: ['vrf member management'],
  set: (context, names) => moveTo(context, names, context.args.name),
  clear: (context, names) => moveTo(context, names, 'default'),
  write: (view, names) =>
    lines(view, names, ({ vrf, isRouted }) => (isRouted && vrf !== 'default' ? [`vrf member ${vrf}`] : [])),
});

const shutdown = settingIn(interfaceMode, {
  syntax: [word('shutdown', 'Enable/disable an interface')],
  examples: ['shutdown'],
  set: ({ device }, names) => change(device, names, (state, name) => shutState(name, state, true)),
  clear: ({ device }, names) => change(device, names, (state, name) => shutState(name, state, false)),
  write: (view, names) =>
    lines(view, names, (state, name) => {
      if (!view.isAll && state.isShutdown === undefined) return [];
      return [isShut(name, state) ? 'shutdown' : 'no shutdown'];
    }),
});

export const interfaceSettings = [interfaceSection, description, switchport, vrfMember, shutdown];

/** Changes some interfaces. */
export function change(
  { configuration, clock }: Device,
  names: readonly string[],
  fields: (state: InterfaceState, name: string) => Partial<InterfaceState>,
): void {
  configuration.change(interfaces, withInterfaces(configuration.of(interfaces), names, fields), clock.now());
}

/** The lines that `write` gives for each of the interfaces. */
export function lines(
  { running }: View,
  names: readonly string[],
  write: (state: InterfaceState, name: string) => readonly string[],
): readonly string[] {
  return names.flatMap((name) => write(interfaceIn(running, name), name));
}

/** What is the default anyway is not kept. */
function shutState(name: string, state: InterfaceState, isShutdown: boolean): Partial<InterfaceState> {
  const isDefault = isShut(name, { ...state, isShutdown: undefined }) === isShutdown;
  return { isShutdown: isDefault ? undefined : isShutdown };
}

/** A port that changes its layer keeps nothing but its description. */
function changeLayer(device: Device, names: readonly string[], isRouted: boolean): void {
  change(device, names, (state, name) =>
    state.isRouted === isRouted ? {} : { ...defaultsOf(name), description: state.description, isRouted },
  );
}

/** An interface that changes its VRF loses its address; the sentence is the device's. mgmt0 stays where it is (inferred words). */
function moveTo({ device, screen, refuse }: Context<unknown>, names: readonly string[], vrf: string): void {
  const moving = names.filter((name) => {
    const state = interfaceIn(device.configuration.running, name);
    const isHeld = name === managementPort.name && state.vrf !== vrf;
    if (isHeld) refuse(`ERROR: ${name} cannot leave VRF ${state.vrf}`);
    else if (state.vrf !== vrf && state.address !== undefined) {
      screen.print(`Warning: Deleted all L3 config on interface ${name}`);
    }
    return !isHeld && state.vrf !== vrf;
  });
  if (moving.length > 0) change(device, moving, () => ({ vrf, address: undefined }));
}

/** Ports and port-channels are switched or routed; all others are routed. */
function mayBeSwitched(name: string): boolean {
  return name.startsWith('Ethernet') || name.startsWith('port-channel');
}

/** Interfaces that exist because they are named. */
function make({ configuration, clock }: Device, names: readonly string[]): void {
  const added = names.flatMap((name) => parseLogical(name) ?? []);
  if (added.length === 0) return;
  configuration.change(logicalInterfaces, withLogical(configuration.of(logicalInterfaces), added), clock.now());
}

function unmake({ configuration, clock }: Device, names: readonly string[]): void {
  const gone = names.flatMap((name) => parseLogical(name) ?? []);
  configuration.change(logicalInterfaces, withoutLogical(configuration.of(logicalInterfaces), gone), clock.now());
}

function reset({ device }: Context<unknown>, names: readonly string[]): void {
  change(device, names, (_state, name) => defaultsOf(name));
}

import { nextTurn } from '../../../base/turns.ts';
import { integer, wordArg } from '../../grammar/arg-types.ts';
import { arg, choice, either, flag, optional, word } from '../../grammar/tokens.ts';
import { type Context, show } from '../../shell/command.ts';
import { interfaceNames, interfaceSyntax, type TypedInterfaces } from '../words/interface-arg.ts';
import { type Component, components, findComponent } from './components.ts';
import { configurationLines, headLines, startupLines } from './configuration-text.ts';
import { contextDiff } from './context-diff.ts';
import {
  componentSelection,
  interfaceSelection,
  type Selection,
  selectedLines,
  vlanSelection,
  vrfSelection,
  withoutAny,
} from './shown-part.ts';

/** The one component that has two words; its lines are those of the feature (inferred). */
const overlay: Component = {
  word: 'nv',
  help: 'Display nv overlay information',
  lines: ['feature nv overlay', 'nv overlay', 'evpn', 'interface nve1'],
  below: [],
};

const componentWords = components.map(({ word: text, help }) => word(text, help));
const interfaceWord = word('interface', 'Show interface configuration');
const vlanWord = word('vlan', 'Show Vlan configuration');

/** The ways in which a part of a configuration is asked for, behind `show running-config` and `show startup-config`. */
export const partSyntax = optional([
  either(
    {
      interface: [
        interfaceWord,
        optional([interfaceSyntax, flag('withMembers', word('membership', 'Display membership information'))]),
      ],
      vlan: [vlanWord, optional([arg('vlanId', integer(1, 4094), 'VLAN ID 1-4094')])],
      vrf: [
        word('vrf', 'Show VRF configuration'),
        optional([arg('vrf', wordArg({ maxLength: 32, pattern: /^[\w.-]+$/, offers: 'vrf' }), 'VRF name')]),
      ],
      component: [choice('component', componentWords)],
      overlay: [word('nv', 'Display nv information'), word('overlay', 'Display nv overlay information')],
      exclude: [
        word('exclude', 'Exclude running configuration of specified features'),
        choice('without', [...componentWords, interfaceWord, vlanWord]),
        optional([choice('alsoWithout', [...componentWords, interfaceWord, vlanWord])]),
      ],
      form: [
        choice('form', [
          word('exclude-provision', 'Exclude config for offline pre-provisioned interfaces'),
          word('expand-port-profile', 'Expand port-profile'),
          word('vdc-all', 'Display config from all VDC'),
        ]),
      ],
    },
    'part',
  ),
]);

/** What `partSyntax` captures. */
export interface AskedPart extends TypedInterfaces {
  readonly part?: 'interface' | 'vlan' | 'vrf' | 'component' | 'overlay' | 'exclude' | 'form' | undefined;
  readonly withMembers?: boolean | undefined;
  readonly vlanId?: number | undefined;
  readonly vrf?: string | undefined;
  readonly component?: string | undefined;
  readonly without?: string | undefined;
  readonly alsoWithout?: string | undefined;
  readonly form?: string | undefined;
}

/** `show running-config`: head lines and every setting's own lines (shape: nxos-behaviour 5.6), or those of a component. */
export const showRunningConfig = show({
  syntax: [
    word('show', 'Show running system information'),
    word('running-config', 'Current operating configuration'),
    partSyntax,
    flag('isAll', word('all', 'Current operating configuration with defaults')),
  ],
  examples: [
    'show running-config',
    'show running-config all',
    'show running-config interface ethernet 1/1',
    'show running-config interface mgmt0 all',
    'show running-config interface',
    'show running-config ntp',
    'show running-config aclmgr all',
    'show running-config vlan 1',
    'show running-config vrf management',
    'show running-config nv overlay',
    'show running-config exclude interface',
    'show running-config expand-port-profile',
  ],
  async read(context) {
    const { args, device } = context;
    const lines = await configurationLines(context, args.isAll ? 'all' : undefined);
    const asked = `show running-config${askedWords(args)}${args.isAll ? ' all' : ''}`;
    return { head: headLines(context, asked, device.clock.now()), lines: partOf(lines, args) };
  },
  *print({ head, lines }) {
    yield* head;
    yield* lines;
  },
});

/** The lines that were asked for. */
export function partOf(lines: readonly string[], asked: AskedPart): Iterable<string> {
  const selection = selectionOf(asked, lines);
  return selection === undefined ? lines : selectedLines(lines, selection);
}

function selectionOf(asked: AskedPart, lines: readonly string[]): Selection | undefined {
  switch (asked.part) {
    case 'interface': {
      if (asked.interfaceForm === undefined) return interfaceSelection(undefined);
      const names = interfaceNames(asked);
      return interfaceSelection(asked.withMembers === true ? [...names, ...membersOf(lines, names)] : names);
    }
    case 'vlan':
      return vlanSelection(asked.vlanId);
    case 'vrf':
      return vrfSelection(asked.vrf);
    case 'component':
      return selectionNamed(asked.component);
    case 'overlay':
      return componentSelection(overlay);
    case 'exclude':
      return withoutAny([asked.without, asked.alsoWithout].flatMap((name) => selectionNamed(name) ?? []));
    case 'form':
    case undefined:
      return undefined;
  }
}

function selectionNamed(name: string | undefined): Selection | undefined {
  if (name === 'interface') return interfaceSelection(undefined);
  if (name === 'vlan') return vlanSelection(undefined);
  const component = findComponent(name);
  return component === undefined ? undefined : componentSelection(component);
}

/** The ports that are members of these port-channels. */
function membersOf(lines: readonly string[], names: readonly string[]): readonly string[] {
  const groups = new Set(names.flatMap((name) => /^port-channel(\d+)$/.exec(name)?.[1] ?? []));
  const members: string[] = [];
  let port: string | undefined;
  for (const line of lines) {
    if (!line.startsWith(' ')) port = /^interface (.+)$/.exec(line)?.[1];
    const group = /^ {2}channel-group (\d+)/.exec(line)?.[1];
    if (port !== undefined && group !== undefined && groups.has(group)) members.push(port);
  }
  return members;
}

/** How the device repeats the part that was asked for. */
export function askedWords(asked: AskedPart): string {
  const { part, vlanId, vrf, component, without, alsoWithout, form } = asked;
  const typed = {
    interface: asked.interfaceForm === undefined ? [] : [interfaceNames(asked).join(',')],
    vlan: [vlanId],
    vrf: [vrf],
    component: [component],
    overlay: ['nv overlay'],
    exclude: [without, alsoWithout],
    form: [form],
  };
  if (part === undefined) return '';
  const named = part === 'component' || part === 'overlay' || part === 'form' ? [] : [part];
  const members = asked.withMembers === true ? ['membership'] : [];
  return [...named, ...typed[part], ...members].flatMap((text) => (text === undefined ? [] : ` ${text}`)).join('');
}

/** `show running-config diff`: what runs and was not saved (form: Cisco's command references; without a head in them). */
export const showRunningConfigDiff = show({
  syntax: [
    word('show', 'Show running system information'),
    word('running-config', 'Current operating configuration'),
    word('diff', 'Show the difference between running and startup configuration'),
  ],
  examples: ['show running-config diff'],
  async read(context) {
    const running = await configurationLines(context);
    return differences(context, startupLines(context) ?? [], running);
  },
  print: (lines) => lines,
});

async function differences(
  { session, signal }: Context<unknown>,
  saved: readonly string[],
  running: readonly string[],
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const line of contextDiff(saved, running, { old: 'Startup-config', now: 'Running-config' })) {
    if (line !== undefined) lines.push(line);
    const turn = nextTurn(session.turns);
    if (turn !== undefined) await turn;
    if (signal.aborted) return [];
  }
  return lines;
}

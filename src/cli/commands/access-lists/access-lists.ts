import {
  type AccessList,
  type AclFamily,
  accessLists,
  aclKey,
  emptyList,
  entriesIn,
  entryKey,
  keyOfEntry,
  nextNumber,
  resequenced,
  withEntry,
  withoutEntry,
} from '../../../machine/config/access-lists.ts';
import { valueAt, withKey, withoutKey } from '../../../machine/config/keyed.ts';
import { integer } from '../../grammar/arg-types.ts';
import type { AnyArgs } from '../../grammar/args-of.ts';
import { arg, choice, either, optional, word } from '../../grammar/tokens.ts';
import { type Command, type Context, command, type Setting, type View } from '../../shell/command.ts';
import { type Submode, submode } from '../../shell/mode.ts';
import { section, settingIn } from '../../shell/setting.ts';
import { entrySyntax, listName, number } from './entry-syntax.ts';
import { entryText } from './entry-text.ts';
import { factoryLists, listsIn } from './lists.ts';

/** The modes of the three families, each about the name of a list. */
const modes: Readonly<Record<AclFamily, Submode<string>>> = {
  ip: submode<string>('config-acl'),
  ipv6: submode<string>('config-ipv6-acl'),
  mac: submode<string>('config-mac-acl'),
};

const familyHelp: Readonly<Record<AclFamily, string>> = {
  ip: 'Configure IP features',
  ipv6: 'Configure IPv6 features',
  mac: 'MAC configuration commands',
};

const families = ['ip', 'ipv6', 'mac'] as const;

const examples: Readonly<Record<AclFamily, readonly string[]>> = {
  ip: [
    'permit ip any any',
    '20 deny tcp any lt 25 192.0.2.64 0.0.0.255 ack fin',
    'permit tcp host 192.0.2.1 range 80 20 198.51.100.0/24 established log',
    'permit udp any any eq snmp dscp 46',
    '5 remark what the next one is for',
    'permit icmp any any echo',
    'permit 112 any 224.0.0.0/24 ttl 1',
    'deny ip addrgroup servers any time-range office',
  ],
  ipv6: ['permit ipv6 any any log', 'deny tcp host 2001:db8::1 eq www any', 'permit icmp any any nd-ns'],
  mac: ['permit any any 0x0806', 'deny 0011.2233.4455 0000.0000.0000 any vlan 10'],
};

/** `ip access-list` and its kin: all lists stand together in the order of their names, so the first of the three writes them all. */
function listSection(family: AclFamily): Setting {
  const made = section(modes[family], {
    syntax: [
      word(family, familyHelp[family]),
      word('access-list', 'Configure access-list'),
      arg('name', listName, 'List name'),
    ],
    examples: [`${family} access-list in-${family}`],
    enter({ args, device, running }) {
      changeList({ device, running }, family, args.name, (list) => list);
      return args.name;
    },
    clear: ({ args, device, running }) => changeList({ device, running }, family, args.name, () => undefined),
    sections: () => [],
  });
  return { ...made, write: (view) => (family === 'ip' ? allLists(view) : []) };
}

/** An entry, `no` and its number or what it says. */
function entrySetting(family: AclFamily): Setting {
  const body = entrySyntax(family);
  return settingIn(modes[family], {
    syntax: [optional([number]), ...body],
    noSyntax: [either({ entry: [number, optional(body)], rule: body })],
    examples: examples[family],
    set: (context, name) => addEntry(context, family, name),
    clear({ args, device, running }, name) {
      const text = entryText(family, args);
      changeList({ device, running }, family, name, (list) => {
        const key = args.number === undefined ? keyOfEntry(list, text ?? '') : entryKey(Number(args.number));
        return key === undefined ? list : withoutEntry(list, key);
      });
    },
    write: () => [],
  });
}

/** An entry without a number stands last, unless the list has it already; a number is given once (both as cisco.nxos expects it). */
function addEntry({ args, device, running, refuse }: Context<AnyArgs>, family: AclFamily, name: string): void {
  const text = entryText(family, args);
  if (text === undefined) return;
  const where = { device, running };
  const list = listOf(where, family, name);
  const { number: typed } = args;
  if (typed === undefined && !text.startsWith('remark ') && keyOfEntry(list, text) !== undefined) return;
  const chosen = typed === undefined ? nextNumber(list) : Number(typed);
  if (chosen === undefined) {
    // The words are inferred from what cisco.nxos takes for an error.
    refuse('ERROR: No sequence number is left, please specify sequence number');
    return;
  }
  const known = valueAt(list.entries, entryKey(chosen));
  if (known !== undefined && known !== text) refuse('ERROR: Duplicate sequence number');
  else changeList(where, family, name, (before) => withEntry(before, chosen, text));
}

const statistics = (family: AclFamily): Setting =>
  flagSetting(family, 'statistics per-entry', { isCounted: true }, { isCounted: false }, [
    word('statistics', 'Enable per-entry statistics for the ACL'),
    word('per-entry', 'Collect statistics for each entry'),
  ]);

const ignoreRoutable = (family: AclFamily): Setting =>
  flagSetting(family, 'ignore routable', { ignoresRoutable: true }, { ignoresRoutable: false }, [
    word('ignore', 'Ignore packets'),
    word('routable', 'Ignore routable packets'),
  ]);

function flagSetting(
  family: AclFamily,
  example: string,
  on: Partial<AccessList>,
  off: Partial<AccessList>,
  syntax: readonly ReturnType<typeof word>[],
): Setting {
  return settingIn(modes[family], {
    syntax,
    examples: [example],
    set: ({ device, running }, name) => changeList({ device, running }, family, name, (list) => ({ ...list, ...on })),
    clear: ({ device, running }, name) =>
      changeList({ device, running }, family, name, (list) => ({ ...list, ...off })),
    write: () => [],
  });
}

/** `fragments`: what becomes of fragments that no entry names. */
function fragments(family: AclFamily): Setting {
  const which = choice('which', [word('deny-all', 'Deny all fragments'), word('permit-all', 'Permit all fragments')]);
  const first = word('fragments', 'Configure fragments behavior');
  return settingIn(modes[family], {
    syntax: [first, which],
    noSyntax: [first, optional([which])],
    examples: ['fragments permit-all'],
    set: ({ args, device, running }, name) =>
      changeList({ device, running }, family, name, (list) => ({ ...list, fragments: args.which })),
    clear: ({ device, running }, name) =>
      changeList({ device, running }, family, name, (list) => ({ ...list, fragments: undefined })),
    write: () => [],
  });
}

/** `resequence`: numbers the entries of a list anew. */
export const resequence: Command = command({
  mode: 'config',
  syntax: [
    word('resequence', 'Resequence a list with sequence numbers'),
    choice(
      'family',
      families.map((family) => word(family, familyHelp[family])),
    ),
    word('access-list', 'Configure access-list'),
    arg('name', listName, 'List name'),
    arg('first', integer(1, 4_294_967_295), 'Starting sequence number'),
    arg('increment', integer(1, 4_294_967_295), 'Step to increment the sequence number'),
  ],
  examples: ['resequence ip access-list in-ip 100 10'],
  run({ args, device, running, refuse }) {
    const { family, name, first, increment } = args;
    const list = listOf({ device, running }, family, name);
    const next = resequenced(list, first, increment);
    if (next === undefined) return refuse('ERROR: Sequence number out of range');
    if (next.entries.size > 0) changeList({ device, running }, family, name, () => next);
  },
});

export const accessListSettings: readonly Setting[] = families.flatMap((family) => [
  listSection(family),
  statistics(family),
  ...(family === 'mac' ? [] : [fragments(family), ignoreRoutable(family)]),
  entrySetting(family),
]);

type Where = Pick<Context<AnyArgs>, 'device' | 'running'>;

function listOf({ device, running }: Where, family: AclFamily, name: string): AccessList {
  const key = aclKey(name, family);
  const factory = factoryLists(device.model.group, (trait) => running.has(trait));
  return valueAt(device.configuration.of(accessLists), key) ?? valueAt(factory, key) ?? emptyList(family, name);
}

/** A list of the factory that is as it was is not kept, and one that is taken away is as it was. */
function changeList(
  where: Where,
  family: AclFamily,
  name: string,
  change: (list: AccessList) => AccessList | undefined,
): void {
  const { configuration, clock, model } = where.device;
  const known = configuration.of(accessLists);
  const next = change(listOf(where, family, name));
  const key = aclKey(name, family);
  const factory = valueAt(
    factoryLists(model.group, (trait) => where.running.has(trait)),
    key,
  );
  configuration.change(
    accessLists,
    next === undefined || next === factory ? withoutKey(known, key) : withKey(known, key, next),
    clock.now(),
  );
}

function* allLists({ running, model, has }: View): Generator<string> {
  for (const list of listsIn(running, model.group, has)) {
    yield `${list.family} access-list ${list.name}`;
    yield* headOf(list).map((line) => `  ${line}`);
    for (const [number, text] of entriesIn(list)) yield `  ${number} ${text}`;
  }
}

/** What stands in a list before its entries. */
export function headOf({ isCounted, fragments: which, ignoresRoutable }: AccessList): readonly string[] {
  return [
    ...(isCounted ? ['statistics per-entry'] : []),
    ...(which === undefined ? [] : [`fragments ${which}`]),
    ...(ignoresRoutable ? ['ignore routable'] : []),
  ];
}

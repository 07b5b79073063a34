import { type AccessList, type AclFamily, entriesIn } from '../../../machine/config/access-lists.ts';
import { arg, choice, optional, type Token, word } from '../../grammar/tokens.ts';
import { type Command, show } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import { headOf } from './access-lists.ts';
import { type Attachment, attachmentsOf } from './attachments.ts';
import { entryData } from './entry-data.ts';
import { listName } from './entry-syntax.ts';
import { listsIn } from './lists.ts';

/** How the device calls lists of each family above their entries (genieparser show access-lists, ntc-templates). */
const titles: Readonly<Record<AclFamily, string>> = {
  ip: 'IP access list',
  ipv6: 'IPv6 access list',
  mac: 'MAC access list',
};

/** The same in a summary (genieparser show access-lists summary). */
const shortTitles: Readonly<Record<AclFamily, string>> = { ip: 'IPV4 ACL', ipv6: 'IPV6 ACL', mac: 'MAC ACL' };

const nameArg = optional([arg('name', listName, 'List name')]);
const expandedWord = optional([
  choice('how', [word('expanded', 'Show expanded ACL'), word('summary', 'Show summary')]),
]);

/** `show access-lists` and the same for each family. */
function shown(head: readonly Token[], family: AclFamily | undefined, example: string): Command {
  return show({
    syntax: [word('show', 'Show running system information'), ...head, nameArg, expandedWord],
    examples: [example, `${example} summary`, `${example} in-ip`, `${example} in-ip summary`],
    read({ args, device, running: system }) {
      const { running } = device.configuration;
      const lists = listsIn(running, device.model.group, (trait) => system.has(trait)).filter(
        (list) =>
          (family === undefined || list.family === family) && (args.name === undefined || list.name === args.name),
      );
      return { lists, isSummary: args.how === 'summary', attached: attachmentsOf(running) };
    },
    print: (found) => (found.isSummary ? summaryLines(found) : entryLines(found.lists)),
    structure: (found) => table('ip_ipv6_mac', found.lists.map(found.isSummary ? summaryRow(found.attached) : listRow)),
  });
}

const listsWord = word('access-lists', 'List access lists');

export const showAccessLists: readonly Command[] = [
  shown([listsWord], undefined, 'show access-lists'),
  shown(
    [word('ip', 'Display IP information'), word('access-lists', 'List IPv4 access lists')],
    'ip',
    'show ip access-lists',
  ),
  shown(
    [word('ipv6', 'Display IPv6 information'), word('access-lists', 'List IPv6 access lists')],
    'ipv6',
    'show ipv6 access-lists',
  ),
  shown(
    [word('mac', 'MAC configuration commands'), word('access-lists', 'List MAC access lists')],
    'mac',
    'show mac access-lists',
  ),
];

interface Found {
  readonly lists: readonly AccessList[];
  readonly attached: readonly Attachment[];
}

/** Nothing passes a switch without wires, so that no entry has matched anything. */
function* entryLines(lists: readonly AccessList[]): Generator<string> {
  if (lists.length > 0) yield '';
  for (const list of lists) {
    yield `${titles[list.family]} ${list.name}`;
    for (const line of headOf(list)) yield `        ${line}`;
    for (const [number, text] of entriesIn(list)) {
      yield `        ${number} ${text}${list.isCounted && !text.startsWith('remark ') ? ' [match=0]' : ''}`;
    }
  }
}

function listRow(list: AccessList): object {
  const rows = Array.from(entriesIn(list), ([number, text]) => ({
    ...entryData(list.family, number, text),
    ...(list.isCounted && !text.startsWith('remark ') ? { match_count: '0' } : {}),
  }));
  return {
    op_ip_ipv6_mac: list.family,
    acl_name: list.name,
    ...(list.isCounted ? { statistics: 'enable' } : {}),
    ...(list.fragments === undefined ? {} : { frag_opt_permit_deny: list.fragments }),
    ...table('seqno', rows),
  };
}

function* summaryLines({ lists, attached }: Found): Generator<string> {
  if (lists.length > 0) yield '';
  for (const list of lists) {
    yield `${shortTitles[list.family]} ${list.name}`;
    if (list.isCounted) yield '        Statistics enabled';
    if (list.fragments !== undefined) yield `        fragments ${list.fragments}`;
    yield `        Total ACEs Configured: ${list.entries.size}`;
    const own = attached.filter(({ family, name }) => family === list.family && name === list.name);
    yield '        Configured on interfaces:';
    yield* own.map(placeLine);
    yield '        Active on interfaces:';
    yield* own.map(placeLine);
  }
}

/** Sessions over the network are named with blanks to the width of an interface (genieparser). */
function placeLine({ where, direction, kind }: Attachment): string {
  const role = { router: ' (Router ACL)', port: ' (Port ACL)', vty: '' }[kind];
  return `                ${kind === 'vty' ? where.padEnd(12) : `${where} `}- ${direction}${role}`;
}

/** The keys of the places are inferred. */
function summaryRow(attached: readonly Attachment[]): (list: AccessList) => object {
  return (list) => {
    const own = attached.filter(({ family, name }) => family === list.family && name === list.name);
    const places = own.map(({ where, direction }) => ({ interface: where, direction }));
    return {
      op_ip_ipv6_mac: list.family,
      acl_name: list.name,
      ace_count: list.entries.size,
      ...table('configured', places),
      ...table('active', places),
    };
  };
}

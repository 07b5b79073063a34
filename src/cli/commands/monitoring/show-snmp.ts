import { allRoles, isFixed, roles } from '../../../machine/config/roles.ts';
import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { isOn, listIn, valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import type { View } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import { snmpUserLines } from './snmp.ts';
import {
  communityAcl,
  communityAcl4,
  communityAcl6,
  snmpCommunity,
  snmpContact,
  snmpLines,
  snmpLocation,
  snmpProtocol,
  tcpSession,
} from './snmp-lines.ts';

/** Words of `show snmp`, for `?`. */
export const snmpHelp = {
  show: 'Show running system information',
  snmp: 'Display snmp information',
  community: 'Show communities',
  host: 'Show hosts',
  user: 'Show users',
  group: 'Show groups',
  trap: 'Show traps',
  engineID: 'Show the engine of the switch',
  sessions: 'Show sessions',
  context: 'Show contexts',
  'source-interface': 'Show source interfaces',
};
const help = snmpHelp;
const hostRule = '-------------------------------------------------------------------';
const bodyOf = (running: RunningConfiguration) => snmpLines.slice.of(running);

/** Communities with the list that filters their requests. */
function communitiesOf(running: RunningConfiguration) {
  const body = bodyOf(running);
  const filters = new Map<string, string>([
    ...listIn(body, communityAcl).map(({ community, acl }) => [community, acl] as const),
    ...listIn(body, communityAcl4).map(
      ({ community, acl, acl6 }) => [community, `ipv4:${acl}${acl6 === undefined ? '' : ` ipv6:${acl6}`}`] as const,
    ),
    ...listIn(body, communityAcl6).map(({ community, acl }) => [community, `ipv6:${acl}`] as const),
  ]);
  return listIn(body, snmpCommunity).map(({ community, group = 'network-operator' }) => ({
    community,
    group,
    filter: filters.get(community) ?? '',
  }));
}

/** `show snmp community` (columns: captures; keys: node-utils snmp_community). */
export const showSnmpCommunity = showing('show snmp community', {
  help,
  read: ({ device }) => communitiesOf(device.configuration.running),
  print: communityLines,
  structure: communityTable,
});

function* communityLines(communities: ReturnType<typeof communitiesOf>): Generator<string> {
  yield 'Community            Group / Access      context    acl_filter';
  yield '---------            --------------      -------    ----------';
  for (const { community, group, filter } of communities) {
    yield `${community.padEnd(21)}${group.padEnd(20)}${''.padEnd(11)}${filter}`.trimEnd();
  }
}

function communityTable(communities: ReturnType<typeof communitiesOf>) {
  return table(
    'snmp_community',
    communities.map(({ community, group, filter }) => ({
      community_name: community,
      grouporaccess: group,
      context: '',
      aclfilter: filter,
    })),
  );
}

/** What is said of one user in several lines. */
interface SnmpUser {
  readonly name: string;
  readonly auth: string;
  readonly priv: string;
  readonly groups: readonly string[];
  readonly filter: string;
}

function usersOf(running: RunningConfiguration, has: View['has']): readonly SnmpUser[] {
  const byName = new Map<string, SnmpUser>();
  for (const { name, text } of snmpUserLines(running, has)) {
    const known = byName.get(name) ?? { name, auth: 'no', priv: 'no', groups: [], filter: '' };
    byName.set(name, withLine(known, text));
  }
  return [...byName.values()];
}

function withLine(user: SnmpUser, text: string): SnmpUser {
  const [, four, six] = /^(?:use-ipv4acl (\S+))? ?(?:use-ipv6acl (\S+))?$/.exec(text) ?? [];
  if (four !== undefined || six !== undefined) {
    const filters = [...(four === undefined ? [] : [`ipv4:${four}`]), ...(six === undefined ? [] : [`ipv6:${six}`])];
    return { ...user, filter: filters.join(' ') };
  }
  if (text === 'enforcePriv') return { ...user, priv: user.priv.replace('(no)', '(yes)') };
  const [, group = '', auth, cipher, priv] =
    /^(\S+)(?: auth (md5|sha|sha-256) \S+)?(?: priv (aes-128 |des )?(\S+))?/.exec(text) ?? [];
  return {
    ...user,
    groups: [...user.groups, group],
    ...(auth === undefined ? {} : { auth }),
    ...(priv === undefined ? {} : { priv: `${(cipher ?? 'des').trim()}(no)` }),
  };
}

/** `show snmp user` (columns: cisco.nxos nxos_snmp_user; keys: the same). */
export const showSnmpUser = showing('show snmp user [<name:word28>]', {
  help,
  examples: ['show snmp user', 'show snmp user admin'],
  read: ({ args, device, running }) => ({
    isOne: args.name !== undefined,
    users: usersOf(device.configuration.running, (trait) => running.has(trait)).filter(
      ({ name }) => args.name === undefined || name === args.name,
    ),
  }),
  *print({ isOne, users }) {
    if (isOne && users.length === 0) yield 'No such entry';
    else yield* userLines(users);
  },
  structure: ({ isOne, users }) => (isOne && users.length === 0 ? 'No such entry' : userTable(users)),
});

const userRule = '______________________________________________________________';

function* userLines(users: readonly SnmpUser[]): Generator<string> {
  yield userRule;
  yield '                  SNMP USERS ';
  yield userRule;
  yield '';
  yield 'User                          Auth  Priv(enforce) Groups                        acl_filter  ';
  yield '____                          ____  _____________ ______                        __________  ';
  for (const { name, auth, priv, groups, filter } of users) {
    const [first = '', ...others] = groups;
    yield `${name.padEnd(30)}${auth.padEnd(6)}${priv.padEnd(14)}${first.padEnd(30)}${filter}`.trimEnd();
    for (const group of others) yield `${''.padEnd(50)}${group}`;
    yield '';
  }
  yield userRule;
  yield ' NOTIFICATION TARGET USERS (configured  for sending V3 Inform) ';
  yield userRule;
  yield '';
  yield 'User                          Auth  Priv          ';
  yield '____                          ____  ____          ';
}

function userTable(users: readonly SnmpUser[]) {
  return table(
    'snmp_users',
    users.map(({ name, auth, priv, groups, filter }) => ({
      user: name,
      auth,
      priv,
      ...table(
        'groups',
        groups.map((group) => ({ group })),
      ),
      acl_filter: filter,
    })),
  );
}

/** `show snmp group`: roles are groups (`Role:` in node-utils snmp_group, the keys in cisco.nxos). */
export const showSnmpGroup = showing('show snmp group', {
  help,
  read: ({ device }) => allRoles(device.configuration.of(roles)),
  *print(all) {
    for (const role of all) {
      yield '';
      yield `Role: ${role.name}`;
      yield `  Description: ${role.description ?? 'new role'}`;
      yield '  -------------------------------------------------------------------';
      yield '  Rule    Perm    Type        Scope               Entity                  ';
      yield '  -------------------------------------------------------------------';
      for (const { number, isPermit, scope } of [...role.rules].reverse()) {
        if (scope.kind === 'command' && isFixed(role.name)) continue;
        yield `  ${String(number).padEnd(8)}${(isPermit ? 'permit' : 'deny').padEnd(8)}${scope.kind}`;
      }
    }
  },
  structure: (all) =>
    table(
      'role',
      all.map(({ name, description }) => ({ role_name: name, role_description: description ?? 'new role' })),
    ),
});

const inputs = [
  ['bad_snmp_version', 'Bad SNMP versions'],
  ['unknown_community_name', 'Unknown community name'],
  ['illegal_community_name', 'Illegal operation for community name supplied'],
  ['encoding_Err', 'Encoding errors'],
  ['req_var_nums', 'Number of requested variables'],
  ['alt_var_nums', 'Number of altered variables'],
  ['get_req_in', 'Get-request PDUs'],
  ['getnext_req_in', 'Get-next PDUs'],
  ['set_req_in', 'Set-request PDUs'],
  ['noname_pdu_in', 'No such name PDU'],
  ['badval_pdu_in', 'Bad value PDU'],
  ['readonly_pdu_in', 'Read Only PDU'],
  ['generr_pdu_in', 'General errors'],
  ['get_resp_in', 'Get Responses'],
] as const;
const outputs = [
  ['trap_pdu_out', 'Trap PDU'],
  ['toobig_err_out', 'Too big errors'],
  ['noname_err_out', 'No such name errors'],
  ['badval_err_out', 'Bad values errors'],
  ['general_err_out', 'General errors'],
  ['get_req_out', 'Get Requests'],
  ['getnext_req_out', 'Get Next Requests'],
  ['set_req_out', 'Set Requests'],
  ['get_resp_out', 'Get Responses'],
  ['silent_drop_out', 'Silent drops'],
] as const;

/** `show snmp`: who looks after the switch, what was asked, and who may ask (words and keys: the NX-API reference of 9.2). */
export const showSnmp = showing('show snmp', {
  help,
  read: ({ device, running }) => {
    const body = bodyOf(device.configuration.running);
    return {
      contact: valuesIn(body, snmpContact)?.contact ?? '',
      location: valuesIn(body, snmpLocation)?.location ?? '',
      communities: communitiesOf(device.configuration.running),
      users: usersOf(device.configuration.running, (trait) => running.has(trait)),
      isTcpSafe: valuesIn(body, tcpSession)?.auth === true || valuesIn(body, tcpSession) === undefined,
      isOn: isOn(body, snmpProtocol),
    };
  },
  *print({ contact, location, communities, users, isTcpSafe, isOn: isEnabled }) {
    yield `sys contact: ${contact}`;
    yield `sys location: ${location}`;
    yield '';
    yield '0 SNMP packets input';
    for (const [, text] of inputs) yield `        0 ${text}`;
    yield '0 SNMP packets output';
    for (const [, text] of outputs) yield `        0 ${text}`;
    yield '';
    yield* communityLines(communities);
    yield* userLines(users);
    yield `SNMP Tcp Authentication Flag : ${isTcpSafe ? 'Enabled' : 'Disabled'}.`;
    yield '-'.repeat(82);
    yield `SNMP protocol : ${isEnabled ? 'Enabled' : 'Disabled'}`;
    yield hostRule;
  },
  structure: ({ contact, location, communities, users, isTcpSafe, isOn: isEnabled }) => ({
    sys_contact: contact,
    sys_location: location,
    snmp_input_packets: '0 SNMP packets input',
    ...Object.fromEntries(inputs.map(([key, text]) => [key, `        0 ${text}`])),
    snmp_output_packets: '0 SNMP packets output',
    ...Object.fromEntries(outputs.map(([key, text]) => [key, `        0 ${text}`])),
    ...communityTable(communities),
    ...userTable(users),
    snmp_tcp_auth_flag: isTcpSafe ? 'Enabled' : 'Disabled',
    snmp_protocol: isEnabled ? 'Enabled' : 'Disabled',
  }),
});

import type { AclFamily } from '../../../machine/config/access-lists.ts';
import { tcpFlags } from './entry-syntax.ts';
import {
  dscpNames,
  etherTypes,
  icmp6Messages,
  icmpMessages,
  igmpTypes,
  ipProtocols,
  ipv6Protocols,
  type Names,
  precedenceNames,
  tcpPorts,
  udpPorts,
} from './names.ts';

type Data = Record<string, string | number>;

/**
 * An entry under the device's keys: the schema of `show access-lists` that NX-API of a Nexus prints, and the values of cisco.nxos
 * nxos_acl show_ip_access-list.
 */
export function entryData(family: AclFamily, number: number, text: string): Data {
  const words = text.split(' ');
  const action = words.shift() ?? '';
  if (action === 'remark') return { seqno: number, permitdeny: action, remark: words.join(' ') };
  const data: Data = { seqno: number, permitdeny: action };
  if (family === 'mac') return { ...data, ...macData(words) };
  const protocol = words.shift() ?? '';
  Object.assign(data, protocolData(family, protocol));
  for (const side of ['src', 'dest']) {
    Object.assign(data, endData(family, side, words));
    Object.assign(data, portData(side, protocol, words));
  }
  return { ...data, ...optionData(family, protocol, words) };
}

function protocolData(family: AclFamily, protocol: string): Data {
  if (protocol === family) return { [family]: family };
  const number = (family === 'ip' ? ipProtocols : ipv6Protocols)[protocol];
  return number === undefined ? { proto: protocol } : { proto_str: protocol };
}

function endData(family: AclFamily, side: string, words: string[]): Data {
  const first = words.shift() ?? '';
  if (first === 'any') return { [`${side}_any`]: 'any' };
  if (first === 'addrgroup') return { [`${side}_addrgrp`]: words.shift() ?? '' };
  if (first.includes('/')) return { [`${side}_${family}_prefix`]: first };
  return { [`${side}_${family}_addr`]: first, [`${side}_${family}_mask`]: words.shift() ?? '' };
}

function portData(side: string, protocol: string, words: string[]): Data {
  if (words[0] === 'portgroup') return { [`${side}_portgrp`]: words.splice(0, 2)[1] ?? '' };
  if (!/^(?:eq|gt|lt|neq|range)$/.test(words[0] ?? '')) return {};
  const operator = words.shift() ?? '';
  const values = words.splice(0, operator === 'range' ? 2 : 1);
  const data: Data = { [`${side}_port_op`]: operator };
  values.forEach((value, index) => {
    Object.assign(data, named(`${side}_port${index + 1}`, protocol === 'tcp' ? tcpPorts : udpPorts, value));
  });
  return data;
}

/** A value that may have a name: the name under one key, the number under the other. */
function named(key: string, names: Names, value: string): Data {
  const number = names[value];
  return number === undefined ? { [`${key}_num`]: value } : { [`${key}_str`]: value, [`${key}_num`]: String(number) };
}

function optionData(family: AclFamily, protocol: string, words: string[]): Data {
  const data: Data = protocol === 'icmp' || protocol === 'igmp' ? messageData(family, protocol, words) : {};
  while (words.length > 0) {
    const option = words.shift() ?? '';
    const next = (): string => words.shift() ?? '';
    if (option === 'dscp') Object.assign(data, plain('dscp', dscpNames, next()));
    else if (option === 'precedence') Object.assign(data, plain('precedence', precedenceNames, next()));
    else if (option === 'time-range') data.timerange = next();
    else if (option === 'flow-label') data.flow_label = next();
    else if (option === 'packet-length') Object.assign(data, lengthData(words));
    else if (isFlag(option)) data[option] = option;
    else data[option.replaceAll('-', '_')] = next();
  }
  return data;
}

function isFlag(option: string): boolean {
  return option === 'log' || option === 'fragments' || tcpFlags.some((flag) => flag === option);
}

function messageData(family: AclFamily, protocol: string, words: string[]): Data {
  const known: readonly string[] = protocol === 'igmp' ? igmpTypes : family === 'ip' ? icmpMessages : icmp6Messages;
  const key = protocol === 'icmp' && family === 'ipv6' ? 'icmpv6' : protocol;
  const isName = known.includes(words[0] ?? '');
  if (!isName && !/^\d+$/.test(words[0] ?? '')) return {};
  const value = words.shift() ?? '';
  if (isName) return { [key === 'igmp' ? 'igmp_type_str' : `${key}_str`]: value };
  const code = /^\d+$/.test(words[0] ?? '') ? { [`${key}_code`]: words.shift() ?? '' } : {};
  return { [`${key}_type`]: value, ...code };
}

function plain(key: string, names: Names, value: string): Data {
  const number = names[value];
  return number === undefined ? { [key]: value } : { [`${key}_str`]: value };
}

function lengthData(words: string[]): Data {
  const operator = words.shift() ?? '';
  const [first = '', last] = words.splice(0, operator === 'range' ? 2 : 1);
  return { plen_op: operator, plen1: first, ...(last === undefined ? {} : { plen2: last }) };
}

function macData(words: string[]): Data {
  const data: Data = {};
  for (const [side, key] of [
    ['src', 'mac_src'],
    ['dest', 'mac_dest'],
  ] as const) {
    const first = words.shift() ?? '';
    if (first === 'any') data[`${side}_any`] = 'any';
    else Object.assign(data, { [key]: first, [`${key}_wild`]: words.shift() ?? '' });
  }
  while (words.length > 0) {
    const word = words.shift() ?? '';
    if (word.startsWith('0x')) data.eth_proto = word;
    else if (etherTypes[word] !== undefined) data.eth_proto_str = word;
    else data[word === 'time-range' ? 'timerange' : word] = words.shift() ?? '';
  }
  return data;
}

import type { AclFamily } from '../../../machine/config/access-lists.ts';
import type { AnyArgs } from '../../grammar/args-of.ts';
import { type Side, sides, tcpFlags } from './entry-syntax.ts';
import { ipProtocols, nameFor, tcpPorts, udpPorts } from './names.ts';

/** An entry as the device writes it, without its number; undefined where only a number was typed. */
export function entryText(family: AclFamily, args: AnyArgs): string | undefined {
  const { remark, action, protocolNumber } = args;
  if (remark !== undefined) return `remark ${remark}`;
  if (action === undefined) return undefined;
  if (family === 'mac')
    return joined([action, ...sides.map((side) => address(family, side, args)), ...macOptions(args)]);
  const protocol = protocolNumber === undefined ? args.protocol : protocolName(family, Number(protocolNumber));
  const ends = sides.flatMap((side) => [address(family, side, args), ports(side, protocol, args)]);
  return joined([action, protocol, ...ends, ...options(args)]);
}

/** A protocol by its name, where it has one that an entry of the family knows; 4 stands for all of IP (cisco.nxos nxos_acls). */
function protocolName(family: AclFamily, number: number): string {
  if (family === 'ip' && number === 4) return 'ip';
  return family === 'ip' ? nameFor(ipProtocols, number) : String(number);
}

/** A host is written with its length (genieparser show access-lists). */
function address(family: AclFamily, side: Side, args: AnyArgs): string {
  const [host, group, first] = [args[`${side}Host`], args[`${side}Group`], args[`${side}Address`]];
  if (host !== undefined) return `${host}/${family === 'ip' ? 32 : 128}`;
  if (group !== undefined) return `addrgroup ${group}`;
  if (first !== undefined) return hostOrWildcard(family, String(first), String(args[`${side}Wildcard`]));
  return String(args[side]);
}

/** No wildcard bits are a host. */
function hostOrWildcard(family: AclFamily, address: string, wildcard: string): string {
  return family === 'ip' && wildcard === '0.0.0.0' ? `${address}/32` : `${address} ${wildcard}`;
}

function ports(side: Side, protocol: unknown, args: AnyArgs): string | undefined {
  const [operator, group, first] = [args[`${side}Operator`], args[`${side}Ports`], args[`${side}First`]];
  if (group !== undefined) return `portgroup ${group}`;
  if (operator !== undefined) return `${operator} ${args[`${side}Port`]}`;
  if (first === undefined) return undefined;
  const names = protocol === 'tcp' ? tcpPorts : udpPorts;
  const value = (port: string): number => names[port] ?? Number(port);
  const [low, high] = [String(first), String(args[`${side}Last`])].sort((a, b) => value(a) - value(b));
  return `range ${low} ${high}`;
}

/** In the order in which the device writes them: inferred from captures of a few (genieparser, cisco.nxos nxos_acls). */
function* options(args: AnyArgs): Generator<unknown> {
  yield args.message;
  yield args.type;
  yield args.code;
  for (const name of tcpFlags) if (args[name] === true) yield name;
  yield* named('tcp-flags-mask', args.flagsMask);
  yield* named('tcp-option-length', args.optionLength);
  yield* named('http-method', args.httpMethod);
  yield* named('dscp', args.dscp);
  yield* named('precedence', args.precedence);
  yield* named('flow-label', args.flowLabel);
  if (args.fragments === true) yield 'fragments';
  const { lengthOperator, length, lengthFirst, lengthLast } = args;
  if (lengthOperator !== undefined) yield* named('packet-length', `${lengthOperator} ${length}`);
  if (lengthFirst !== undefined) {
    const [low, high] = [Number(lengthFirst), Number(lengthLast)].sort((a, b) => a - b);
    yield `packet-length range ${low} ${high}`;
  }
  yield* named('ttl', args.ttl);
  yield* named('time-range', args.timeRange);
  yield* named('redirect', args.redirect);
  if (args.log === true) yield 'log';
}

function* macOptions(args: AnyArgs): Generator<unknown> {
  yield args.etherType;
  yield* named('cos', args.cos);
  yield* named('vlan', args.vlan);
  yield* named('time-range', args.timeRange);
}

function* named(word: string, value: unknown): Generator<string> {
  if (value !== undefined) yield `${word} ${value}`;
}

function joined(parts: readonly unknown[]): string {
  return parts.filter((part) => part !== undefined).join(' ');
}

import { parseAddress } from '../../../machine/config/addresses.ts';
import { nameLookup } from '../../../machine/config/dns.ts';
import { valueAt } from '../../../machine/config/keyed.ts';
import { named } from '../../../machine/config/named.ts';
import { vrfs } from '../../../machine/config/vrfs.ts';
import type { Device } from '../../../machine/device.ts';
import { hasRoute, isOwnAddress } from '../../../machine/routes.ts';
import { integer, wordArg } from '../../grammar/arg-types.ts';
import { anyOrder, arg, either, word } from '../../grammar/tokens.ts';
import { type Context, command } from '../../shell/command.ts';

const hostArg = arg('host', wordArg({ maxLength: 255, pattern: /^[\w.:-]+$/ }), 'IP address of remote system');
const vrfPart = [
  word('vrf', 'Display per-VRF information'),
  arg('vrf', wordArg({ offers: 'vrf' }), 'VRF name'),
] as const;

/** What a name or an address is in a VRF, seen from the switch. */
type Target =
  | { readonly kind: 'unknown-host' }
  | { readonly kind: 'silent' | 'no-route'; readonly address: string }
  | { readonly kind: 'answers'; readonly address: string; readonly ttl: number };

/** Times to live of an answer from the switch itself and from a host next to it (public transcripts of 7.x and 9.x). */
const ownTtl = 255;
const hostTtl = 63;

/** `ping`: five packets unless told otherwise (words: public transcripts; defaults: Cisco's command reference). Ctrl-C ends it. */
export const ping = command({
  mode: 'exec',
  syntax: [
    word('ping', 'Test network reachability'),
    hostArg,
    anyOrder([
      vrfPart,
      [
        word('count', 'Number of pings to send'),
        either(
          {
            number: [arg('count', integer(1, 655_350), 'Number of pings to send')],
            unlimited: [word('unlimited', 'Unlimited ping')],
          },
          'countKind',
        ),
      ],
      [word('packet-size', 'Packet size to send'), arg('sizeBytes', integer(1, 65_468), 'Packet size')],
      [word('timeout', 'Specify timeout interval'), arg('timeoutSeconds', integer(1, 60), 'Timeout in seconds')],
      [word('interval', 'Wait interval seconds between pings'), arg('intervalSeconds', integer(1, 60), 'Seconds')],
    ]),
  ],
  examples: ['ping 192.0.2.10 vrf management', 'ping 192.0.2.10 count 3 vrf management', 'ping files timeout 1'],
  access: 'read',
  async run(context) {
    const { args, device, screen, signal } = context;
    const target = targetOf(context, args.host, args.vrf);
    if (target === undefined) return;
    const { sizeBytes = 56, timeoutSeconds = 2, intervalSeconds = 0 } = args;
    const count = args.countKind === 'unlimited' ? Number.POSITIVE_INFINITY : (args.count ?? 5);
    screen.print(`PING ${args.host} (${target.address}): ${sizeBytes} data bytes`);
    const times: number[] = [];
    let sent = 0;
    while (sent < count && !signal.aborted) {
      const number = sent;
      sent += 1;
      if (target.kind === 'answers') {
        const timeMs = roundTripMs(device, target, number);
        await device.clock.sleep(timeMs, signal);
        if (signal.aborted) break;
        times.push(timeMs);
        const from = `${sizeBytes + 8} bytes from ${target.address}`;
        screen.print(`${from}: icmp_seq=${number} ttl=${target.ttl} time=${timeMs} ms`);
      } else {
        const chars = sizeBytes + 8;
        if (target.kind === 'no-route') screen.print(`ping: sendto ${target.address} ${chars} chars, No route to host`);
        await device.clock.sleep(timeoutSeconds * 1000, signal);
        if (signal.aborted) break;
        screen.print(`Request ${number} timed out`);
      }
      await screen.flush();
      if (sent < count) await device.clock.sleep(intervalSeconds * 1000, signal);
    }
    tellStatistics(context, target.address, sent, times);
  },
});

/** `traceroute`: the hosts of a lab are next to the switch, so there is one step or none (words: traceroute of Linux). */
export const traceroute = command({
  mode: 'exec',
  syntax: [word('traceroute', 'Traceroute to destination'), hostArg, anyOrder([vrfPart])],
  examples: ['traceroute 192.0.2.10 vrf management'],
  access: 'read',
  async run(context) {
    const { args, device, screen, signal } = context;
    const target = targetOf(context, args.host, args.vrf);
    if (target === undefined) return;
    screen.print(`traceroute to ${args.host} (${target.address}), 30 hops max, 40 byte packets`);
    if (target.kind === 'no-route') return screen.print('traceroute: sendto: No route to host');
    const probes = [0, 1, 2];
    if (target.kind === 'answers') {
      const times = probes.map((number) => `${roundTripMs(device, target, number)} ms`);
      return screen.print(` 1  ${args.host} (${target.address})  ${times.join('  ')}`);
    }
    for (let hop = 1; hop <= 30; hop += 1) {
      await device.clock.sleep(probes.length * 5000, signal);
      if (signal.aborted) return;
      screen.print(`${String(hop).padStart(2)}  * * *`);
      await screen.flush();
    }
  },
});

/** Where packets go; undefined when there is nothing to send to, and then the operator has been told. Words in part inferred. */
function targetOf(
  { device, screen }: Context<unknown>,
  host: string,
  vrf = 'default',
): Exclude<Target, { readonly kind: 'unknown-host' }> | undefined {
  if (named(device.configuration.of(vrfs), vrf) === undefined) {
    screen.print(`ping: bad context ${vrf}`);
    return undefined;
  }
  const target = reached(device, host, vrf);
  if (target.kind !== 'unknown-host') return target;
  screen.print(`% Invalid host/interface ${host}`);
  return undefined;
}

function reached(device: Device, host: string, vrf: string): Target {
  const { hosts, isOn } = device.configuration.of(nameLookup);
  const wanted = isOn ? (valueAt(hosts, host) ?? host) : host;
  if (isOwnAddress(device, vrf, wanted)) return { kind: 'answers', address: wanted, ttl: ownTtl };
  const found = device.network.reachable(wanted, vrf);
  if (found.ok) return { kind: 'answers', address: found.value.address, ttl: hostTtl };
  if (parseAddress(wanted) === undefined) return { kind: 'unknown-host' };
  return { kind: hasRoute(device, vrf, wanted) ? 'silent' : 'no-route', address: wanted };
}

/** A fraction of a millisecond on the wire and some more in the switch's processor, in whole microseconds. */
function roundTripMs(
  device: Device,
  { address, ttl }: { readonly address: string; readonly ttl: number },
  number: number,
): number {
  const chance = device.random.fork(`ping ${address} ${device.clock.now()} ${number}`).next();
  const shareMs = ttl === ownTtl ? 0.3 : 0.9;
  return Math.round((shareMs * 0.5 + chance * shareMs) * 1000) / 1000;
}

function tellStatistics({ screen }: Context<unknown>, address: string, sent: number, times: readonly number[]): void {
  const lost = sent === 0 ? 0 : ((sent - times.length) / sent) * 100;
  screen.print('');
  screen.print(`--- ${address} ping statistics ---`);
  screen.print(`${sent} packets transmitted, ${times.length} packets received, ${lost.toFixed(2)}% packet loss`);
  if (times.length === 0) return;
  const sum = times.reduce((total, time) => total + time, 0);
  const average = Math.round((sum / times.length) * 1000) / 1000;
  screen.print(`round-trip min/avg/max = ${Math.min(...times)}/${average}/${Math.max(...times)} ms`);
}

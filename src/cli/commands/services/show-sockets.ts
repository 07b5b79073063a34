import { features } from '../../../machine/config/features.ts';
import { interfaceIn } from '../../../machine/config/interfaces.ts';
import { showing } from '../../notation/showing.ts';
import type { Context } from '../../shell/command.ts';

/** A socket of the switch's own. */
interface Socket {
  readonly protocol: string;
  readonly state: string;
  readonly context: string;
  readonly local: string;
  readonly remote: string;
}

const nobody = '*(*)';

function listening(port: number): Socket {
  return { protocol: 'tcp(4/6)', state: 'LISTEN', context: 'Wildcard', local: `*(${port})`, remote: nobody };
}

/** Connections of those who are logged in; the port at their side is inferred from the number of the shell's process. */
function sessionsOf({ device, sessions }: Context<unknown>): readonly Socket[] {
  const own = interfaceIn(device.configuration.running, 'mgmt0').address?.split('/')[0] ?? '0.0.0.0';
  return sessions.list().flatMap(({ session: { seat } }): readonly Socket[] => {
    if (seat === undefined || seat.line === 'ttyS0') return [];
    const remote = `${seat.address}(${32_768 + (seat.processId % 28_232)})`;
    return [{ protocol: 'tcp', state: 'ESTABLISHED', context: 'management', local: `${own}(22)`, remote }];
  });
}

function socketsOf(context: Context<unknown>) {
  const on: ReadonlySet<string> = new Set(context.device.configuration.of(features));
  const ports = [
    ...(on.has('ssh') ? [22] : []),
    ...(on.has('telnet') ? [23] : []),
    161,
    ...(on.has('bgp') ? [179] : []),
  ];
  const udp = [123, 161].flatMap((port) =>
    ['udp6', 'udp'].map((protocol) => ({
      protocol,
      state: '',
      context: 'Wildcard',
      local: `*(${port})`,
      remote: nobody,
    })),
  );
  return { tcp: [...ports.map(listening), ...sessionsOf(context)], udp, raw: [] };
}

/** `show sockets connection` (layout: Cisco's forensic guide for Nexus). */
export const showSockets = showing('show sockets connection [<kind:raw|tcp|udp>] [detail]', {
  examples: ['show sockets connection', 'show sockets connection tcp'],
  read: (context) => {
    const all: Readonly<Record<'raw' | 'tcp' | 'udp', readonly Socket[]>> = socketsOf(context);
    const { kind } = context.args;
    return (['tcp', 'udp', 'raw'] as const)
      .filter((one) => kind === undefined || kind === one)
      .map((one) => ({ kind: one, sockets: all[one] }));
  },
  *print(tables) {
    for (const { kind, sockets } of tables) {
      yield '';
      yield `Total number of netstack ${kind} sockets: ${sockets.length}`;
      if (sockets.length === 0) continue;
      yield 'Active connections (including servers)';
      yield '        Protocol State/       Recv-Q/   Local Address(port)/';
      yield '                 Context      Send-Q    Remote Address(port)';
      for (const { protocol, state, context, local, remote } of sockets) {
        yield `[host]: ${protocol.padEnd(9)}${state.padEnd(13)}${'0'.padEnd(10)}${local}`;
        yield `${' '.repeat(17)}${context.padEnd(13)}${'0'.padEnd(10)}${remote}`;
      }
    }
  },
});

import { createSocket, type Socket } from 'node:dgram';
import type { AddressInfo } from 'node:net';

/** A stretch of network between a client and a server on which datagrams get lost or doubled. */
export interface DatagramRelay {
  readonly port: number;
  close(): void;
}

/** How many times the `count`-th datagram of a direction arrives: 0 is lost, 2 is doubled. */
export type Fate = (direction: 'to-server' | 'to-client', count: number) => number;

/** Relays to the server at `serverPort`; a server that answers from a port of its own is met behind one of the relay's. */
export async function datagramRelay(serverPort: number, fate: Fate): Promise<DatagramRelay> {
  const front = await bound();
  const sockets: Socket[] = [front];
  const counts = { 'to-server': 0, 'to-client': 0 };
  const times = (direction: 'to-server' | 'to-client'): readonly undefined[] => {
    counts[direction] += 1;
    return Array.from({ length: fate(direction, counts[direction]) });
  };
  front.on('message', async (request, client) => {
    const [toServer, toClient] = await Promise.all([bound(), bound()]);
    sockets.push(toServer, toClient);
    let transferPort = serverPort;
    toServer.on('message', (bytes, server) => {
      transferPort = server.port;
      for (const _ of times('to-client')) toClient.send(bytes, client.port, client.address);
    });
    toClient.on('message', (bytes) => {
      for (const _ of times('to-server')) toServer.send(bytes, transferPort, '127.0.0.1');
    });
    toServer.send(request, serverPort, '127.0.0.1');
  });
  return {
    port: portOf(front),
    close: () => {
      for (const socket of sockets) socket.close();
    },
  };
}

/** A socket on a free port of 127.0.0.1. */
export function bound(): Promise<Socket> {
  const socket = createSocket('udp4');
  return new Promise((resolve) => socket.bind(0, '127.0.0.1', () => resolve(socket)));
}

export function portOf(socket: Socket): number {
  const address: AddressInfo = socket.address();
  return address.port;
}

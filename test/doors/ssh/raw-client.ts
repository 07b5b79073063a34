import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** The name lists of a server's KEXINIT (RFC 4253 7.1). */
export interface Offer {
  readonly kex: readonly string[];
  readonly hostKeys: readonly string[];
  readonly ciphers: readonly string[];
}

/** Sends an identification line, then perhaps a KEXINIT of nothing, and reads the server's first packet. */
export async function readOffer(port: number, sendsKexInit: boolean): Promise<Offer> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  const identification = await readUntil(socket, (bytes) => bytes.includes(0x0a));
  socket.write('SSH-2.0-raw\r\n');
  if (sendsKexInit) socket.write(emptyKexInit());
  const start = identification.indexOf(0x0a) + 1;
  const packet = await readUntil(socket, isWholePacket, identification.subarray(start));
  socket.destroy();
  const [kex = [], hostKeys = [], ciphers = []] = nameLists(packet);
  return { kex, hostKeys, ciphers };
}

async function readUntil(
  socket: Socket,
  isEnough: (bytes: Buffer) => boolean,
  first: Buffer = Buffer.alloc(0),
): Promise<Buffer> {
  let bytes = first;
  while (!isEnough(bytes)) {
    const [more] = await once(socket, 'data');
    bytes = Buffer.concat([bytes, more]);
  }
  return bytes;
}

function isWholePacket(bytes: Buffer): boolean {
  return bytes.length >= 4 && bytes.length >= 4 + bytes.readUInt32BE();
}

function nameLists(packet: Buffer): string[][] {
  const lists: string[][] = [];
  // Packet length, padding length, message number and cookie come first.
  let at = 4 + 1 + 1 + 16;
  for (let count = 0; count < 3; count += 1) {
    const length = packet.readUInt32BE(at);
    lists.push(packet.toString('latin1', at + 4, at + 4 + length).split(','));
    at += 4 + length;
  }
  return lists;
}

/** A KEXINIT packet in which every list is empty. */
export function emptyKexInit(): Buffer {
  const payload = Buffer.alloc(1 + 16 + 10 * 4 + 5);
  payload[0] = 20;
  const padding = 8 + ((8 - ((5 + payload.length + 8) % 8)) % 8);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(1 + payload.length + padding);
  head[4] = padding;
  return Buffer.concat([head, payload, Buffer.alloc(padding)]);
}

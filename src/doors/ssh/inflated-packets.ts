import type { EventEmitter } from 'node:events';
import { part } from './private-part.ts';

/** Bytes that a compressed packet may become; sshd has the same bound for every packet (PACKET_MAX_SIZE). */
export const inflatedBytes = 256 * 1024;

/**
 * Bounds what a compressed packet becomes. ssh2 1.17 inflates 35 kB to 36 MB in one turn; with a bound it ends the connection. It makes
 * its reader anew with each key exchange. When the private parts of ssh2 look different nothing is changed.
 */
export function boundInflation(client: EventEmitter): void {
  const bound = (): void => {
    const inflater = part(part(part(part(client, '_protocol'), '_packetRW'), 'read'), '_zlib');
    if (typeof inflater === 'object' && inflater !== null) Reflect.set(inflater, '_maxOutputLength', inflatedBytes);
  };
  client.on('ready', bound);
  client.on('handshake', bound);
}

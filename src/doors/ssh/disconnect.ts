import { call, part } from './private-part.ts';

const disconnectType = 1;
/** SSH_DISCONNECT_PROTOCOL_ERROR, with which sshd ends what it will not go on with (`ssh_packet_disconnect`). */
const protocolError = 2;

/**
 * Says why a connection ends, as sshd does: reason 2 and a sentence. ssh2 1.17 leaves the sentence empty. Answers false, and says
 * nothing, when the private parts of ssh2 that it needs look different.
 */
export function sayWhy(client: object, words: string): boolean {
  const protocol = part(client, '_protocol');
  const writer = part(part(protocol, '_packetRW'), 'write');
  const start = part(writer, 'allocStartKEX');
  const text = Buffer.from(words);
  const sizeBytes = 1 + 4 + 4 + text.length + 4;
  const packet = call(writer, 'alloc', sizeBytes, true);
  if (typeof start !== 'number' || !Buffer.isBuffer(packet)) return false;
  packet.fill(0, start, start + sizeBytes);
  packet[start] = disconnectType;
  packet.writeUInt32BE(protocolError, start + 1);
  packet.writeUInt32BE(text.length, start + 5);
  text.copy(packet, start + 9);
  call(part(protocol, '_cipher'), 'encrypt', call(writer, 'finalize', packet, true));
  return true;
}

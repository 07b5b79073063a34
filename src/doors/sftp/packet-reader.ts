import { longestPacketBytes, type SentAttributes } from './protocol.ts';

/** A packet that is not SFTP: too long, or shorter than its fields say. The session ends. */
export class MalformedPacket extends Error {}

/**
 * Cuts a stream into packets. A packet that lies within one piece is not copied.
 * Invariant: at most one piece and one packet are held.
 */
export class PacketStream {
  #rest: Buffer = Buffer.alloc(0);
  #scratch: Buffer | undefined;
  #whole: Buffer | undefined;
  #filledBytes = 0;

  /** Takes the next piece; every packet of the earlier ones must have been read. */
  add(bytes: Uint8Array): void {
    const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#rest = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
  }

  /** Whether something is held that has not been read. */
  get hasMore(): boolean {
    return this.#rest.length > 0;
  }

  /** The next whole packet without its length; valid until the next call. Throws MalformedPacket. */
  next(): Buffer | undefined {
    if (this.#whole !== undefined) return this.#fill(this.#whole);
    if (this.#rest.length < 4) return undefined;
    const length = this.#rest.readUInt32BE();
    if (length === 0 || length > longestPacketBytes) throw new MalformedPacket(`a packet of ${length} bytes`);
    const packet = this.#rest.subarray(4, 4 + length);
    this.#rest = this.#rest.subarray(4 + packet.length);
    if (packet.length === length) return packet;
    this.#scratch ??= Buffer.allocUnsafe(longestPacketBytes);
    this.#whole = this.#scratch.subarray(0, length);
    this.#whole.set(packet);
    this.#filledBytes = packet.length;
    return undefined;
  }

  #fill(whole: Buffer): Buffer | undefined {
    const part = this.#rest.subarray(0, whole.length - this.#filledBytes);
    whole.set(part, this.#filledBytes);
    this.#filledBytes += part.length;
    this.#rest = this.#rest.subarray(part.length);
    if (this.#filledBytes < whole.length) return undefined;
    this.#whole = undefined;
    return whole;
  }
}

/** Reads the fields of one packet in order. Every method throws MalformedPacket at the end of the packet. */
export class PacketReader {
  readonly #packet: Buffer;
  #at = 0;

  constructor(packet: Buffer) {
    this.#packet = packet;
  }

  byte(): number {
    return this.#take(1).readUInt8();
  }

  uint32(): number {
    return this.#take(4).readUInt32BE();
  }

  /** A 64-bit number; beyond 2^53 it is not exact, which no file here reaches. */
  uint64(): number {
    return this.uint32() * 2 ** 32 + this.uint32();
  }

  bytes(): Buffer {
    return this.#take(this.uint32());
  }

  text(): string {
    return this.bytes().toString('utf8');
  }

  attributes(): SentAttributes {
    const flags = this.uint32();
    const sizeBytes = flags & 1 ? this.uint64() : undefined;
    if (flags & 2) this.#take(8);
    if (flags & 4) this.#take(4);
    if (flags & 8) this.uint32();
    const modifiedMs = flags & 8 ? this.uint32() * 1000 : undefined;
    return { sizeBytes, modifiedMs };
  }

  #take(count: number): Buffer {
    if (this.#at + count > this.#packet.length) throw new MalformedPacket('a packet that ends too early');
    this.#at += count;
    return this.#packet.subarray(this.#at - count, this.#at);
  }
}

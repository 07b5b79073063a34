import { datable } from '../../base/calendar.ts';
import type { Listed } from '../../machine/storage/files.ts';
import { replyTypes, type StatusCode } from './protocol.ts';

/** A name in a listing: as it is, as `ls -l` shows it, and what it stands for. */
export interface SentName {
  readonly name: string;
  readonly longName: string;
  readonly entry: Pick<Listed, 'kind' | 'sizeBytes' | 'modifiedMs'> | undefined;
}

const fileMode = 0o100644;
const directoryMode = 0o040755;
/** Flags of the attributes we send: size, owner, mode, times. */
const sentFlags = 0x0f;
const attributeBytes = 32;
/** Version 3 has 32 bits for a time. */
const lastSecond = 2 ** 32 - 1;

/** The first packet: version 3 and the extensions that are understood. */
export function versionReply(extensions: readonly (readonly [name: string, version: string])[]): Buffer {
  return packet(replyTypes.version, [uint32(3), ...extensions.flat().map(field)]);
}

export function statusReply(id: number, code: StatusCode, words: string): Buffer {
  return packet(replyTypes.status, [uint32(id), uint32(code), field(words), field('')]);
}

export function handleReply(id: number, handle: number): Buffer {
  return packet(replyTypes.handle, [uint32(id), uint32(4), uint32(handle)]);
}

/** Bytes of a file; they are copied once, so that packet and data travel together. */
export function dataReply(id: number, bytes: Uint8Array): Buffer {
  const reply = Buffer.allocUnsafe(13 + bytes.length);
  reply.writeUInt32BE(9 + bytes.length, 0);
  reply.writeUInt8(replyTypes.data, 4);
  reply.writeUInt32BE(id, 5);
  reply.writeUInt32BE(bytes.length, 9);
  reply.set(bytes, 13);
  return reply;
}

export function nameReply(id: number, names: readonly SentName[]): Buffer {
  const parts = names.flatMap(({ name, longName, entry }) => [
    field(name),
    field(longName),
    entry === undefined ? uint32(0) : attributes(entry),
  ]);
  return packet(replyTypes.name, [uint32(id), uint32(names.length), ...parts]);
}

export function attributesReply(id: number, entry: Pick<Listed, 'kind' | 'sizeBytes' | 'modifiedMs'>): Buffer {
  return packet(replyTypes.attributes, [uint32(id), attributes(entry)]);
}

/** The answer to an extended request that asks for numbers. */
export function numbersReply(id: number, numbers: readonly number[]): Buffer {
  return packet(replyTypes.extended, [uint32(id), ...numbers.map(uint64)]);
}

function attributes(entry: Pick<Listed, 'kind' | 'sizeBytes' | 'modifiedMs'>): Buffer {
  const bytes = Buffer.alloc(attributeBytes);
  const seconds = Math.min(lastSecond, Math.max(0, Math.floor(datable(entry.modifiedMs) / 1000)));
  bytes.writeUInt32BE(sentFlags, 0);
  uint64(entry.sizeBytes).copy(bytes, 4);
  // Owner and group stay 0: root.
  bytes.writeUInt32BE(entry.kind === 'directory' ? directoryMode : fileMode, 20);
  bytes.writeUInt32BE(seconds, 24);
  bytes.writeUInt32BE(seconds, 28);
  return bytes;
}

function packet(type: number, parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([uint32(1 + body.length), Buffer.from([type]), body]);
}

function field(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  return Buffer.concat([uint32(bytes.length), bytes]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}

function uint64(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

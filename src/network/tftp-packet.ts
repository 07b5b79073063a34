/** The packets of TFTP that a client sends and receives (RFC 1350 section 5, options by RFC 2347). */
export type TftpPacket =
  | { readonly kind: 'data'; readonly block: number; readonly bytes: Uint8Array }
  | { readonly kind: 'acknowledgement'; readonly block: number }
  | { readonly kind: 'error'; readonly code: number; readonly words: string }
  | { readonly kind: 'accepted-options'; readonly options: ReadonlyMap<string, string> };

const codes = { read: 1, write: 2, data: 3, acknowledgement: 4, error: 5, acceptedOptions: 6 } as const;

/** Asks for a file, or to be allowed to write one, in binary (`octet`) mode. */
export function requestPacket(
  kind: 'read' | 'write',
  path: string,
  options: Readonly<Record<string, string>>,
): Uint8Array {
  const words = [path, 'octet', ...Object.entries(options).flat()];
  return withCode(codes[kind], Buffer.from(words.map((word) => `${word}\0`).join(''), 'utf8'));
}

/** One block of a file. `block` counts on beyond 65,535; what is sent rolls over to 0, as servers expect. */
export function dataPacket(block: number, bytes: Uint8Array): Uint8Array {
  const packet = Buffer.allocUnsafe(4 + bytes.length);
  packet.writeUInt16BE(codes.data, 0);
  packet.writeUInt16BE(block % 0x1_0000, 2);
  packet.set(bytes, 4);
  return packet;
}

/** Says that a block has come; block 0 says so of the options. */
export function acknowledgementPacket(block: number): Uint8Array {
  const packet = Buffer.allocUnsafe(4);
  packet.writeUInt16BE(codes.acknowledgement, 0);
  packet.writeUInt16BE(block % 0x1_0000, 2);
  return packet;
}

/** Ends a transfer, or tells a stranger that there is none with him (code 5). */
export function errorPacket(code: number, words: string): Uint8Array {
  const packet = Buffer.alloc(2 + Buffer.byteLength(words) + 1);
  packet.writeUInt16BE(code, 0);
  packet.write(words, 2);
  return withCode(codes.error, packet);
}

/** What a server sent; undefined when it is no packet that a client expects. */
export function parsePacket(packet: Buffer): TftpPacket | undefined {
  if (packet.length < 4)
    return packet.length >= 2 && packet.readUInt16BE(0) === codes.acceptedOptions ? noOptions : undefined;
  const number = packet.readUInt16BE(2);
  switch (packet.readUInt16BE(0)) {
    case codes.data:
      return { kind: 'data', block: number, bytes: packet.subarray(4) };
    case codes.acknowledgement:
      return { kind: 'acknowledgement', block: number };
    case codes.error:
      return { kind: 'error', code: number, words: wordsOf(packet.subarray(4))[0] ?? '' };
    case codes.acceptedOptions:
      return { kind: 'accepted-options', options: optionsOf(wordsOf(packet.subarray(2))) };
    default:
      return undefined;
  }
}

const noOptions: TftpPacket = { kind: 'accepted-options', options: new Map() };

function withCode(code: number, body: Uint8Array): Uint8Array {
  const packet = Buffer.allocUnsafe(2 + body.length);
  packet.writeUInt16BE(code, 0);
  packet.set(body, 2);
  return packet;
}

/** Texts that end in a zero byte; a server may forget the last one. */
function wordsOf(bytes: Buffer): readonly string[] {
  return bytes.toString('utf8').split('\0');
}

function optionsOf(words: readonly string[]): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  for (let at = 0; at + 1 < words.length; at += 2) options.set((words[at] ?? '').toLowerCase(), words[at + 1] ?? '');
  return options;
}

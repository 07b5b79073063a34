import type { RemoteFile, RemoteFiles } from '../../src/machine/transfer/remote.ts';

/** A file of a real server, which sends bytes. */
export type StreamedFile = RemoteFile & { readonly kind: 'streamed' };

/** The file that was opened; throws when it was not, or when it is described and not streamed. */
export function streamed(file: Awaited<ReturnType<RemoteFiles['open']>>): StreamedFile {
  if (!file.ok || file.value.kind !== 'streamed') throw new Error(`not a streamed file: ${JSON.stringify(file)}`);
  return file.value;
}

/** All bytes of a file; `onPiece` is called after each piece. */
export async function drained(file: StreamedFile, onPiece = () => {}): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of file.bytes) {
    pieces.push(piece);
    onPiece();
  }
  return Buffer.concat(pieces);
}

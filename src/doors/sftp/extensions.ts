import { done, failed, ok, type Result } from '../../base/result.ts';
import type { Files } from '../../machine/storage/files.ts';
import { parseClientLocation, parseClientPath } from '../client-path.ts';
import type { PacketReader } from './packet-reader.ts';
import { longestDataBytes, longestPacketBytes } from './protocol.ts';
import { type Refusal, unsupported } from './refusal.ts';
import { numbersReply } from './replies.ts';

/** The extensions of OpenSSH (its file PROTOCOL, section 4) that this server announces. */
export const extensions = [
  ['posix-rename@openssh.com', '1'],
  ['statvfs@openssh.com', '2'],
  ['fsync@openssh.com', '1'],
  ['limits@openssh.com', '1'],
] as const;

/** One extended request. */
export interface ExtendedRequest {
  readonly id: number;
  /** Stands at the name of the extension. */
  readonly reader: PacketReader;
  readonly files: Files;
  readonly openHandleCount: number;
}

const blockBytes = 4096;
const longestNameBytes = 255;

/** Does what an extension asks for; every other name is unsupported. */
export function obeyExtension(request: ExtendedRequest): Result<Buffer | undefined, Refusal> {
  switch (request.reader.text()) {
    case 'posix-rename@openssh.com':
      return rename(request);
    case 'statvfs@openssh.com':
      return usage(request);
    case 'fsync@openssh.com':
      return done;
    case 'limits@openssh.com':
      return ok(
        numbersReply(request.id, [longestPacketBytes, longestDataBytes, longestDataBytes, request.openHandleCount]),
      );
    default:
      return failed(unsupported);
  }
}

/** Unlike the request of version 3 this rename replaces a file that is there. */
function rename({ reader, files }: ExtendedRequest): Result<undefined, Refusal> {
  const source = parseClientLocation(files, reader.text());
  const target = parseClientLocation(files, reader.text());
  if (!source.ok) return source;
  if (!target.ok) return target;
  const moved = files.move(source.value, target.value);
  return moved.ok ? done : moved;
}

/** What `df` of an SFTP client shows. The directory of the filesystems has no room of its own. */
function usage({ id, reader, files }: ExtendedRequest): Result<Buffer, Refusal> {
  const place = parseClientPath(files, reader.text());
  if (!place.ok) return place;
  const room =
    place.value.kind === 'location'
      ? files.usage(place.value.location.filesystem)
      : ok({ totalBytes: 0, freeBytes: 0 });
  if (!room.ok) return room;
  const total = room.value.totalBytes / blockBytes;
  const free = room.value.freeBytes / blockBytes;
  const noInodes = [0, 0, 0];
  return ok(
    numbersReply(id, [blockBytes, blockBytes, total, free, free, ...noInodes, 0, 0, longestNameBytes].map(Math.floor)),
  );
}

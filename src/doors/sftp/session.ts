import { done, failed, ok, type Result } from '../../base/result.ts';
import type { TurnTaker } from '../../base/turns.ts';
import type { Files, Listed } from '../../machine/storage/files.ts';
import type { Location } from '../../machine/storage/location.ts';
import { clientPathOf, parseClientLocation, parseClientPath } from '../client-path.ts';
import { extensions, obeyExtension } from './extensions.ts';
import { Handles, openHandleCount } from './handles.ts';
import { entriesOf, nameOfEntry, statOf } from './names.ts';
import { PacketReader } from './packet-reader.ts';
import { longestDataBytes, openFlags, requestTypes as requests, type SentAttributes, statusCodes } from './protocol.ts';
import { type Refusal, refusal, statusOf, unsupported } from './refusal.ts';
import { attributesReply, dataReply, handleReply, nameReply, statusReply, versionReply } from './replies.ts';
import { openUpload } from './upload.ts';

/** What a session needs of the switch and of the way back to the client. */
export interface SftpSurroundings {
  readonly files: Files;
  /** Whose turns long listings take. */
  readonly turns: TurnTaker;
  /** Lab time in milliseconds, for listings. */
  now(): number;
  send(packet: Buffer): void;
}

/** Names in one packet of a listing. */
const namesAtOnce = 100;

/** What a request is answered with: a packet, nothing but success, or a refusal. */
type Answer = Result<Buffer | undefined, Refusal>;

/**
 * SFTP version 3 for one client. It answers every packet before the next one, so that nothing waits in memory; whoever feeds it
 * decides when the client may go on. Invariant: every request gets exactly one answer.
 */
export class SftpSession {
  readonly #files: Files;
  readonly #parts: SftpSurroundings;
  readonly #handles = new Handles();

  constructor(parts: SftpSurroundings) {
    this.#files = parts.files;
    this.#parts = parts;
  }

  /** Answers one packet; a promise when that takes turns, before which none may be fed. Throws MalformedPacket. */
  answer(packet: Buffer): Promise<void> | undefined {
    const reader = new PacketReader(packet);
    const type = reader.byte();
    if (type === requests.init) {
      this.#parts.send(versionReply(extensions));
      return undefined;
    }
    const id = reader.uint32();
    if (type === requests.opendir)
      return this.#openDirectory(id, reader.text()).then((answer) => this.#send(id, answer));
    this.#send(id, this.#decide(type, id, reader));
    return undefined;
  }

  #send(id: number, answer: Answer): void {
    if (answer.ok) {
      this.#parts.send(answer.value ?? statusReply(id, statusCodes.ok, 'Success'));
      return;
    }
    const { code, words } = statusOf(answer.error);
    this.#parts.send(statusReply(id, code, words));
  }

  /** The client is gone. */
  close(): void {
    this.#handles.closeAll();
  }

  #decide(type: number, id: number, reader: PacketReader): Answer {
    switch (type) {
      case requests.read:
        return this.#read(id, reader);
      case requests.write:
        return this.#write(reader);
      case requests.open:
        return this.#open(id, reader);
      case requests.close:
        return this.#close(reader.bytes());
      case requests.readdir:
        return this.#readDirectory(id, reader.bytes());
      case requests.fstat:
        return this.#statHandle(id, reader.bytes());
      case requests.fsetstat:
        return this.#setHandle(reader);
      case requests.extended:
        return obeyExtension({ id, reader, files: this.#files, openHandleCount });
      default:
        return this.#decideByPath(type, id, reader);
    }
  }

  #decideByPath(type: number, id: number, reader: PacketReader): Answer {
    switch (type) {
      case requests.realpath:
        return this.#realPath(id, reader.text());
      case requests.stat:
      case requests.lstat:
        return this.#stat(id, reader.text());
      case requests.setstat:
        return this.#at(reader.text(), (location) => this.#setAttributes(location, reader.attributes()));
      case requests.remove:
        return this.#at(reader.text(), (location) => this.#remove(location));
      case requests.mkdir:
        return this.#at(reader.text(), (location) => this.#files.makeDirectory(location));
      case requests.rmdir:
        return this.#at(reader.text(), (location) => this.#files.removeDirectory(location));
      case requests.rename:
        return this.#rename(reader.text(), reader.text());
      default:
        return failed(unsupported);
    }
  }

  #open(id: number, reader: PacketReader): Answer {
    const path = reader.text();
    const flags = reader.uint32();
    if (this.#handles.isFull) return failed(refusal(statusCodes.failure, 'Too many open files'));
    const location = parseClientLocation(this.#files, path);
    if (!location.ok) return location;
    if ((flags & openFlags.write) !== 0) {
      const upload = openUpload(this.#files, location.value, flags);
      return upload.ok ? ok(handleReply(id, this.#handles.add(upload.value))) : upload;
    }
    const found = this.#files.stat(location.value);
    if (!found.ok) return found;
    const file = this.#files.open(location.value);
    if (!file.ok) return file;
    const { modifiedMs } = found.value;
    return ok(handleReply(id, this.#handles.add({ kind: 'download', file: file.value, modifiedMs })));
  }

  #read(id: number, reader: PacketReader): Answer {
    const open = this.#handles.find(reader.bytes());
    if (!open.ok) return open;
    if (open.value.kind !== 'download') return failed(refusal(statusCodes.failure, 'Not open for reading'));
    const offset = reader.uint64();
    const length = Math.min(reader.uint32(), longestDataBytes);
    const bytes = open.value.file.read(offset, length);
    if (!bytes.ok) return bytes;
    if (bytes.value.length === 0 && length > 0) return failed(refusal(statusCodes.endOfFile, 'End of file'));
    return ok(dataReply(id, bytes.value));
  }

  #write(reader: PacketReader): Answer {
    const open = this.#handles.find(reader.bytes());
    if (!open.ok) return open;
    if (open.value.kind !== 'upload') return failed(refusal(statusCodes.failure, 'Not open for writing'));
    return nothing(open.value.write(reader.uint64(), reader.bytes()));
  }

  #close(handle: Buffer): Answer {
    const open = this.#handles.take(handle);
    if (!open.ok) return open;
    if (open.value.kind === 'upload') return nothing(open.value.close());
    if (open.value.kind === 'download') open.value.file.close();
    return done;
  }

  async #openDirectory(id: number, path: string): Promise<Answer> {
    if (this.#handles.isFull) return failed(refusal(statusCodes.failure, 'Too many open files'));
    const place = parseClientPath(this.#files, path);
    if (!place.ok) return place;
    const entries = await entriesOf(this.#parts, place.value);
    return entries.ok
      ? ok(handleReply(id, this.#handles.add({ kind: 'listing', entries: entries.value, told: 0 })))
      : entries;
  }

  #readDirectory(id: number, handle: Buffer): Answer {
    const open = this.#handles.find(handle);
    if (!open.ok) return open;
    if (open.value.kind !== 'listing') return failed(refusal(statusCodes.failure, 'Not a directory'));
    const { entries, told } = open.value;
    if (told >= entries.length) return failed(refusal(statusCodes.endOfFile, 'End of file'));
    open.value.told += namesAtOnce;
    const nowMs = this.#parts.now();
    return ok(
      nameReply(
        id,
        entries.slice(told, told + namesAtOnce).map((entry) => nameOfEntry(entry, nowMs)),
      ),
    );
  }

  #realPath(id: number, path: string): Answer {
    const place = parseClientPath(this.#files, path);
    if (!place.ok) return place;
    const name = clientPathOf(place.value);
    return ok(nameReply(id, [{ name, longName: name, entry: undefined }]));
  }

  #stat(id: number, path: string): Answer {
    const place = parseClientPath(this.#files, path);
    if (!place.ok) return place;
    const entry = statOf(this.#files, place.value, this.#parts.now());
    return entry.ok ? ok(attributesReply(id, entry.value)) : entry;
  }

  #statHandle(id: number, handle: Buffer): Answer {
    const open = this.#handles.find(handle);
    if (!open.ok) return open;
    return ok(attributesReply(id, this.#entryOf(open.value)));
  }

  #entryOf(open: Parameters<Handles['add']>[0]): Pick<Listed, 'kind' | 'sizeBytes' | 'modifiedMs'> {
    switch (open.kind) {
      case 'download':
        return { kind: 'file', sizeBytes: open.file.sizeBytes, modifiedMs: open.modifiedMs };
      case 'upload':
        return { kind: 'file', sizeBytes: open.sizeBytes, modifiedMs: this.#parts.now() };
      case 'listing':
        return { kind: 'directory', sizeBytes: 0, modifiedMs: this.#parts.now() };
    }
  }

  #setHandle(reader: PacketReader): Answer {
    const open = this.#handles.find(reader.bytes());
    if (!open.ok) return open;
    return open.value.kind === 'upload' ? nothing(open.value.setAttributes(reader.attributes())) : done;
  }

  /** Times are kept, a size can only be 0 or what it is; owner and mode mean nothing here and are passed over. */
  #setAttributes(location: Location, attributes: SentAttributes): Result<void, Refusal> {
    const found = this.#files.stat(location);
    if (!found.ok) return found;
    if (attributes.sizeBytes !== undefined && attributes.sizeBytes !== found.value.sizeBytes) {
      if (attributes.sizeBytes !== 0) return failed(unsupported);
      const upload = openUpload(this.#files, location, openFlags.write | openFlags.truncate);
      const emptied = upload.ok ? upload.value.close() : upload;
      if (!emptied.ok) return emptied;
    }
    return attributes.modifiedMs === undefined ? done : this.#files.touch(location, attributes.modifiedMs);
  }

  /** Removes a file; a directory needs its own request. */
  #remove(location: Location): Result<void, Refusal> {
    const found = this.#files.stat(location);
    if (found.ok && found.value.kind === 'directory') return failed({ why: 'is-directory', path: location.path });
    return this.#files.remove(location);
  }

  /** Version 3 never replaces: the target must not be there. */
  #rename(path: string, newPath: string): Answer {
    return this.#at(path, (source) =>
      this.#at(newPath, (target) => {
        if (this.#files.stat(target).ok) return failed({ why: 'exists', path: target.path });
        return this.#files.move(source, target);
      }),
    );
  }

  #at(path: string, act: (location: Location) => Result<unknown, Refusal>): Answer {
    const location = parseClientLocation(this.#files, path);
    return location.ok ? nothing(act(location.value)) : location;
  }
}

function nothing(result: Result<unknown, Refusal>): Answer {
  return result.ok ? done : result;
}

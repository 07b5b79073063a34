import { failed, ok, type Result } from '../base/result.ts';
import type { RemoteFile, RemoteFiles, RemoteProblem, RemoteServer } from '../machine/transfer/remote.ts';
import type { BridgeWay } from './bridge-way.ts';
import { TftpDownload } from './tftp-download.ts';
import { uploadByTftp } from './tftp-upload.ts';

/** A real TFTP server behind a lab address. Nothing is sent before a file is asked for: TFTP has no connection. */
export function openTftpBridge(way: BridgeWay): RemoteServer {
  const closing = new AbortController();
  const own: BridgeWay = { ...way, signal: AbortSignal.any([way.signal, closing.signal]) };
  const files: RemoteFiles = {
    open: (path) => open(own, path),
    put: (path, content, onProgress) => uploadByTftp(own, path, content, onProgress),
  };
  const everybody = async (): Promise<Result<RemoteFiles, RemoteProblem>> => ok(files);
  return { hostKey: undefined, login: everybody, anonymous: everybody, close: () => closing.abort() };
}

async function open(way: BridgeWay, path: string): Promise<Result<RemoteFile, RemoteProblem>> {
  const file = await TftpDownload.open(way, path, true);
  if (file.ok) return file;
  if (file.error.why !== 'options-refused') return failed(file.error);
  const plain = await TftpDownload.open(way, path, false);
  if (plain.ok) return plain;
  return failed(plain.error.why === 'options-refused' ? { why: 'rejected', words: 'options refused' } : plain.error);
}

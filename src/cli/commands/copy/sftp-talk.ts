import type { Screen } from '../../shell/screen.ts';

/**
 * What the device types at its sftp client to fetch a file, and what that answers (a capture of 7.0(3)I on Nexus 3064; the line
 * `Fetching` as in a capture of a later release).
 */
export function tellSftpGet(screen: Screen, remotePath: string, localPath: string): void {
  screen.print('sftp> progress');
  screen.print('Progress meter enabled');
  screen.print(`sftp> get  ${remotePath}  ${localPath}`);
  screen.print(`Fetching ${remotePath} to ${localPath}`);
}

/**
 * The same for sending one; `remotePath` is as it was typed, `foundPath` what the server makes of it (captures of 6.0(2)U6 on
 * Nexus 3064 and of genielibs).
 */
export function tellSftpPut(
  screen: Screen,
  put: { readonly host: string; readonly localPath: string; readonly remotePath: string; readonly foundPath: string },
): void {
  screen.print(`Connected to ${put.host}.`);
  screen.print(`sftp> put  ${put.localPath}  ${put.remotePath}`);
  screen.print(`Uploading ${put.localPath} to ${put.foundPath}`);
}

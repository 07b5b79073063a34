import { failed, ok, type Result } from '../base/result.ts';
import type { RemoteFiles, RemoteProblem, RemoteServer } from '../machine/transfer/remote.ts';
import { type BridgeWay, limitAnswer } from './bridge-way.ts';
import { scpFiles } from './scp-client.ts';
import { sftpFiles } from './sftp-client.ts';
import { dialSsh, type SshConnection } from './ssh-connection.ts';

/**
 * A real SSH server behind a lab address. When the server ended the connection between two tries (too many failures,
 * too much time) or another user logs in, it is dialled again; the key must then be the same.
 */
export async function openSshBridge(
  way: BridgeWay,
  protocol: 'scp' | 'sftp',
): Promise<Result<RemoteServer, RemoteProblem>> {
  const first = await dialSsh(way);
  if (!first.ok) return first;
  const { hostKey } = first.value;
  let connection = first.value;
  let isClosed = false;
  const connectionFor = async (user: string): Promise<Result<SshConnection, RemoteProblem>> => {
    if (isClosed) return failed(connection.lost());
    if (connection.login.canServe(user)) return ok(connection);
    connection.close();
    const again = await dialSsh(way);
    if (!again.ok) return again;
    if (again.value.hostKey.fingerprint === hostKey.fingerprint && !isClosed) return again;
    again.value.close();
    return failed({ why: 'connection-lost', detail: 'Host key verification failed.' });
  };
  return ok({
    hostKey,
    async login(user, password): Promise<Result<RemoteFiles, RemoteProblem>> {
      const ready = await connectionFor(user);
      if (!ready.ok) return ready;
      connection = ready.value;
      const answered = limitAnswer(() => connection.close({ why: 'timed-out', host: way.shownHost }));
      const accepted = await connection.login.login(user, password);
      answered();
      if (!accepted.ok) return accepted;
      return protocol === 'scp' ? ok(scpFiles(connection)) : sftpFiles(connection);
    },
    anonymous: async () => failed({ why: 'login-failed', user: '' }),
    close: () => {
      isClosed = true;
      connection.close();
    },
  });
}

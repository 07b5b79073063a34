import { base64 as base64Of } from '../base/bytes.ts';
import { seededRandom } from '../base/random.ts';
import { done, failed, ok, type Result } from '../base/result.ts';
import { sizeOf } from '../machine/content/content.ts';
import type { TreeData } from '../machine/storage/entry.ts';
import { nameOf, normal, parentOf } from '../machine/storage/location.ts';
import type { FileProblem } from '../machine/storage/problem.ts';
import { Volume, type VolumeSurroundings } from '../machine/storage/volume.ts';
import type {
  HostKey,
  RemoteFiles,
  RemoteProblem,
  RemoteServer,
  TransferProtocol,
} from '../machine/transfer/remote.ts';
import type { SimulatedHost } from './host.ts';
import { noUploads } from './http-answer.ts';

/** More than any training needs; a simulated host is not where a lesson about room takes normalPath. */
const hostBytes = 2 ** 44;

/** OpenSSH asks three times (NumberOfPasswordPrompts); an FTP client that is refused starts again. */
const loginTries: Readonly<Record<TransferProtocol, number>> = { scp: 3, sftp: 3, ftp: 1, tftp: 1, http: 1, https: 1 };

/** The files of a simulated host, with the directories that its files and homes need. */
export function volumeOf(host: SimulatedHost, surroundings: VolumeSurroundings): Volume {
  return new Volume({ format: 'tmpfs', totalBytes: hostBytes, baseUsedBytes: 0, tree: treeOf(host) }, surroundings);
}

/** The ECDSA key that a simulated host shows: the same for the same seed, address and `word` on every run. */
export function simulatedHostKey(seed: string, address: string, word = ''): HostKey {
  const digest = seededRandom(seed)
    .fork(`host-key/${address}${word === '' ? '' : `/${word}`}`)
    .bytes(32);
  const base64 = base64Of(digest).replace(/=+$/, '');
  return { algorithm: 'ECDSA', fingerprint: `SHA256:${base64}` };
}

/** One connection to a simulated host. It is lost when `signal` aborts. */
export function simulatedServer(
  host: SimulatedHost,
  volume: Volume,
  protocol: TransferProtocol,
  key: HostKey,
  signal: AbortSignal,
): RemoteServer {
  let isClosed = false;
  let failedTries = 0;
  const isLost = (): boolean => isClosed || signal.aborted;
  const isTftp = protocol === 'tftp';
  const isWeb = protocol === 'http' || protocol === 'https';
  const served = (): Result<RemoteFiles, RemoteProblem> => {
    if (isLost()) return failed(lost('the connection is closed'));
    const root = normal(host.served);
    const files = filesFor((path) => normal(`${root}${normal(`/${path}`)}`), volume, isLost);
    return ok(isTftp ? files : { ...files, put: async () => failed(noUploads) });
  };
  return {
    hostKey: protocol === 'scp' || protocol === 'sftp' ? key : undefined,
    async anonymous() {
      return isTftp || isWeb ? served() : failed({ why: 'login-failed', user: '' });
    },
    async login(user, password) {
      if (isLost()) return failed(lost('the connection is closed'));
      if (isTftp) return served();
      const known = host.users.find(({ name }) => name === user);
      if (known?.password === password) {
        if (isWeb) return served();
        const from = (path: string): string => normal(path.startsWith('/') ? path : `${known.home}/${path}`);
        return ok(filesFor(from, volume, isLost));
      }
      failedTries += 1;
      isClosed = failedTries >= loginTries[protocol];
      return failed({ why: 'login-failed', user });
    },
    close: () => {
      isClosed = true;
    },
  };
}

/** The files of a volume; `absolute` says where a path leads that a client asks for. */
function filesFor(absolute: (path: string) => string, volume: Volume, isLost: () => boolean): RemoteFiles {
  return {
    async open(path) {
      if (isLost()) return failed(lost('the connection is closed'));
      const found = volume.find(absolute(path));
      if (found === undefined) return failed({ why: 'not-found', path });
      if (found.kind === 'directory') return failed({ why: 'is-directory', path });
      return ok({ kind: 'described', name: nameOf(absolute(path)), content: found.content });
    },
    async put(path, content, onProgress) {
      if (isLost()) return failed(lost('the connection is closed'));
      const stored = store(volume, absolute(path), content);
      if (!stored.ok) return failed(remoteProblem(stored.error, path));
      onProgress(sizeOf(content));
      return done;
    },
    locate: async (path) => ({
      path: absolute(path),
      isDirectory: volume.find(absolute(path))?.kind === 'directory',
    }),
  };
}

function store(volume: Volume, path: string, content: Parameters<RemoteFiles['put']>[1]): Result<void, FileProblem> {
  if (volume.find(path)?.kind === 'directory') return failed({ why: 'is-directory', path });
  const writer = volume.write(path, { keepsOld: true });
  if (!writer.ok) return writer;
  const claimed = writer.value.claim(sizeOf(content));
  if (!claimed.ok) {
    writer.value.abort();
    return claimed;
  }
  const committed = writer.value.commit(content);
  return committed.ok ? done : committed;
}

function lost(detail: string): RemoteProblem {
  return { why: 'connection-lost', detail };
}

/** What a Unix file server says about a problem of its filesystem. */
const saysOf: Readonly<Record<FileProblem['why'], 'not-found' | 'is-directory' | 'no-space' | 'denied'>> = {
  'not-found': 'not-found',
  'not-directory': 'not-found',
  'no-filesystem': 'not-found',
  'not-present': 'not-found',
  'not-formatted': 'not-found',
  'io-error': 'not-found',
  'remote-server': 'not-found',
  'is-directory': 'is-directory',
  'no-space': 'no-space',
  'too-large': 'no-space',
  exists: 'denied',
  'not-empty': 'denied',
  'bad-name': 'denied',
  'read-only': 'denied',
  'boot-image': 'denied',
};

function remoteProblem({ why }: FileProblem, path: string): RemoteProblem {
  return { why: saysOf[why], path };
}

function treeOf(host: SimulatedHost): TreeData {
  const tree = new Map<string, TreeData[number]['entry']>();
  const addDirectory = (path: string, modifiedMs: number): void => {
    if (path === '/' || tree.has(path)) return;
    addDirectory(parentOf(path), modifiedMs);
    tree.set(path, { kind: 'directory', modifiedMs });
  };
  for (const { path, content, modifiedMs } of host.files) {
    const normalPath = normal(path);
    addDirectory(parentOf(normalPath), modifiedMs);
    tree.set(normalPath, { kind: 'file', modifiedMs, content });
  }
  for (const home of [...host.users.map((user) => user.home), host.served]) addDirectory(normal(home), 0);
  return [...tree].map(([path, entry]) => ({ path, entry }));
}

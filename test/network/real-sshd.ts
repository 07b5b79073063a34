import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installed } from '../needs/programs.ts';

/** A server program of the system, run for one test file. */
export interface RealServer {
  /** The port on 127.0.0.1. */
  readonly port: number;
  /** Ends every connection from the server's side, as a crash does. */
  crash(): void;
  close(): Promise<void>;
}

/** A user of this system that exists only for a test; `home` is a temporary folder that the user owns. */
export interface TemporaryUser {
  readonly name: string;
  readonly password: string;
  readonly home: string;
  /** Gives files that the test wrote into `home` to the user. */
  own(): void;
  remove(): void;
}

/** What each server takes: only root makes a user, and lets one log in by a password. */
export const sshdNeeds = ['sshd', 'ssh-keygen', 'useradd', 'root'] as const;
export const vsftpdNeeds = ['vsftpd', 'useradd', 'root'] as const;

/** Makes a system user with a random password. */
export function temporaryUser(): TemporaryUser {
  const name = `n3ktest${randomBytes(4).toString('hex')}`;
  const password = randomBytes(9).toString('base64url');
  const home = mkdtempSync(join(tmpdir(), 'n3k-home-'));
  execFileSync('useradd', ['--no-create-home', '--no-log-init', '--home-dir', home, '--shell', '/bin/sh', name]);
  execFileSync('chpasswd', { input: `${name}:${password}\n` });
  const own = (): void => {
    execFileSync('chown', ['--recursive', `${name}:`, home]);
  };
  own();
  return {
    name,
    password,
    home,
    own,
    remove: () => {
      // A process of the user that is just ending must not keep the account, so the removal is forced.
      execFileSync('userdel', ['--force', name], { stdio: 'ignore' });
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Starts OpenSSH's server with its own host key and settings; `settings` are lines of `sshd_config` that come first. */
export async function realSshd(
  settings: readonly string[] = [],
): Promise<RealServer & { readonly fingerprint: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'n3k-sshd-'));
  const key = join(folder, 'host_key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ecdsa', '-N', '', '-f', key]);
  const fingerprint = execFileSync('ssh-keygen', ['-lf', `${key}.pub`], { encoding: 'utf8' }).split(' ')[1] ?? '';
  const config = join(folder, 'sshd_config');
  const lines = [
    ...settings,
    `HostKey ${key}`,
    'UsePAM no',
    'PasswordAuthentication yes',
    'KbdInteractiveAuthentication no',
    'StrictModes no',
    'PrintMotd no',
    'Subsystem sftp internal-sftp',
  ];
  writeFileSync(config, `${lines.join('\n')}\n`);
  // Where sshd locks itself in before a login.
  mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const server = await perConnection(installed('sshd'), ['-i', '-f', config], folder);
  return { ...server, fingerprint };
}

/** Starts vsftpd with its own settings for the system's users, writing allowed. */
export async function realVsftpd(): Promise<RealServer> {
  const folder = mkdtempSync(join(tmpdir(), 'n3k-vsftpd-'));
  const empty = join(folder, 'empty');
  mkdirSync(empty, { mode: 0o555 });
  const config = join(folder, 'vsftpd.conf');
  const lines = [
    'listen=NO',
    'background=NO',
    'anonymous_enable=NO',
    'local_enable=YES',
    'write_enable=YES',
    'seccomp_sandbox=NO',
    'delay_failed_login=0',
    'pam_service_name=vsftpd',
    `secure_chroot_dir=${empty}`,
    'xferlog_enable=NO',
  ];
  writeFileSync(config, `${lines.join('\n')}\n`);
  return perConnection(installed('vsftpd'), [config], folder);
}

/**
 * Runs a program of the inetd kind: the test listens on a free port and hands each connection to a process of its own.
 * So there is no port to guess and no start to wait for.
 */
async function perConnection(program: string, args: readonly string[], folder: string): Promise<RealServer> {
  chmodSync(folder, 0o755);
  const children = new Set<ChildProcess>();
  const server: Server = createServer({ pauseOnConnect: true }, (socket: Socket) => {
    const child = spawn(program, args, { stdio: [socket, socket, 'ignore'], detached: true });
    children.add(child);
    child.once('exit', () => children.delete(child));
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const crash = (): void => {
    for (const child of children) killGroup(child);
  };
  return {
    port: (server.address() as AddressInfo).port,
    crash,
    close: async () => {
      // Asked to end, the first process of a connection waits for the others, so that none is left behind.
      for (const child of children) child.kill('SIGTERM');
      await Promise.all([...children].map((child) => new Promise((resolve) => child.once('exit', resolve))));
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The process of a connection and those it split into for the user lie in one group. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself in the meantime.
  }
}

import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { pause, within } from '../within.mjs';
import { started } from './started.mjs';

const sshd = '/usr/sbin/sshd';

/** Why OpenSSH's server cannot be measured here; undefined when it can. */
export function whyNoOpenSsh() {
  if (!existsSync(sshd)) return `${sshd} is missing (Debian: openssh-server)`;
  return process.getuid?.() === 0 ? undefined : 'the temporary user of sshd takes the rights of root';
}

/**
 * Starts OpenSSH's server with its own settings and a user of its own, whose login shell (dash) prompts like a switch. It is
 * given the key exchange and kind of host key that the emulator prefers, so that both do the same cryptography.
 */
export async function startOpenSsh(bench) {
  const reason = whyNoOpenSsh();
  if (reason !== undefined) throw new Error(reason);
  const folder = join(bench.folder, `sshd-${bench.nextNumber()}`);
  mkdirSync(folder, { mode: 0o755 });
  const user = temporaryUser(bench, join(folder, 'home'));
  const port = await freePort();
  const config = join(folder, 'sshd_config');
  writeFileSync(config, settings(bench, folder, port));
  // Where sshd locks itself in before a login.
  mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const child = started(bench, sshd, ['-D', '-e', '-f', config]);
  await within(10_000, 'the start of sshd', listening(port, child));
  return { name: 'sshd', id: child.pid, host: '127.0.0.1', port, ...user, prompt: 'switch# ' };
}

function settings(bench, folder, port) {
  const key = join(folder, 'host_key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
  const authorized = join(folder, 'authorized_keys');
  writeFileSync(authorized, `${bench.identity.publicKey}\n`);
  const lines = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${key}`,
    `AuthorizedKeysFile ${authorized}`,
    `PidFile ${join(folder, 'pid')}`,
    'KexAlgorithms curve25519-sha256@libssh.org,curve25519-sha256',
    'UsePAM no',
    'UseDNS no',
    'StrictModes no',
    'PrintMotd no',
    'PrintLastLog no',
    'LogLevel QUIET',
    'MaxStartups 200',
    'Subsystem sftp internal-sftp',
  ];
  return `${lines.join('\n')}\n`;
}

function temporaryUser(bench, home) {
  const user = `n3kbench${randomBytes(4).toString('hex')}`;
  const password = randomBytes(9).toString('base64url');
  const hash = execFileSync('openssl', ['passwd', '-6', '-stdin'], { input: password, encoding: 'utf8' }).trim();
  mkdirSync(home);
  writeFileSync(join(home, '.profile'), "PS1='switch# '\n");
  const args = [
    '--no-create-home',
    '--no-log-init',
    '--home-dir',
    home,
    '--shell',
    '/bin/dash',
    '--password',
    hash,
    user,
  ];
  execFileSync('useradd', args);
  bench.leftovers.add(() => execFileSync('userdel', ['--force', user], { stdio: 'ignore' }));
  execFileSync('chown', ['--recursive', `${user}:`, home]);
  chmodSync(home, 0o755);
  return { user, password, home };
}

/** A port that was free a moment ago; sshd cannot be asked to choose one. */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function listening(port, child) {
  while (child.exitCode === null && child.signalCode === null) {
    const isOpen = await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (isOpen) return;
    await pause(20);
  }
  throw new Error('sshd ended at its start');
}

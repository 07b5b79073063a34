/** OpenSSH's client programs as an operator's script would run them, without anybody's personal settings. */
import { spawn } from 'node:child_process';
import { within } from '../within.mjs';
import { TypedShell } from './typed-shell.mjs';

const limitMs = 20_000;
const copyLimitMs = 90_000;
/** The cipher of file transfers: the fastest that both servers have. */
export const transferCipher = 'aes128-gcm@openssh.com';

function commonOptions(bench, method) {
  const options = [
    'StrictHostKeyChecking=no',
    'UserKnownHostsFile=/dev/null',
    'GlobalKnownHostsFile=/dev/null',
    'LogLevel=ERROR',
    'KexAlgorithms=curve25519-sha256@libssh.org',
    'HostKeyAlgorithms=ssh-ed25519',
    'IdentitiesOnly=yes',
    `PreferredAuthentications=${method}`,
    ...(method === 'publickey' ? [`IdentityFile=${bench.identity.keyFile}`] : []),
  ];
  return ['-F', 'none', ...options.flatMap((option) => ['-o', option])];
}

function start(bench, name, args, server, stdin) {
  const child = spawn(name, args, {
    env: {
      PATH: process.env.PATH,
      HOME: bench.folder,
      TERM: 'xterm',
      SSH_ASKPASS: bench.identity.askpass,
      SSH_ASKPASS_REQUIRE: 'force',
      N3K_BENCH_PASSWORD: server.password,
    },
    stdio: [stdin, 'pipe', 'pipe'],
  });
  bench.leftovers.add(() => child.kill('SIGKILL'));
  return child;
}

/** Opens a shell with a terminal and waits for its first prompt. `method`: `publickey` or `password`. */
export async function openShell(bench, server, method = 'publickey') {
  const args = [...commonOptions(bench, method), '-tt', '-p', String(server.port), `${server.user}@${server.host}`];
  const began = performance.now();
  const child = start(bench, 'ssh', args, server, 'pipe');
  const shell = new TypedShell(child, server.prompt);
  const prompted = await within(limitMs, `the login to ${server.name}`, shell.prompted());
  return { shell, id: child.pid, promptMs: prompted - began };
}

/** Runs one command without a terminal; resolves to what it printed and how long that took. Rejects when it fails. */
export async function runCommand(bench, server, command) {
  const args = [
    ...commonOptions(bench, 'publickey'),
    '-p',
    String(server.port),
    `${server.user}@${server.host}`,
    command,
  ];
  return output(start(bench, 'ssh', args, server, 'ignore'), `"${command}"`, limitMs);
}

/** Copies a file to (`up`) or from (`down`) a server with `scp`, `scp -O` or `sftp`; resolves to the milliseconds it took. */
export async function copyFile(bench, server, { client, direction, here, there }) {
  const common = [...commonOptions(bench, 'publickey'), '-q', '-c', transferCipher, '-P', String(server.port)];
  const place = `${server.user}@${server.host}`;
  const what = `${client} ${direction} (${server.name})`;
  if (client === 'sftp') {
    const child = start(bench, 'sftp', [...common, '-b', '-', place], server, 'pipe');
    child.stdin.end(direction === 'up' ? `put ${here} ${there}\n` : `get ${there} ${here}\n`);
    return (await output(child, what, copyLimitMs)).elapsedMs;
  }
  const ends = direction === 'up' ? [here, `${place}:${there}`] : [`${place}:${there}`, here];
  const args = [...(client === 'scp -O' ? ['-O'] : []), ...common, ...ends];
  return (await output(start(bench, 'scp', args, server, 'ignore'), what, copyLimitMs)).elapsedMs;
}

/** Copies a folder to a server with `scp -r` or `scp -O -r`; resolves to the milliseconds it took. */
export async function copyFolder(bench, server, { client, here, there }) {
  const method = server.method ?? 'publickey';
  const common = [...commonOptions(bench, method), '-q', '-r', '-c', transferCipher, '-P', String(server.port)];
  const args = [...(client === 'scp -O' ? ['-O'] : []), ...common, here, `${server.user}@${server.host}:${there}`];
  return (await output(start(bench, 'scp', args, server, 'ignore'), `${client} -r (${server.name})`, copyLimitMs))
    .elapsedMs;
}

function output(child, what, boundMs) {
  const began = performance.now();
  const ended = new Promise((resolve, reject) => {
    let text = '';
    let complaint = '';
    child.stdout.on('data', (bytes) => {
      text += bytes;
    });
    child.stderr.on('data', (bytes) => {
      complaint += bytes;
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      const elapsedMs = performance.now() - began;
      if (code === 0) resolve({ text, elapsedMs });
      else reject(new Error(`${what} failed (${code ?? signal}): ${complaint.trim() || text.trim()}`));
    });
  });
  return within(boundMs, what, ended);
}

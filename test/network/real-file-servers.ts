import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A server program that serves a temporary folder to everybody, run for one test file. */
export interface FileServer {
  /** The port on 127.0.0.1. */
  readonly port: number;
  readonly folder: string;
  /** Ends it at once, as a crash does. */
  crash(): void;
  close(): Promise<void>;
}

export const tftpdPath = '/usr/sbin/in.tftpd';

/**
 * Starts tftpd-hpa the way inetd does: on a socket that is bound already, so there is no port to guess and no start to wait
 * for. `options` are its own, such as `--refuse blksize`.
 */
export function realTftpd(options: readonly string[] = []): Promise<FileServer> {
  const bind = [
    'import os, socket, sys',
    's = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)',
    "s.bind(('127.0.0.1', 0))",
    'print(s.getsockname()[1], flush=True)',
    'os.dup2(s.fileno(), 0)',
    'os.execv(sys.argv[1], sys.argv[1:])',
  ];
  const settings = ['--secure', '--create', '--retransmit', '50000', ...options];
  return served((folder) => ['-c', bind.join('\n'), tftpdPath, ...settings, folder]);
}

/** Starts the file server of Python's standard library; with TLS when `isSecure`, by a certificate that nobody signed. */
export function realHttpd(isSecure: boolean): Promise<FileServer> {
  const serve = [
    'import functools, http.server, ssl, sys',
    'handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=sys.argv[1])',
    "server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), handler)",
    'if len(sys.argv) > 2:',
    '  context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)',
    '  context.load_cert_chain(sys.argv[2])',
    '  server.socket = context.wrap_socket(server.socket, server_side=True)',
    'print(server.server_port, flush=True)',
    'server.serve_forever()',
  ];
  return served((folder) => ['-c', serve.join('\n'), folder, ...(isSecure ? [certificateIn(folder)] : [])]);
}

/** A key and its own certificate in one file. */
function certificateIn(folder: string): string {
  const file = join(folder, 'certificate.pem');
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=files.example'];
  execFileSync('openssl', [...request, '-keyout', file, '-out', `${file}.part`], { stdio: 'ignore' });
  execFileSync('sh', ['-c', 'cat "$0.part" >> "$0"', file]);
  return file;
}

async function served(argsFor: (folder: string) => readonly string[]): Promise<FileServer> {
  const folder = mkdtempSync(join(tmpdir(), 'n3k-served-'));
  chmodSync(folder, 0o777);
  const child = spawn('/usr/bin/python3', argsFor(folder), { stdio: ['ignore', 'pipe', 'ignore'], detached: true });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error('the server ended: install python3 and tftpd-hpa')));
    createInterface(child.stdout).once('line', (line) => resolve(Number(line)));
  });
  return {
    port,
    folder,
    crash: () => endGroup(child),
    close: async () => {
      endGroup(child);
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server and the process of each transfer lie in one group. */
function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself in the meantime.
  }
}

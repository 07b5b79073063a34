import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { installed } from '../needs/programs.ts';

/** A server program that serves a temporary folder to everybody, run for one test file. */
export interface FileServer {
  /** The port on 127.0.0.1. */
  readonly port: number;
  readonly folder: string;
  /** Ends it at once, as a crash does. */
  crash(): void;
  close(): Promise<void>;
}

/** What tftpd-hpa takes; it locks itself into its folder, which only root may. */
export const tftpdNeeds = ['in.tftpd', 'python3', 'root'] as const;

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
  const program = [installed('in.tftpd'), ...settings];
  return served(installed('python3'), (folder) => ['-c', bind.join('\n'), ...program, folder]);
}

/** Web servers that serve a folder, each with what it takes. */
export const httpdNeeds = { python: ['python3'], node: [] } as const;

/** Starts the file server of Python's standard library, or one of Node; with TLS when `isSecure`, by a certificate that nobody signed. */
export function realHttpd(kind: keyof typeof httpdNeeds, isSecure: boolean): Promise<FileServer> {
  const certificate = isSecure ? [join(import.meta.dirname, 'certificate.pem')] : [];
  if (kind === 'node')
    return served(process.execPath, (folder) => ['-e', nodeHttpd.join('\n'), folder, ...certificate]);
  return served(installed('python3'), (folder) => ['-c', pythonHttpd.join('\n'), folder, ...certificate]);
}

const pythonHttpd = [
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

const nodeHttpd = [
  "const { createReadStream, readFileSync, statSync } = require('node:fs');",
  "const { join } = require('node:path');",
  'const [folder, certificate] = process.argv.slice(1);',
  'const answer = ({ url }, response) => {',
  '  const file = join(folder, decodeURIComponent(url));',
  '  const length = statSync(file, { throwIfNoEntry: false })?.size;',
  '  if (length === undefined) return response.writeHead(404).end();',
  "  createReadStream(file).pipe(response.writeHead(200, { 'Content-Length': length }));",
  '};',
  'const pem = certificate === undefined ? undefined : readFileSync(certificate);',
  'const server = pem === undefined',
  "  ? require('node:http').createServer(answer)",
  "  : require('node:https').createServer({ key: pem, cert: pem }, answer);",
  "server.listen(0, '127.0.0.1', () => console.log(server.address().port));",
];

async function served(program: string, argsFor: (folder: string) => readonly string[]): Promise<FileServer> {
  const folder = mkdtempSync(join(tmpdir(), 'n3k-served-'));
  chmodSync(folder, 0o777);
  const child = spawn(program, argsFor(folder), { stdio: ['ignore', 'pipe', 'ignore'], detached: true });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${program} ended`)));
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

/**
 * A server of ssh2 with the tuning of our SSH door (no Nagle, held KEXINIT, kept signing key, the same algorithms) and nothing
 * behind it: a prompt, and lines of the kind `echo WORDS` answered with the words. What the emulator costs is what it takes
 * longer than this. Prints its port as JSON when it listens; run by `bare.mjs`, which bundles it with the door's own parts.
 */
import { createServer } from 'node:net';
import ssh2, { type ServerChannel, type Session } from 'ssh2';
import { Guard } from '../../src/base/guard.ts';
import { offeredAlgorithms } from '../../src/doors/ssh/algorithms.ts';
import { hostKeysFromSeed } from '../../src/doors/ssh/host-keys.ts';
import { holdKexInit } from '../../src/doors/ssh/kexinit-hold.ts';

const prompt = 'switch# ';
const guard = new Guard(() => {});

function serveShell(channel: ServerChannel): void {
  let line = '';
  channel.on('error', () => {});
  channel.write(prompt);
  channel.on('data', (bytes: Buffer) => {
    line += bytes.toString('latin1');
    for (let end = line.indexOf('\r'); end >= 0; end = line.indexOf('\r')) {
      const typed = line.slice(0, end);
      line = line.slice(end + 1);
      if (typed === 'exit') {
        channel.exit(0);
        channel.end();
        return;
      }
      channel.write(`${typed}\r\n${typed.replace(/^echo /, '')}\r\n${prompt}`);
    }
  });
}

function serveSession(session: Session): void {
  session.on('pty', (accept: (() => void) | undefined) => accept?.());
  session.on('env', (accept: (() => void) | undefined) => accept?.());
  session.on('shell', (accept) => serveShell(accept()));
}

const server = new ssh2.Server({
  hostKeys: hostKeysFromSeed('bench').map((key) => ({ key })),
  algorithms: offeredAlgorithms,
});
server.on('connection', (client) => {
  client.on('error', () => {});
  client.on('authentication', (context) =>
    context.method === 'none' ? context.reject(['password']) : context.accept(),
  );
  client.on('session', (accept) => serveSession(accept()));
});

const listener = createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => {});
  server.injectSocket(socket);
  holdKexInit(socket, guard);
});
listener.listen(0, '127.0.0.1', () => process.stdout.write(`${JSON.stringify(listener.address())}\n`));

/** Logins with ssh2 inside this process: no program to start, so servers get more of them in a second. */
import ssh2 from 'ssh2';
import { within } from '../within.mjs';

const limitMs = 20_000;

/** Logs in with the password and waits for the prompt of a shell; resolves to the client, which the caller ends. */
export function logIn(server) {
  const client = new ssh2.Client();
  const prompted = new Promise((resolve, reject) => {
    client.on('error', reject);
    client.on('ready', () => {
      client.shell((error, channel) => {
        if (error) return reject(error);
        let end = '';
        channel.on('data', (bytes) => {
          end = (end + bytes.latin1Slice()).slice(-server.prompt.length);
          if (end === server.prompt) resolve(client);
        });
      });
    });
    client.connect({
      host: server.host,
      port: server.port,
      username: server.user,
      password: server.password,
      readyTimeout: limitMs,
    });
    client.setNoDelay(true);
  });
  return within(limitMs, `the login to ${server.name}`, prompted);
}

/** Ends a client; resolves when its connection is closed. */
export function logOut(client) {
  const closed = new Promise((resolve) => client.once('close', resolve));
  client.end();
  return within(limitMs, 'the end of a connection', closed);
}

/** `count` logins and logouts, `concurrency` at a time; resolves to the milliseconds of all together. */
export async function logInOften(server, count, concurrency) {
  let left = count;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await logOut(await logIn(server));
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: concurrency }, worker));
  return performance.now() - began;
}

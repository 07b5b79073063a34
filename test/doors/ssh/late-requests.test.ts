import { once } from 'node:events';
import ssh2, { type ClientChannel } from 'ssh2';
import { expect, it } from 'vitest';
import { answerLateRequests } from '../../../src/doors/ssh/late-requests.ts';
import { openTestDoor } from '../clients.ts';

// ssh2 swallows channel requests that come after the shell has started; PuTTY waits for their answers.
it('answers requests that come after the shell has started', async () => {
  const test = await openTestDoor();
  const client = new ssh2.Client();
  client.connect({ host: '127.0.0.1', port: test.door.port, username: 'admin', password: 'secret' });
  await once(client, 'ready');
  const shell = await new Promise<ClientChannel>((resolve, reject) => {
    client.shell((error, channel) => (error ? reject(error) : resolve(channel)));
  });
  // There is no public way to ask late, nor to hear the answer: ssh2 keeps the askers of a channel in a list.
  const isRefused = await new Promise<unknown>((resolve) => {
    privatePart(shell, '_callbacks').push(resolve);
    privatePart(client, '_protocol').pty(privatePart(shell, 'outgoing').id, 24, 80, 0, 0, 'vt100', {}, true);
  });
  expect(isRefused).toBe(true);
  client.end();
  await test.close();
});

it('leaves alone what looks different inside', () => {
  const client = { _protocol: {} };
  answerLateRequests(client);
  answerLateRequests({});
  expect(client).toEqual({ _protocol: {} });
});

function privatePart(whole: object, name: string) {
  return Reflect.get(whole, name);
}

import { once } from 'node:events';
import ssh2 from 'ssh2';
import { expect, it } from 'vitest';
import { acceptRepeatedRequests } from '../../../src/doors/ssh/service-requests.ts';
import { openTestDoor } from '../clients.ts';

function privatePart(whole: object, name: string): ReturnType<typeof Reflect.get> {
  return Reflect.get(whole, name);
}

// paramiko asks for the service before each method that it tries; test/clients/python/logins.py is that client itself.
it('a client may ask for the authentication service again before each try', async () => {
  const test = await openTestDoor();
  const client = new ssh2.Client();
  client.on('error', () => {});
  let tryCount = 0;
  client.connect({
    host: '127.0.0.1',
    port: test.door.port,
    username: 'admin',
    authHandler: (_left, _partial, next) => {
      tryCount += 1;
      if (tryCount === 1) next({ type: 'password', username: 'admin', password: 'wrong' });
      // The answer to this calls the handler again.
      else if (tryCount === 2) privatePart(client, '_protocol').service('ssh-userauth');
      else next({ type: 'password', username: 'admin', password: 'secret' });
    },
  });
  await once(client, 'ready');
  expect(test.front.refusals).toEqual(['admin from 127.0.0.1']);
  client.end();
  await test.close();
});

it('leaves alone what looks different inside', () => {
  const client = { _protocol: {} };
  acceptRepeatedRequests(client);
  expect(client).toEqual({ _protocol: {} });
});

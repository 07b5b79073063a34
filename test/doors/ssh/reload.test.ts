import { once } from 'node:events';
import { connect } from 'node:net';
import ssh2 from 'ssh2';
import { expect, it } from 'vitest';
import { hostSleep } from '../../../src/base/clock.ts';
import type { RunningDevice } from '../../../src/lab/running-switch.ts';
import { withLab } from '../../../src/testing/index.ts';

/** Logs in; answers with the client and the key that the switch showed. */
async function logIn({ ssh }: RunningDevice): Promise<{ readonly client: ssh2.Client; readonly hostKey: string }> {
  const client = new ssh2.Client();
  let hostKey = '';
  const { user: username, ...where } = ssh;
  client.connect({
    ...where,
    username,
    hostVerifier: (key: Buffer) => {
      hostKey = key.toString('base64');
      return true;
    },
  });
  await once(client, 'ready');
  return { client, hostKey };
}

/** What becomes of a connection: the code of its error, or `accepted`. */
async function attempt({ ssh }: RunningDevice): Promise<string> {
  const socket = connect(ssh.port, ssh.host);
  try {
    await once(socket, 'connect');
    return 'accepted';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'failed';
  } finally {
    socket.destroy();
  }
}

it('a reload ends every client and refuses new ones; then the same switch is back', async () => {
  await withLab(async (lab) => {
    const [started] = lab.devices;
    if (started === undefined) throw new Error('a lab has a switch');
    const operator = await logIn(started);
    const other = await logIn(started);
    const gone = [operator, other].map(({ client }) => {
      client.on('error', () => {});
      // `once` of Node would reject for an error before the end, such as a write to a connection that is gone.
      return new Promise<void>((resolve) => void client.once('close', () => resolve()));
    });
    operator.client.exec('terminal dont-ask ; reload', () => {});
    await Promise.all(gone);
    const outcomes = new Set<string>();
    for (let outcome = ''; outcome !== 'accepted'; await hostSleep(10)) {
      outcome = await attempt(started);
      outcomes.add(outcome);
    }
    expect([...outcomes]).toEqual(['ECONNREFUSED', 'accepted']);
    const again = await logIn(started);
    expect(again.hostKey).toBe(operator.hostKey);
    expect(started.device.resets[0]?.reason).toBe('Reset Requested by CLI command reload');
    again.client.end();
    await once(again.client, 'close');
  });
});

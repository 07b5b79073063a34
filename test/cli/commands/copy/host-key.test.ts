import { describe, expect, it } from 'vitest';
import type { LabSpec } from '../../../../src/lab/spec/lab-schema.ts';
import { labWith, type Operator, operate } from '../sessions.ts';

const host = {
  address: '192.0.2.10',
  names: ['files.example'],
  vrfs: ['default', 'management'],
  users: [{ name: 'ops', password: 'secret', home: '/' }],
  files: [
    { path: '/nxos.7.0.3.I7.8.bin', image: 'nxos.7.0.3.I7.8.bin' },
    { path: '/f.cfg', text: 'vlan 7\n' },
  ],
};
const hosts: LabSpec['hosts'] = [host];
const line = 'copy scp://ops@192.0.2.10/f.cfg bootflash:new.cfg vrf management';
const password = "ops@192.0.2.10's password: ";

async function accept(operator: Operator): Promise<string> {
  const asked = await operator.type(line);
  await operator.type('yes');
  operator.press('\x03');
  await operator.expect(/# $/);
  return /SHA256:\S+/.exec(asked)?.[0] ?? '';
}

describe('a key that has changed', () => {
  it('is refused in the words of OpenSSH, until the hosts are cleared', async () => {
    await operate(
      async (operator) => {
        const before = await accept(operator);
        const { fingerprint } = operator.lab.network.changeHostKey('files.example');
        expect(`${fingerprint}.`).not.toBe(before);
        expect((await operator.shows(line)).split('\n')).toEqual([
          '@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@',
          '@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @',
          '@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@',
          'IT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!',
          'Someone could be eavesdropping on you right now (man-in-the-middle attack)!',
          'It is also possible that a host key has just been changed.',
          'The fingerprint for the ECDSA key sent by the remote host is',
          `${fingerprint}.`,
          'Please contact your system administrator.',
          'Add correct host key in /var/home/admin/.ssh/known_hosts to get rid of this message.',
          'Offending ECDSA key in /var/home/admin/.ssh/known_hosts:1',
          'ECDSA host key for 192.0.2.10 has changed and you have requested strict checking.',
          'Host key verification failed.',
          'Error doing scp',
          'Copy failed. Removing file new.cfg',
        ]);
        expect(await operator.shows('show ssh hosts')).toBe(`192.0.2.10 ECDSA ${before.slice(0, -1)}`);
        expect(await operator.shows('clear ssh hosts')).toBe('');
        expect(await operator.shows('show ssh hosts')).toBe('');
        expect(await operator.type(line)).toContain(`${fingerprint}.\nAre you sure`);
      },
      labWith({ knownHosts: [] }, { hosts }),
    );
  });

  it('of a host that was accepted without one is the first that it shows', async () => {
    await operate(
      async (operator) => {
        expect(await operator.type(line)).toBe(`${line}\n${password}`);
        operator.press('\x03');
        await operator.expect(/# $/);
        operator.lab.network.changeHostKey('192.0.2.10');
        expect(await operator.shows(line)).toContain('HAS CHANGED!');
      },
      labWith({ knownHosts: ['192.0.2.10'] }, { hosts }),
    );
  });

  it('may be told by the lab: another word, another key', async () => {
    const known = await operateOnce(undefined);
    await operate(
      async (operator) => expect(await operator.shows(line)).toContain('HAS CHANGED!'),
      labWith({ knownHosts: known }, { hosts: [{ ...host, hostKey: 'set up anew' }] }),
    );
  });

  it('goes back with a snapshot', async () => {
    await operate(
      async (operator) => {
        await accept(operator);
        const saved = operator.lab.save();
        operator.lab.network.changeHostKey('192.0.2.10');
        operator.lab.restore(saved);
        const session = await operator.switch.openInside();
        expect(await session.type(line)).toBe(`${line}\n${password}`);
        await session.close();
      },
      labWith({ knownHosts: [] }, { hosts }),
    );
  });
});

/** The lines that a switch knows after it has accepted the host. */
async function operateOnce(hostKey: string | undefined): Promise<string[]> {
  let lines: string[] = [];
  await operate(
    async (operator) => {
      await accept(operator);
      lines = [...operator.switch.device.knownHosts.all];
    },
    labWith({ knownHosts: [] }, { hosts: [{ ...host, ...(hostKey === undefined ? {} : { hostKey }) }] }),
  );
  return lines;
}

describe('a defect of the connection', () => {
  it('answers when the connection stands: what the network says comes first', async () => {
    await operate(
      async (operator) => {
        const compact = async (server: string, vrf: string): Promise<string | undefined> => {
          const typed = `copy scp://ops@${server}/nxos.7.0.3.I7.8.bin bootflash: compact vrf ${vrf}`;
          return (await operator.shows(typed)).split('\n')[0];
        };
        expect(await compact('192.0.2.10', 'default')).toBe(
          'ssh_exchange_identification: Connection closed by remote host',
        );
        expect(await compact('192.0.2.10', 'nowhere')).toContain('vrf nowhere does not exist');
        expect(await compact('192.0.2.99', 'default')).toContain('No route to host');
        expect(await compact('none.example', 'default')).toContain('Could not resolve hostname none.example');
        const hits = operator.lab.journal().filter(({ kind }) => kind === 'defect.hit');
        expect(hits).toHaveLength(1);
      },
      labWith({ release: '7.0(3)I7(1)', bootflash: { files: [] } }, { hosts }),
    );
  });
});

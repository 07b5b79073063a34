import { connect, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { withLab } from '../../../src/testing/index.ts';

/** Types at a console port; resolves with what was shown once it matches. */
function typistAt(socket: Socket): (text: string, wanted: RegExp) => Promise<string> {
  let shown = '';
  let look = (): void => {};
  socket.on('data', (bytes) => {
    shown = (shown + bytes.toString('latin1')).slice(-10_000);
    look();
  });
  return (text, wanted) =>
    new Promise((resolve) => {
      shown = '';
      look = () => {
        if (wanted.test(shown)) resolve(shown);
      };
      socket.write(text);
    });
}

it('10,000 lines pasted into a console shell keep another switch from no answer', () =>
  withLab(
    async (lab) => {
      const [pasting, calm] = ['a', 'b'].map((name) => connect(lab.device(name).console.port, '127.0.0.1'));
      if (pasting === undefined || calm === undefined) throw new Error('there are two');
      const [paste, ask] = [typistAt(pasting), typistAt(calm)];
      await paste('\r', /login: $/);
      await paste('admin\r', /Password: ?$/);
      await paste('admin\r', /# $/);
      await paste('configure terminal\r', /\(config\)# $/);
      const lines = Array.from({ length: 10_000 }, (_, n) => `ip route 10.${n >> 8}.${n & 255}.0/24 192.0.2.1\r`);
      let isOver = false;
      let answers = 0;
      const answering = async (): Promise<void> => {
        for (; !isOver; answers += 1) await ask('\r', /login: $/);
      };
      const asked = answering();
      await paste(`${lines.join('')}end\rshow hostname\r`, /\na \r\n[\s\S]*# $/);
      isOver = true;
      await asked;
      // The paste takes hundreds of turns; an answer takes a few.
      expect(answers).toBeGreaterThan(100);
      pasting.destroy();
      calm.destroy();
    },
    {
      clock: { speed: 'instant' },
      devices: ['a', 'b'].map((name) => ({
        name,
        model: 'N3K-C3064PQ-10GE',
        release: '7.0(3)I7(8)',
        console: { port: 0 },
      })),
    },
  ));

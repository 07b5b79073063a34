import { describe, expect, it } from 'vitest';
import type { RunningLab } from '../../src/lab/lab.ts';
import type { LabSpec } from '../../src/lab/spec/lab-schema.ts';
import { startLab } from '../../src/start-lab.ts';

const spec: LabSpec = {
  clock: { speed: 'instant', start: '2024-01-15 08:00:00' },
  devices: [
    {
      name: 'sw1',
      model: 'N3K-C3064PQ-10GE',
      release: '7.0(3)I7(8)',
      bootflash: { files: [{ name: 'notes.txt', text: 'bring the stick\n' }] },
    },
  ],
};

async function withSwitch(test: (lab: RunningLab) => Promise<void>): Promise<void> {
  await using lab = await startLab(spec);
  await test(lab);
}

describe('typing at a device', () => {
  it('shows what the screen shows, without the line and the prompt', () =>
    withSwitch(async (lab) => {
      const sw1 = lab.device('sw1');
      expect(await sw1.type('show clock')).toMatch(/^08:00:0\d\.\d{3} UTC Mon Jan 15 2024$/);
      expect(await sw1.type('conf t')).toBe('Enter configuration commands, one per line.  End with CNTL/Z.');
      expect(await sw1.expectPrompt()).toBe('sw1(config)# ');
      expect(await sw1.type('hostname leaf1')).toBe('');
      expect(await sw1.expectPrompt()).toBe('leaf1(config)# ');
    }));

  it('takes lines that are typed at once in their order', () =>
    withSwitch(async (lab) => {
      const sw1 = lab.device('sw1');
      const answers = await Promise.all(
        ['conf t', 'hostname leaf1', 'end', 'show hostname'].map((line) => sw1.type(line)),
      );
      expect(answers.at(-1)).toBe('leaf1 ');
    }));

  it('shows a question and waits for its answer', () =>
    withSwitch(async (lab) => {
      const sw1 = lab.device('sw1');
      const question = await sw1.type('delete bootflash:notes.txt');
      expect(question).toBe('Do you want to delete "/notes.txt" ? (yes/no/abort)   [y] ');
      await expect(sw1.expectPrompt()).rejects.toThrow(
        'sw1 shows no prompt: it waits for an answer to "Do you want to delete',
      );
      await sw1.type('y');
      expect(await sw1.expectPrompt()).toBe('sw1# ');
      expect(sw1.files.exists('notes.txt')).toBe(false);
    }));

  it('goes on in a new session after the power was away, and not before', () =>
    withSwitch(async (lab) => {
      const sw1 = lab.device('sw1');
      await sw1.type('conf t');
      sw1.powerOff();
      await expect(sw1.type('end')).rejects.toThrow('sw1 does not run (off)');
      await sw1.powerOn();
      expect(await sw1.expectPrompt()).toMatch(/^\S+# $/);
    }));
});

describe('the files of a device', () => {
  it('are read and written past the command line', () =>
    withSwitch(async (lab) => {
      const { files, type } = lab.device('sw1');
      expect(files.list().map(({ name }) => name)).toEqual(['notes.txt', 'nxos.7.0.3.I7.8.bin']);
      expect(await files.text('bootflash:notes.txt')).toBe('bring the stick\n');
      expect(await files.digest('notes.txt')).toBe(await type('show file bootflash:notes.txt md5sum'));
      const freeBytes = files.freeBytes();
      files.write('bootflash:a.cfg', 'hostname a\n');
      files.write('b.bin', new Uint8Array([1, 2, 3]));
      files.makeDirectory('scripts');
      expect(freeBytes - files.freeBytes('bootflash:')).toBe(3 * 4096);
      expect(await type('show file bootflash:a.cfg')).toBe('hostname a');
      expect([...(await files.bytes('b.bin'))]).toEqual([1, 2, 3]);
      expect(files.sizeBytes('b.bin')).toBe(3);
      files.remove('scripts');
      expect(files.exists('scripts')).toBe(false);
    }));

  it('that cannot be had are told by path and reason', () =>
    withSwitch(async (lab) => {
      const { files } = lab.device('sw1');
      expect(files.exists('usb1:x')).toBe(false);
      expect(() => files.sizeBytes('none.txt')).toThrow('none.txt: there is no bootflash:/none.txt');
      expect(() => files.list('usb1:')).toThrow('usb1:: no stick is in usb1');
      await expect(files.bytes('nxos.7.0.3.I7.8.bin')).rejects.toThrow('too many to hold at once');
      await expect(files.write('nxos.7.0.3.I7.8.bin', '')).rejects.toThrow('which stays');
    }));
});

describe('what happened in a lab', () => {
  it('is told in English', () =>
    withSwitch(async (lab) => {
      const sw1 = lab.device('sw1');
      const head = `sw1: N3K-C3064PQ-10GE on NX-OS 7.0(3)I7(8), ssh -p ${sw1.ssh.port} admin@127.0.0.1, console 127.0.0.1:${sw1.console.port}`;
      expect(lab.explain()).toBe(`The lab has 1 switch. Its time is instant.\n${head}\n  Nothing was typed.`);
      for (const line of ['show clock', 'shwo clock', 'make coffee', 'shwo clock']) await sw1.type(line);
      expect(lab.explain()).toBe(
        [
          'The lab has 1 switch. Its time is instant.',
          head,
          '  4 lines were typed, the last: shwo clock',
          '  Not understood: shwo clock (2 times) | make coffee',
        ].join('\n'),
      );
      expect(lab.unknownCommands()).toEqual([
        { device: 'sw1', line: 'shwo clock', count: 2 },
        { device: 'sw1', line: 'make coffee', count: 1 },
      ]);
    }));

  it('fails a lab that is closed, if it is asked for and something was not understood', async () => {
    const lab = await startLab(spec, { failOnUnknown: true });
    await lab.device('sw1').type('shwo clock');
    await expect(lab.close()).rejects.toThrow('1 line was typed that the emulator does not know: sw1: shwo clock');
    await lab.close();
    const quiet = await startLab(spec, { failOnUnknown: true });
    await quiet.device('sw1').type('show clock');
    await quiet.close();
  });

  it('can be followed, up to a bound', () =>
    withSwitch(async (lab) => {
      const sw1 = lab.device('sw1');
      const seen: string[] = [];
      const typed = Promise.resolve().then(() => Promise.all([sw1.type('show clock'), sw1.type('show version')]));
      for await (const event of lab.events({ kinds: ['command.entered'], device: 'sw1', limit: 2 })) {
        if (event.kind === 'command.entered') seen.push(event.line);
      }
      await typed;
      expect(seen).toEqual(['show clock', 'show version']);
      for await (const event of lab.events({ kinds: ['defect.hit'], within: 1 })) seen.push(event.kind);
      expect(seen).toHaveLength(2);
    }));

  it('ends with the lab for whoever follows', async () => {
    const lab = await startLab(spec);
    const followed = lab.events({ kinds: ['defect.hit'], within: 60_000 }).next();
    await lab.close();
    expect(await followed).toEqual({ done: true, value: undefined });
  });
});

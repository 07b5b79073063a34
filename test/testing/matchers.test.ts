import { describe, expect, test as plain } from 'vitest';
import { expectDevice, labFixtures, matchers, technoteLab, withLab } from '../../src/testing/index.ts';

expect.extend(matchers);

declare module 'vitest' {
  interface Matchers<T> {
    toBeBooted(release?: string): T;
    toHaveFile(path: string, expected?: string | RegExp | { sizeBytes?: number; md5?: string }): Promise<T>;
    toRun(line: string, expected?: string | RegExp): Promise<T>;
  }
}

const test = plain.extend(labFixtures());

describe('matchers', () => {
  test('pass for what is so', async ({ lab, device }) => {
    expect(lab.devices).toContain(device);
    expect(device).toBeBooted();
    expect(device).toBeBooted('7.0(3)I7(8)');
    expect(device).not.toBeBooted('9.3(4)');
    await expect(device).toHaveFile('bootflash:nxos.7.0.3.I7.8.bin', { sizeBytes: 982_681_088 });
    await expect(device).not.toHaveFile('usb1:golden.bin');
    await expect(device).toRun('show hostname', /N3K-C3064PQ/);
    await expect(device).not.toRun('shwo hostname');
    await device.writeFile('notes.txt', 'bring the stick');
    await expect(device).toHaveFile('notes.txt', 'bring the stick');
  });

  test('say what is different', async ({ device }) => {
    const { toBeBooted, toHaveFile, toRun } = expectDevice(device);
    expect(() => toBeBooted('9.3(4)')).toThrow('expected N3K-C3064PQ to run NX-OS 9.3(4), but it runs 7.0(3)I7(8)');
    await expect(toHaveFile('usb1:golden.bin')).rejects.toThrow(
      'expected N3K-C3064PQ to have usb1:golden.bin; there are: no files',
    );
    await expect(toHaveFile('vlan.dat', { sizeBytes: 1 })).rejects.toThrow(
      'expected vlan.dat of N3K-C3064PQ to have 1 bytes; it has 3568 bytes',
    );
    await expect(toRun('shwo clock')).rejects.toThrow('expected N3K-C3064PQ to understand "shwo clock"; it shows\n');
    await expect(toRun('show hostname', 'leaf1')).rejects.toThrow(
      'expected "show hostname" on N3K-C3064PQ to show\nleaf1\nIt is\nN3K-C3064PQ',
    );
    device.powerOff();
    expect(() => toBeBooted()).toThrow('expected N3K-C3064PQ to run NX-OS, but it is not running (off)');
  });
});

describe('a lab for one test', () => {
  plain('fails with what the test found, before it minds unknown lines', async () => {
    const typo = withLab((lab) => lab.device('N3K-C3064PQ').type('shwo clock'), technoteLab(), { failOnUnknown: true });
    await expect(typo).rejects.toThrow('1 line was typed that the emulator does not know');
    const found = withLab(
      async (lab) => {
        await lab.device('N3K-C3064PQ').type('shwo clock');
        throw new Error('found');
      },
      technoteLab(),
      { failOnUnknown: true },
    );
    await expect(found).rejects.toThrow('found');
  });
});

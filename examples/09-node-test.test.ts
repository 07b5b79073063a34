// The same with node:test. A line that the emulator does not know fails the test that types it.
import test from 'node:test';
import { expectDevice, technoteLab, withLab } from 'n3k-emulator/testing';

test('a switch of one test', () =>
  withLab(
    async (lab) => {
      const device = lab.device('N3K-C3064PQ');
      expectDevice(device).toBeBooted('7.0(3)I7(8)');
      await expectDevice(device).toRun('show hostname', /N3K-C3064PQ/);
    },
    technoteLab(),
    { failOnUnknown: true },
  ));

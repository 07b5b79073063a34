// A hundred switches start in a moment, and save, reset and restore take less.
import assert from 'node:assert/strict';
import { withLab } from 'n3k-emulator/testing';

await withLab(
  async (lab) => {
    await Promise.all(lab.devices.map(({ writeFile }) => writeFile('bootflash:candidate.cfg', 'vlan 10\n')));
    const snapshot = lab.save();
    lab.reset();
    assert.ok(lab.devices.every(({ fileExists }) => !fileExists('bootflash:candidate.cfg')));
    lab.restore(snapshot);
    assert.ok(lab.devices.every(({ fileExists }) => fileExists('bootflash:candidate.cfg')));
  },
  {
    devices: Array.from({ length: 100 }, (_, index) => ({
      name: `sw${index + 1}`,
      model: 'N3K-C3064PQ-10GE',
      release: '7.0(3)I7(8)',
    })),
  },
);

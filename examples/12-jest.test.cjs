// The same matchers in jest. CommonJS, so that jest needs neither a flag nor a transform.
require('n3k-emulator/jest');
const { withLab } = require('n3k-emulator/testing');

test('a switch of one test', () =>
  withLab(async (lab) => {
    const device = lab.device('N3K-C3064PQ');
    expect(device).toBeBooted('7.0(3)I7(8)');
    await expect(device).toRun('show hostname', /N3K-C3064PQ/);
    await expect(device).not.toHaveFile('usb1:golden.bin');
  }));

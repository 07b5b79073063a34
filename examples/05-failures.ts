// What goes wrong goes wrong as on the switch: a full flash, and power that is cut.
import assert from 'node:assert/strict';
import { withLab } from 'n3k-emulator/testing';

await withLab(async (lab) => {
  const device = lab.device('N3K-C3064PQ');
  const image = 'nxos.9.3.4.bin';
  await device.type(`copy scp://administrator@192.0.2.10/home/administrator/${image} bootflash: vrf management`);
  const screen = await device.type('administrator');
  assert.match(screen, /[Nn]o space|could not complete/);
  assert.equal(device.fileExists(`bootflash:${image}`), false);

  device.powerOff();
  await assert.rejects(device.type('show version'), /does not run \(off\)/);
  await device.powerOn();
  assert.match(await device.type('show version'), /7\.0\(3\)I7\(8\)/);
});

// A stick is a thing: it is pushed in and pulled out, and keeps what is on it.
import assert from 'node:assert/strict';
import { technoteLab, withLab } from 'n3k-emulator/testing';

await withLab(async (lab) => {
  const { files, levers, type } = lab.device('N3K-C3064PQ');
  files.write('bootflash:notes.txt', 'bring the stick\n');
  await type('copy bootflash:notes.txt usb1:');
  assert.equal(await files.text('usb1:notes.txt'), 'bring the stick\n');

  const stick = levers.pullStick('usb1');
  assert.equal(files.exists('usb1:notes.txt'), false);
  levers.insertStick('usb1', stick);
  assert.equal(files.exists('usb1:notes.txt'), true);
}, technoteLab());

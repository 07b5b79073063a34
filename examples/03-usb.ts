// A stick is a thing: it is pushed in and pulled out, and keeps what is on it.
import assert from 'node:assert/strict';
import { technoteLab, withLab } from 'n3k-emulator/testing';

await withLab(async (lab) => {
  const { writeFile, readText, fileExists, pullStick, insertStick, type } = lab.device('N3K-C3064PQ');
  await writeFile('bootflash:notes.txt', 'bring the stick\n');
  await type('copy bootflash:notes.txt usb1:');
  assert.equal(await readText('usb1:notes.txt'), 'bring the stick\n');

  const stick = pullStick('usb1');
  assert.equal(fileExists('usb1:notes.txt'), false);
  insertStick('usb1', stick);
  assert.equal(fileExists('usb1:notes.txt'), true);
}, technoteLab());

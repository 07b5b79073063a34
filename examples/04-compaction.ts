// Compacting an image takes what other platform groups need out of it.
import assert from 'node:assert/strict';
import { withLab } from 'n3k-emulator/testing';

await withLab(async (lab) => {
  const { status, listFiles, type } = lab.device('N3K-C3064PQ');
  const image = 'bootflash:nxos.7.0.3.I7.8.bin';
  const freeBytes = () => status().filesystems.find(({ name }) => name === 'bootflash')?.freeBytes ?? 0;
  const before = freeBytes();

  // As in the technote, it needs room to work in.
  await type('delete bootflash:n3000-uk9.6.0.2.U6.3a.bin no-prompt');
  const screen = await type(`install all nxos ${image} compact`);
  assert.match(screen, /Compact bootflash:\/nxos\.7\.0\.3\.I7\.8\.bin done/);
  assert.ok(listFiles().some(({ name, sizeBytes }) => image.endsWith(name) && sizeBytes === 471_859_200 + 12_760));
  assert.ok(freeBytes() > before);
});

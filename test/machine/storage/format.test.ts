import { describe, expect, it } from 'vitest';
import { ext3, fat32 } from '../../../src/machine/storage/format.ts';

/** Bytes that a file of this size takes on bootflash. */
const onFlash = (sizeBytes: number): number => ext3.fileBlocks(sizeBytes) * ext3.blockBytes;
/** Bytes that a stick with one such file uses. */
const onStick = (sizeBytes: number): number => (fat32.fileBlocks(sizeBytes) + fat32.rootBlocks) * fat32.blockBytes;

describe('blocks, against the listings of the technote', () => {
  it('deleting both 6.0(2) images frees the difference of "bytes used"', () => {
    expect(onFlash(37_853_184) + onFlash(206_762_702)).toBe(1_324_871_680 - 1_079_996_416);
  });

  it('the compact 9.3(4) image takes the difference of "bytes used"', () => {
    expect(onFlash(579_377_951)).toBe(1_149_136_896 - 569_184_256);
  });

  it('a stick with the full and with the compact image uses what it shows', () => {
    expect(onStick(1_679_871_488)).toBe(1_679_884_288);
    expect(onStick(579_377_951)).toBe(579_387_392);
  });

  it('totals are whole blocks', () => {
    expect(1_648_623_616 % ext3.blockBytes).toBe(0);
    expect(15_508_996_096 % fat32.blockBytes).toBe(0);
  });

  it('indirect blocks begin where direct pointers end', () => {
    const blocks = (count: number): number => ext3.fileBlocks(count * 4096);
    expect([0, 1, 12, 13, 1036, 1037, 1036 + 1024, 1036 + 1025].map(blocks)).toEqual([
      0,
      1,
      12,
      14,
      1037,
      1040,
      1036 + 1024 + 3,
      1036 + 1025 + 4,
    ]);
    expect(ext3.fileBlocks(1)).toBe(1);
  });
});

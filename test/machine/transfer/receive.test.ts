import { describe, expect, it } from 'vitest';
import { instantClock } from '../../../src/base/clock.ts';
import { allDefects } from '../../../src/defects/all.ts';
import { type Content, sizeOf, slice } from '../../../src/machine/content/content.ts';
import { Digests } from '../../../src/machine/content/digest.ts';
import { piecesOf } from '../../../src/machine/content/reader.ts';
import type { Files } from '../../../src/machine/storage/files.ts';
import { ext3 } from '../../../src/machine/storage/format.ts';
import { Pace } from '../../../src/machine/transfer/pace.ts';
import { receive } from '../../../src/machine/transfer/receive.ts';
import { receiveCompacted } from '../../../src/machine/transfer/receive-compacted.ts';
import type { RemoteFile, RemoteProblem } from '../../../src/machine/transfer/remote.ts';
import { bytesOf, smallCompact, smallFull } from '../image/small-images.ts';
import { filesWith, pointsOn } from '../install/small-switch.ts';

const place = { filesystem: 'bootflash', path: '/image.bin' };

function described(content: Content): RemoteFile {
  return { kind: 'described', name: 'image.bin', content };
}

/** A file of a real server: bytes of `content` up to `sentBytes`, then perhaps a problem. */
function streamed(content: Content, sentBytes = sizeOf(content), problem?: RemoteProblem): RemoteFile {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (const piece of piecesOf(slice(content, 0, sentBytes), 0, 3000)) yield piece;
  }
  return { kind: 'streamed', name: 'image.bin', sizeBytes: sizeOf(content), bytes: bytes(), problem: () => problem };
}

interface Attempt {
  readonly files: Files;
  readonly running?: string;
  /** Interrupts when this many bytes of the source have been read. */
  readonly interruptAtBytes?: number;
}

/** Takes `file` over, as it is or compacted; tells the outcome, what was read of the source, and which defects bit. */
async function taken(file: RemoteFile, isCompact: boolean, attempt: Attempt) {
  const { files, running = '9.3(4)', interruptAtBytes = Number.POSITIVE_INFINITY } = attempt;
  const writer = files.write(place);
  if (!writer.ok) throw new Error(writer.error.why);
  const interrupt = new AbortController();
  let readBytes = 0;
  const clock = instantClock(0);
  const transfer = {
    writer: writer.value,
    pace: new Pace(clock, 8000),
    onProgress: (count: number): void => {
      expect(count).toBeGreaterThanOrEqual(readBytes);
      readBytes = count;
      if (count >= interruptAtBytes) interrupt.abort();
    },
    signal: interrupt.signal,
  };
  const { points, hits } = pointsOn(running, allDefects);
  const result = isCompact
    ? await receiveCompacted(file, { ...transfer, group: '3000', digests: new Digests(), points })
    : await receive(file, transfer);
  return { result, readBytes, hits, tookMs: clock.now() };
}

const kinds = { described, streamed };

describe.each(['described', 'streamed'] as const)('a transfer of a %s file', (kind) => {
  const fileOf = kinds[kind];

  it('gives the same file, in the time of its rate', async () => {
    const full = await smallFull();
    const files = filesWith({});
    const { result, readBytes, tookMs } = await taken(fileOf(full), false, { files });
    expect(result).toEqual({ ok: true, value: full });
    expect(files.content(place)).toEqual({ ok: true, value: full });
    expect(readBytes).toBe(sizeOf(full));
    expect(Math.abs(tookMs - sizeOf(full) / 8)).toBeLessThan(2);
  });

  it('compacted on the way gives the same file as compaction in place', async () => {
    const full = await smallFull();
    const small = await smallCompact('3000');
    const files = filesWith({}, ext3.fileBlocks(sizeOf(small)) * 4096);
    const { result, readBytes, hits } = await taken(fileOf(full), true, { files });
    expect(result).toEqual({ ok: true, value: small });
    expect(files.content(place)).toEqual({ ok: true, value: small });
    expect([readBytes, hits]).toEqual([sizeOf(full), []]);
  });

  it.each([false, true])('interrupted leaves nothing behind (compact: %s)', async (isCompact) => {
    const files = filesWith({});
    const { result } = await taken(fileOf(await smallFull()), isCompact, { files, interruptAtBytes: 20_000 });
    expect(result).toEqual({ ok: false, error: { why: 'interrupted' } });
    expect(files.stat(place).ok).toBe(false);
    expect(files.usage('bootflash')).toMatchObject({ value: { usedBytes: 0 } });
  });

  it.each([false, true])(
    'runs out of room in the middle and leaves nothing behind (compact: %s)',
    async (isCompact) => {
      const files = filesWith({}, 5 * 4096);
      const { result, readBytes } = await taken(fileOf(await smallFull()), isCompact, { files });
      expect(result).toMatchObject({ ok: false, error: { why: 'no-space' } });
      expect(readBytes).toBeGreaterThan(0);
      expect(files.usage('bootflash')).toMatchObject({ value: { usedBytes: 0 } });
    },
  );

  it('takes a compact image as it is when it is compacted again', async () => {
    const small = await smallCompact('3000');
    const { result } = await taken(fileOf(small), true, { files: filesWith({}) });
    expect(result).toEqual({ ok: true, value: small });
  });

  it('refuses to compact what is no image, belongs to another group, or is damaged', async () => {
    const check = async (content: Content): Promise<unknown> => {
      const files = filesWith({});
      const { result } = await taken(fileOf(content), true, { files });
      expect(files.usage('bootflash')).toMatchObject({ value: { usedBytes: 0 } });
      return result.ok ? 'taken' : result.error;
    };
    expect(await check({ kind: 'seeded', seed: 'noise', sizeBytes: 9000, style: 'random' })).toEqual({
      why: 'not-an-image',
    });
    expect(await check(await smallCompact('3500'))).toEqual({ why: 'lacks-group', group: '3000' });
    expect(await check({ kind: 'damaged', of: await smallFull(), atBytes: 6000 })).toEqual({
      why: 'damaged',
      section: 'common',
    });
    const full = await smallFull();
    expect(await check(slice(full, 0, 30_000))).toEqual({
      why: 'truncated',
      expectedBytes: sizeOf(full),
      sizeBytes: 30_000,
    });
  });

  it('loses 9.3(x) behind the common section on an old release (CSCvt11426)', async () => {
    const full = await smallFull();
    const files = filesWith({});
    const { result, readBytes, hits } = await taken(fileOf(full), true, { files, running: '7.0(3)I7(6)' });
    expect(result).toMatchObject({ ok: false, error: { why: 'connection-lost' } });
    expect(readBytes).toBe(4096 + 20_011);
    expect(hits).toEqual(['CSCvt11426']);
    expect(files.usage('bootflash')).toMatchObject({ value: { usedBytes: 0 } });
    const older = await taken(fileOf(await smallFull('7.0(3)I7(8)')), true, {
      files: filesWith({}),
      running: '7.0(3)I7(6)',
    });
    expect([older.result.ok, older.hits]).toEqual([true, []]);
  });
});

describe('a transfer from a real server', () => {
  it.each([false, true])('that breaks off leaves nothing behind (compact: %s)', async (isCompact) => {
    const full = await smallFull();
    const files = filesWith({});
    const lost = await taken(streamed(full, 30_000, { why: 'connection-lost', detail: 'reset' }), isCompact, { files });
    expect(lost.result).toEqual({ ok: false, error: { why: 'connection-lost', detail: 'reset' } });
    const short = await taken(streamed(full, 30_000), isCompact, { files });
    expect(short.result).toEqual({
      ok: false,
      error: { why: 'connection-lost', detail: `30000 of ${sizeOf(full)} bytes` },
    });
    expect(files.usage('bootflash')).toMatchObject({ value: { usedBytes: 0 } });
  });

  it('stores the bytes of a file that nothing describes', async () => {
    const noise: Content = { kind: 'seeded', seed: 'noise', sizeBytes: 100_000, style: 'random' };
    const files = filesWith({});
    const { result } = await taken(streamed(noise), false, { files });
    expect(result.ok && bytesOf(result.value).equals(bytesOf(noise))).toBe(true);
    files.remove(place);
  });
});

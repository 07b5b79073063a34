import { describe, expect, it } from 'vitest';
import { instantClock } from '../../../src/base/clock.ts';
import { failed, ok } from '../../../src/base/result.ts';
import { fetchOverTftp } from '../../../src/cli/console/fetch.ts';
import { sizeOf } from '../../../src/machine/content/content.ts';
import { Spool } from '../../../src/machine/content/spool.ts';
import { imageRecogniser } from '../../../src/machine/image/image-file.ts';
import type { Network, RemoteFile } from '../../../src/machine/transfer/remote.ts';

const chunk = Buffer.alloc(100_000, 0xa5);
const place = { host: '192.0.2.10', path: 'x.bin' };

/** A network whose one server streams `count` chunks, as a real one behind a bridge does. */
function serving(count: number, isLost = false): Network {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (let sent = 0; sent < count; sent += 1) yield chunk;
  }
  const file: RemoteFile = {
    kind: 'streamed',
    name: 'x.bin',
    sizeBytes: undefined,
    bytes: bytes(),
    problem: () => (isLost ? { why: 'connection-lost', detail: 'test' } : undefined),
  };
  const files = { open: async () => ok(file), put: async () => failed({ why: 'rejected', words: '' } as const) };
  const server = {
    hostKey: undefined,
    login: async () => ok(files),
    anonymous: async () => ok(files),
    close: () => {},
  };
  return {
    reachable: () => ok({ address: place.host }),
    connect: async ({ protocol, vrf }) =>
      protocol === 'tftp' && vrf === 'management' ? ok(server) : failed({ why: 'unknown-vrf', vrf }),
  };
}

describe('what the loader loads from a real server', () => {
  const clock = instantClock(0);

  it('lies in the spool while somebody holds it', async () => {
    const spool = new Spool();
    const freeBytes = spool.freeBytes;
    const surroundings = { spool, recogniser: imageRecogniser };
    const fetched = await fetchOverTftp(
      { network: serving(30), clock },
      place,
      surroundings,
      new AbortController().signal,
    );
    if (!fetched.ok) throw new Error(fetched.error.why);
    expect(sizeOf(fetched.value)).toBe(3_000_000);
    expect(fetched.value.kind).toBe('spooled');
    spool.retain(fetched.value);
    spool.release(fetched.value);
    expect(spool.freeBytes).toBe(freeBytes);
    spool.close();
  });

  it.each([
    ['a connection that is lost', true, false, 'connection-lost'],
    ['Ctrl-C', false, true, 'interrupted'],
  ])('%s leaves nothing', async (_name, isLost, isInterrupted, why) => {
    const spool = new Spool();
    const freeBytes = spool.freeBytes;
    const surroundings = { spool, recogniser: imageRecogniser };
    const ending = new AbortController();
    if (isInterrupted) ending.abort();
    const fetched = await fetchOverTftp({ network: serving(30, isLost), clock }, place, surroundings, ending.signal);
    expect(fetched).toMatchObject({ ok: false, error: { why } });
    expect(spool.freeBytes).toBe(freeBytes);
    spool.close();
  });
});

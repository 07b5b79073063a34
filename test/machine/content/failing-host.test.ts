import { afterEach, describe, expect, it } from 'vitest';
import { type Host, installHost } from '../../../src/base/host/host.ts';
import type { WorkerListener } from '../../../src/base/host/work.ts';
import { nodeHost } from '../../../src/host-node/node-host.ts';
import type { Content } from '../../../src/machine/content/content.ts';
import { Digests, digestNow } from '../../../src/machine/content/digest.ts';
import { Intake } from '../../../src/machine/content/intake.ts';
import { Spool } from '../../../src/machine/content/spool.ts';

afterEach(() => installHost(nodeHost));

/** A host of which a part is another. */
function hostWith(part: Partial<Host>): void {
  installHost({ ...nodeHost, ...part });
}

function refusal(code: string): Error {
  return Object.assign(new Error(`${code}: the host says no`), { code });
}

/** Bytes that nothing describes. */
const unknownBytes = new Uint8Array(200_000).fill(0xff);

function intakeInto(spool: Spool): Intake {
  return new Intake({ spool, recogniser: { neededBytes: 0, recognise: () => undefined } }, 'upload.bin');
}

describe('a spool that refuses', () => {
  it.each([
    ['ENOSPC', { why: 'no-space', neededBytes: 200_000, freeBytes: 1_000_000 }],
    ['EIO', { why: 'io-error' }],
  ] as const)('with %s ends an upload, and leaves no file and no room taken', (code, error) => {
    const files = new Set<string>();
    let heardBytes = 0;
    hostWith({
      spool: {
        ...nodeHost.spool,
        makeFolder: () => '/spool',
        create(path) {
          files.add(path);
          return {
            write: () => {
              throw refusal(code);
            },
            close: () => {},
          };
        },
        remove: (path) => files.delete(path),
      },
    });
    const spool = new Spool({ limitBytes: 1_000_000, onFull: (limitBytes) => (heardBytes = limitBytes) });
    const intake = intakeInto(spool);
    expect(intake.push(unknownBytes)).toEqual({ ok: false, error });
    intake.abort();
    expect({ files: [...files], freeBytes: spool.freeBytes }).toEqual({ files: [], freeBytes: 1_000_000 });
    expect(heardBytes).toBe(code === 'ENOSPC' ? 1_000_000 : 0);
  });

  it('that gives no folder takes nothing, and says so', () => {
    hostWith({
      spool: {
        ...nodeHost.spool,
        makeFolder: () => {
          throw refusal('EACCES');
        },
      },
    });
    expect(intakeInto(new Spool()).push(unknownBytes)).toEqual({ ok: false, error: { why: 'io-error' } });
  });
});

describe('a worker that dies', () => {
  const content: Content = { kind: 'seeded', seed: 'large', sizeBytes: 1_000_000, style: 'random' };

  /** Workers that crash at the first question; how many were started. */
  function mortalWorkers(): () => number {
    let started = 0;
    hostWith({
      worker(_name, listener: WorkerListener) {
        started += 1;
        return {
          post() {
            listener.crashed(new Error('out of memory'));
            listener.ended();
          },
          setAwaited: () => {},
          stop: async () => {},
        };
      },
    });
    return () => started;
  }

  it('leaves its digest to this thread, and the next one to another worker', async () => {
    const started = mortalWorkers();
    const digests = new Digests();
    expect(await digests.of(content, 'md5')).toBe(digestNow(content, 'md5'));
    expect(await digests.of(content, 'sha256')).toBe(digestNow(content, 'sha256'));
    expect(started()).toBe(2);
    await digests.close();
  });

  it('while it follows an upload is no end of the upload: its digest is made from the whole', async () => {
    mortalWorkers();
    const digests = new Digests();
    const follower = digests.follow('/spool/spool-1');
    follower?.grown(8_000_000);
    follower?.end(content);
    expect(await digests.of(content, 'md5')).toBe(digestNow(content, 'md5'));
  });
});

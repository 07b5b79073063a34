import { createCipheriv, createHash, hash, randomBytes } from 'node:crypto';
import { crc32, createGunzip, createGzip } from 'node:zlib';
import type { Compressor, Direction, Host, Keystream } from '../base/host/host.ts';
import type { HostTurns } from '../base/host/work.ts';
import { hostDisk } from './disk.ts';
import { nodeFiles } from './files.ts';
import { nodeProcesses } from './host-process.ts';
import { nodeSpool } from './spool.ts';
import { startWorker } from './worker.ts';

/** Node as the host, without a place for texts: a thread that only digests need not load one. */
export const bareHost: Omit<Host, 'textStore'> = {
  hash: createHash,
  digest: (algorithm, bytes) => hash(algorithm, bytes, 'buffer'),
  crc32,
  keystream,
  randomBytes,
  isSame: (a, b) => Buffer.compare(a, b) === 0,
  compress,
  worker: startWorker,
  warn: (message) => process.emitWarning(message, 'N3kWarning'),
  turns: turns(),
  files: nodeFiles,
  spool: nodeSpool,
  disk: hostDisk,
  processes: nodeProcesses,
};

const blockBytes = 16;
const zeros = Buffer.alloc(1 << 18);

function keystream(key: Uint8Array, firstBlock: number): Keystream {
  const counter = Buffer.alloc(blockBytes);
  counter.writeBigUInt64BE(BigInt(firstBlock), 8);
  const cipher = createCipheriv('aes-128-ctr', key, counter);
  return {
    next(length) {
      if (length <= zeros.length) return cipher.update(zeros.subarray(0, length));
      const pieces: Buffer[] = [];
      for (let left = length; left > 0; left -= zeros.length) {
        pieces.push(cipher.update(zeros.subarray(0, Math.min(left, zeros.length))));
      }
      return Buffer.concat(pieces);
    },
  };
}

function compress(direction: Direction, take: (bytes: Uint8Array) => boolean): Compressor {
  const stream = direction === 'pack' ? createGzip() : createGunzip();
  let isWanted = true;
  let wake = (): void => {};
  const ended = new Promise<void>((resolve) => {
    stream.on('data', (bytes: Buffer) => {
      if (isWanted && !take(bytes)) stop();
    });
    stream.on('error', stop);
    stream.on('drain', () => wake());
    stream.on('close', () => {
      wake();
      resolve();
    });
  });
  function stop(): void {
    isWanted = false;
    stream.destroy();
  }
  return {
    async write(bytes) {
      if (isWanted && !stream.write(bytes)) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return isWanted;
    },
    async end() {
      if (isWanted) stream.end();
      await ended;
      return isWanted;
    },
    abort: stop,
  };
}

function turns(): HostTurns {
  return {
    soon: (act) => void setImmediate(act),
    // Ticks come after all microtasks.
    last: (act) => queueMicrotask(() => process.nextTick(act)),
    after(delayMs, act, awaited) {
      const timer = setTimeout(act, delayMs);
      if (!awaited) timer.unref();
      return () => clearTimeout(timer);
    },
  };
}

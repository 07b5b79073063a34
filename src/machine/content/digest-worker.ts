import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { unreachable } from '../../base/assert.ts';
import { reasonOf } from '../../base/emulator-error.ts';
import { digestNow } from './digest.ts';
import type { DigestAnswer, DigestQuestion } from './digest-thread.ts';
import { pieceBytes } from './reader.ts';

/** A host file that is digested while somebody writes it. */
interface Followed {
  readonly descriptor: number;
  readonly md5: Hash;
  readonly sha256: Hash;
  readBytes: number;
}

const followed = new Map<number, Followed>();
const piece = Buffer.alloc(pieceBytes);

/** The body of the digest thread: questions are worked off in order; `digest` and `end` get one answer each. */
parentPort?.on('message', (question: DigestQuestion) => {
  try {
    const digests = worked(question);
    if (digests !== undefined) answer({ id: question.id, digests });
  } catch (error) {
    drop(question.id);
    // A followed file may have been removed already; whoever still wants its digest asks for it.
    if (question.kind === 'digest' || question.kind === 'end') {
      answer({ id: question.id, problem: reasonOf(error) });
    }
  }
});

function worked(question: DigestQuestion): DigestAnswer['digests'] {
  switch (question.kind) {
    case 'digest':
      return { [question.algorithm]: digestNow(question.content, question.algorithm) };
    case 'follow':
      followed.set(question.id, {
        descriptor: openSync(question.path, 'r'),
        md5: createHash('md5'),
        sha256: createHash('sha256'),
        readBytes: 0,
      });
      return undefined;
    case 'grown':
      readOn(question.id, question.sizeBytes);
      return undefined;
    case 'end': {
      const file = readOn(question.id, question.sizeBytes);
      const digests = { md5: file?.md5.digest('hex'), sha256: file?.sha256.digest('hex') };
      drop(question.id);
      const { md5, sha256 } = digests;
      if (md5 === undefined || sha256 === undefined) throw new Error('the file could not be followed');
      return { md5, sha256 };
    }
    case 'drop':
      drop(question.id);
      return undefined;
    default:
      return unreachable(question);
  }
}

function readOn(id: number, sizeBytes: number): Followed | undefined {
  const file = followed.get(id);
  while (file !== undefined && file.readBytes < sizeBytes) {
    const wanted = Math.min(piece.length, sizeBytes - file.readBytes);
    const count = readSync(file.descriptor, piece, 0, wanted, file.readBytes);
    if (count === 0) throw new Error('the file is shorter than its writer said');
    const bytes = piece.subarray(0, count);
    file.md5.update(bytes);
    file.sha256.update(bytes);
    file.readBytes += count;
  }
  return file;
}

function drop(id: number): void {
  const file = followed.get(id);
  followed.delete(id);
  if (file !== undefined) closeSync(file.descriptor);
}

function answer(message: DigestAnswer): void {
  parentPort?.postMessage(message);
}

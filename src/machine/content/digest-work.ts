import { unreachable } from '../../base/assert.ts';
import { reasonOf } from '../../base/emulator-error.ts';
import type { OpenHostFile } from '../../base/host/files.ts';
import { type Hash, host } from '../../base/host/host.ts';
import { digestNow } from './digest.ts';
import type { DigestAnswer, DigestQuestion } from './digest-thread.ts';
import { pieceBytes } from './reader.ts';

/** A host file that is digested while somebody writes it. */
interface Followed {
  readonly file: OpenHostFile;
  readonly md5: Hash;
  readonly sha256: Hash;
  readBytes: number;
}

/** What the digest thread does: questions are worked off in order; `digest` and `end` get one answer each. */
export class DigestWork {
  readonly #followed = new Map<number, Followed>();
  readonly #piece = new Uint8Array(pieceBytes);

  answerTo(question: DigestQuestion): DigestAnswer | undefined {
    const { id } = question;
    try {
      const digests = this.#worked(question);
      return digests === undefined ? undefined : { id, digests };
    } catch (error) {
      this.#drop(id);
      // A followed file may have been removed already; whoever still wants its digest asks for it.
      const isAsked = question.kind === 'digest' || question.kind === 'end';
      return isAsked ? { id, problem: reasonOf(error) } : undefined;
    }
  }

  #worked(question: DigestQuestion): DigestAnswer['digests'] {
    const { id } = question;
    switch (question.kind) {
      case 'digest':
        return { [question.algorithm]: digestNow(question.content, question.algorithm) };
      case 'follow': {
        const file = host().files.open(question.path);
        this.#followed.set(id, { file, md5: host().hash('md5'), sha256: host().hash('sha256'), readBytes: 0 });
        return undefined;
      }
      case 'grown':
        this.#readOn(id, question.sizeBytes);
        return undefined;
      case 'end': {
        const followed = this.#readOn(id, question.sizeBytes);
        this.#drop(id);
        if (followed === undefined) throw new Error('the file could not be followed');
        return { md5: followed.md5.digest('hex'), sha256: followed.sha256.digest('hex') };
      }
      case 'drop':
        this.#drop(id);
        return undefined;
      default:
        return unreachable(question);
    }
  }

  #readOn(id: number, sizeBytes: number): Followed | undefined {
    const followed = this.#followed.get(id);
    while (followed !== undefined && followed.readBytes < sizeBytes) {
      const wanted = Math.min(pieceBytes, sizeBytes - followed.readBytes);
      const readBytes = followed.file.read(this.#piece.subarray(0, wanted), followed.readBytes);
      if (readBytes === 0) throw new Error('the file is shorter than its writer said');
      const bytes = this.#piece.subarray(0, readBytes);
      followed.md5.update(bytes);
      followed.sha256.update(bytes);
      followed.readBytes += readBytes;
    }
    return followed;
  }

  #drop(id: number): void {
    this.#followed.get(id)?.file.close();
    this.#followed.delete(id);
  }
}

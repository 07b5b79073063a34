import { parentPort } from 'node:worker_threads';
import { reasonOf } from '../../base/emulator-error.ts';
import type { Content } from './content.ts';
import { type DigestAlgorithm, digestNow } from './digest.ts';

/** The body of the digest thread: one answer for each question, in order. */
parentPort?.on('message', (question: { id: number; content: Content; algorithm: DigestAlgorithm }) => {
  const { id } = question;
  try {
    parentPort?.postMessage({ id, digest: digestNow(question.content, question.algorithm) });
  } catch (error) {
    parentPort?.postMessage({ id, problem: reasonOf(error) });
  }
});

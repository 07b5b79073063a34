/** The digest thread. */
import { parentPort } from 'node:worker_threads';
import { installHost } from '../base/host/host.ts';
import type { DigestQuestion } from '../machine/content/digest-thread.ts';
import { DigestWork } from '../machine/content/digest-work.ts';
import { bareHost } from './bare-host.ts';

installHost({
  ...bareHost,
  textStore() {
    throw new Error('the digest thread holds no texts');
  },
});

const work = new DigestWork();

parentPort?.on('message', (question: DigestQuestion) => {
  const answer = work.answerTo(question);
  if (answer !== undefined) parentPort?.postMessage(answer);
});

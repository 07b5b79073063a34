/**
 * What the benchmark of streaming measures, each in a process of its own that holds nothing else: `image IMAGE` reads a whole
 * image, `cipher SIZE` makes as many bytes with the bare cipher. Prints one line of JSON.
 */
import '../../src/host-node/install.ts';
import { createCipheriv } from 'node:crypto';
import { openContent, pieceBytes } from '../../src/machine/content/reader.ts';
import { imageContent } from './image-content.ts';

const [what = '', subject = ''] = process.argv.slice(2);
const warmBytes = 64 * 1024 * 1024;
const read = what === 'image' ? await imageReader(subject) : cipherReader(Number(subject));
for (let at = 0; at < warmBytes; at += pieceBytes) read.piece(at);
const began = performance.now();
for (let at = 0; at < read.sizeBytes; at += pieceBytes) read.piece(at);
const elapsedMs = performance.now() - began;
const peakBytes = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ sizeBytes: read.sizeBytes, elapsedMs, peakBytes }));

async function imageReader(image: string): Promise<{ sizeBytes: number; piece(at: number): unknown }> {
  const reader = openContent(await imageContent(image));
  return { sizeBytes: reader.sizeBytes, piece: (at) => reader.read(at, pieceBytes) };
}

function cipherReader(sizeBytes: number): { sizeBytes: number; piece(at: number): unknown } {
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16));
  const zeros = Buffer.alloc(pieceBytes);
  return { sizeBytes, piece: () => cipher.update(zeros) };
}

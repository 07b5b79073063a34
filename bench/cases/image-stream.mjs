import { insideProgram, measuredImage } from '../programs/inside.mjs';
import { interleaved, median } from '../statistics.mjs';

export const name = 'image-stream';
export const measures = 'an image out of its description, against the bare cipher (AES-128-CTR) over as many zeros';
const aimRatio = 0.85;
const aimBytes = 100e6;

export async function run(bench) {
  const image = measuredImage(bench);
  const measure = await insideProgram(bench, 'stream');
  const { sizeBytes } = await measure('image', image.spec);
  const samples = await interleaved(bench.isQuick ? 3 : 5, {
    stream: () => measure('image', image.spec),
    cipher: () => measure('cipher', String(sizeBytes)),
  });
  const rate = (kind) => median(samples[kind].map(({ elapsedMs }) => (sizeBytes * 1000) / elapsedMs));
  const [stream, cipher] = [rate('stream'), rate('cipher')];
  const peakBytes = Math.max(...samples.stream.map((sample) => sample.peakBytes));
  return [
    {
      what: image.name,
      value: stream,
      unit: 'bytes-per-second',
      reference: { name: 'cipher', value: cipher },
      ratio: stream / cipher,
      aim: `>= ${aimRatio} x`,
      isMet: stream / cipher >= aimRatio,
      note: `${(sizeBytes / 1e6).toFixed(0)} MB; n=${samples.stream.length}`,
    },
    {
      what: 'most resident memory',
      value: peakBytes,
      unit: 'bytes',
      aim: `< ${aimBytes / 1e6} MB`,
      isMet: peakBytes < aimBytes,
      reference: { name: 'cipher', value: Math.max(...samples.cipher.map((sample) => sample.peakBytes)) },
      note: 'of a process that does nothing else',
    },
  ];
}

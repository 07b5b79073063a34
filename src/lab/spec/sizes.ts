import { EmulatorError } from '../../base/emulator-error.ts';

/** A 16 GB stick has 15508996096 bytes (technote, dir usb1:); other sizes are inferred to keep that share. */
const stickShare = 15_508_996_096 / 16e9;
const clusterBytes = 8192;

const units: Readonly<Record<string, number>> = { MB: 1e6, GB: 1e9, TB: 1e12 };

/** How sizes are written, in words. */
export const sizeRule = 'sizes are written like 512MB, 16GB or 1TB (1MB to 64TB)';
export const sizePattern = /^\s*\d+(?:\.\d+)?\s*[MmGgTt][Bb]\s*$/;

/** The usable bytes of a stick that is sold as `16GB`; undefined when the text is no size. */
export function knownBytes(size: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*([MGT]B)$/i.exec(size.trim());
  const unit = units[(match?.[2] ?? '').toUpperCase()];
  const nominalBytes = Number(match?.[1]) * (unit ?? Number.NaN);
  if (!Number.isFinite(nominalBytes) || nominalBytes < 1e6 || nominalBytes > 64e12) return undefined;
  return Math.round((nominalBytes * stickShare) / clusterBytes) * clusterBytes;
}

/** The same; throws when the text is no size. */
export function stickBytes(size: string): number {
  const found = knownBytes(size);
  if (found !== undefined) return found;
  throw new EmulatorError(`bad size "${size}"`, sizeRule);
}

import type { Clock } from '../../base/clock.ts';
import { failed, ok, type Result } from '../../base/result.ts';
import { type Content, sizeOf } from '../../machine/content/content.ts';
import { Intake, type IntakeSurroundings } from '../../machine/content/intake.ts';
import type { Device } from '../../machine/device.ts';
import { nameOf } from '../../machine/storage/location.ts';
import { Pace, ratesBytesPerSecond } from '../../machine/transfer/pace.ts';
import { streamEnd, type TransferProblem } from '../../machine/transfer/receive.ts';
import type { RemoteFile } from '../../machine/transfer/remote.ts';

/** A place that TFTP serves. */
export interface TftpPlace {
  readonly host: string;
  readonly path: string;
}

/** `tftp://host/path`; undefined for anything else. */
export function parseTftp(text: string): TftpPlace | undefined {
  const [, host, path] = /^tftp:\/\/([^/]+)\/+(.+)$/i.exec(text) ?? [];
  return host === undefined || path === undefined ? undefined : { host, path };
}

/** Only mgmt0 has an address while no NX-OS runs (nxos-behaviour 3.1). */
export const managementVrf = 'management';

/**
 * Loads a file over TFTP into memory, as the loader does; here a stream that no image describes lies in the lab's spool instead.
 * Whoever uses the content retains it before anything else happens.
 */
export async function fetchOverTftp(
  device: Pick<Device, 'network'> & { readonly clock: Clock },
  { host, path }: TftpPlace,
  surroundings: IntakeSurroundings,
  signal: AbortSignal,
): Promise<Result<Content, TransferProblem>> {
  const server = await device.network.connect({ protocol: 'tftp', host, port: undefined, vrf: managementVrf }, signal);
  if (!server.ok) return server;
  try {
    const files = await server.value.anonymous();
    if (!files.ok) return files;
    const file = await files.value.open(path);
    if (!file.ok) return file;
    const pace = new Pace(device.clock, ratesBytesPerSecond.tftp);
    return file.value.kind === 'described'
      ? await takeDescribed(file.value.content, pace, signal)
      : await takeStream(file.value, nameOf(path), { surroundings, pace, signal });
  } finally {
    server.value.close();
  }
}

async function takeDescribed(
  content: Content,
  pace: Pace,
  signal: AbortSignal,
): Promise<Result<Content, TransferProblem>> {
  for (let restBytes = sizeOf(content); restBytes > 0 && !signal.aborted; restBytes -= pace.stepBytes) {
    await pace.moved(Math.min(restBytes, pace.stepBytes), signal);
  }
  return signal.aborted ? failed({ why: 'interrupted' }) : ok(content);
}

async function takeStream(
  file: RemoteFile & { readonly kind: 'streamed' },
  name: string,
  how: { readonly surroundings: IntakeSurroundings; readonly pace: Pace; readonly signal: AbortSignal },
): Promise<Result<Content, TransferProblem>> {
  const { surroundings, pace, signal } = how;
  const intake = new Intake(surroundings, name);
  let readBytes = 0;
  for await (const bytes of file.bytes) {
    if (signal.aborted) break;
    const pushed = intake.push(bytes);
    if (!pushed.ok) {
      intake.abort();
      return pushed;
    }
    readBytes += bytes.length;
    await pace.moved(bytes.length, signal);
  }
  const end = streamEnd(file, readBytes, signal);
  if (end.ok) return intake.end();
  intake.abort();
  return end;
}

import { parseInstant } from '../../base/calendar.ts';
import { transferProtocols } from '../../machine/transfer/remote.ts';
import { defaultHostVrfs, type HostSpec, type HostUser } from '../../network/host.ts';
import type { LabSpec } from '../spec/lab-schema.ts';
import type { FileContents } from './file-contents.ts';

/** The hosts of a lab as the network room takes them. */
export async function buildHosts(spec: LabSpec, contents: FileContents, startMs: number): Promise<readonly HostSpec[]> {
  return Promise.all((spec.hosts ?? []).map((host) => buildHost(host, contents, startMs)));
}

async function buildHost(
  host: NonNullable<LabSpec['hosts']>[number],
  contents: FileContents,
  startMs: number,
): Promise<HostSpec> {
  const common = { address: host.address, names: host.names ?? [], vrfs: host.vrfs ?? defaultHostVrfs };
  if (host.bridge !== undefined) {
    return { kind: 'bridge', ...common, to: host.bridge };
  }
  const files = await Promise.all(
    (host.files ?? []).map(async (file) => ({
      path: file.path,
      content: await contents.of(file.path, file),
      modifiedMs: file.modified === undefined ? startMs : (parseInstant(file.modified) ?? startMs),
    })),
  );
  const users: readonly HostUser[] = host.users ?? [];
  const protocols = host.protocols ?? transferProtocols;
  return {
    kind: 'simulated',
    ...common,
    users,
    protocols,
    served: host.served ?? users[0]?.home ?? '/',
    files,
    keyWord: host.hostKey ?? '',
  };
}

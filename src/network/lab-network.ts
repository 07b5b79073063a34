import { isAddress } from '../base/address.ts';
import { present } from '../base/assert.ts';
import { EmulatorError } from '../base/emulator-error.ts';
import { failed, ok, type Result } from '../base/result.ts';
import { Volume, type VolumeState, type VolumeSurroundings } from '../machine/storage/volume.ts';
import type { HostKey, Network, RemoteProblem, ServerAddress, TransferProtocol } from '../machine/transfer/remote.ts';
import type { BridgeWay, OpenBridge } from './bridge-way.ts';
import { type BridgedHost, type HostSpec, type SimulatedHost, standardPorts } from './host.ts';
import { simulatedHostKey, simulatedServer, volumeOf } from './simulated-server.ts';

/** What a network is made of. */
export interface LabNetworkSpec {
  readonly hosts: readonly HostSpec[];
  /** Host keys of simulated hosts follow from it. */
  readonly seed: string;
  /** What the volumes of simulated hosts share with those of the switches: spool, recogniser and lab time. */
  readonly surroundings: VolumeSurroundings;
  /** Opens ways to real servers; without it nobody reaches one. */
  readonly openBridge?: OpenBridge | undefined;
  /** Hosts whose SSH key was changed before: address and word. */
  readonly keyWords?: Readonly<Record<string, string>>;
  /** Called when the SSH key of a host has changed, with those of all that were ever changed. */
  readonly onKeysChanged?: (words: Readonly<Record<string, string>>) => void;
}

/** The network of a lab: what its switches can reach, and for the lab itself what lies on simulated hosts. */
export interface LabNetwork extends Network {
  /** The files of the simulated host with this address or name; undefined when there is none. */
  filesOf(host: string): Volume | undefined;
  /** Gives a simulated host another SSH key, as when it is set up anew. Throws an EmulatorError when there is no such host. */
  changeHostKey(host: string): HostKey;
  /** The words from which the keys of hosts follow that were changed, by their addresses. */
  keyWords(): Readonly<Record<string, string>>;
  /** What lies on simulated hosts, by their addresses. */
  state(): Readonly<Record<string, VolumeState>>;
  /** Puts on simulated hosts what lay there at another time. */
  restore(state: Readonly<Record<string, VolumeState>>, keyWords?: Readonly<Record<string, string>>): void;
  /** Ends every connection; later ones are lost at once. */
  close(): void;
}

/** VRFs that every switch has. */
const builtInVrfs: readonly string[] = ['default', 'management'];

/**
 * The world around the switches of one lab. Invariant: no real address is touched but the target of a bridge,
 * and a bridge is reached only through its own lab address, VRF and protocol.
 */
export function labNetwork(spec: LabNetworkSpec): LabNetwork {
  const closing = new AbortController();
  const vrfs = new Set([...builtInVrfs, ...spec.hosts.flatMap((host) => host.vrfs)]);
  const volumes = new Map<HostSpec, Volume>();
  for (const host of spec.hosts) if (host.kind === 'simulated') volumes.set(host, volumeOf(host, spec.surroundings));
  const keyWords = new Map(Object.entries(spec.keyWords ?? {}));
  const keyOf = ({ address, keyWord }: SimulatedHost): HostKey =>
    simulatedHostKey(spec.seed, address, keyWords.get(address) ?? keyWord);
  const hostAt = (name: string, vrf: string): Result<HostSpec, RemoteProblem> => {
    if (!vrfs.has(vrf)) return failed({ why: 'unknown-vrf', vrf });
    const named = spec.hosts.filter((host) => isCalled(host, name));
    if (named.length === 0 && !isAddress(name)) return failed({ why: 'unknown-host', host: name });
    const host = named.find((candidate) => candidate.vrfs.includes(vrf));
    return host === undefined ? failed({ why: 'no-route', host: name }) : ok(host);
  };
  return {
    reachable(name, vrf) {
      const host = hostAt(name, vrf);
      return host.ok ? ok({ address: host.value.address }) : host;
    },
    async connect(address, signal) {
      const found = hostAt(address.host, address.vrf);
      if (!found.ok) return found;
      const host = found.value;
      const port = portOf(host, address);
      if (port === undefined) return failed({ why: 'refused', host: address.host });
      const ending = AbortSignal.any([signal, closing.signal]);
      if (host.kind === 'bridge') return bridged(spec.openBridge, host, address, { port, signal: ending });
      const volume = present(volumes.get(host), `the files of ${host.address}`);
      return ok(simulatedServer(host, volume, address.protocol, keyOf(host), ending));
    },
    filesOf(name) {
      const host = spec.hosts.find((candidate) => volumes.has(candidate) && isCalled(candidate, name));
      return host === undefined ? undefined : volumes.get(host);
    },
    changeHostKey(name) {
      const host = spec.hosts.find((candidate) => isCalled(candidate, name));
      if (host?.kind !== 'simulated') throw noKeyToChange(spec.hosts, name);
      keyWords.set(host.address, nextWord(keyWords.get(host.address) ?? host.keyWord));
      spec.onKeysChanged?.(Object.fromEntries(keyWords));
      return keyOf(host);
    },
    keyWords: () => Object.fromEntries(keyWords),
    state: () => Object.fromEntries([...volumes].map(([host, volume]) => [host.address, volume.state()])),
    restore(state, words = {}) {
      keyWords.clear();
      for (const [address, word] of Object.entries(words)) keyWords.set(address, word);
      spec.onKeysChanged?.(words);
      for (const [host, before] of volumes) {
        const saved = state[host.address];
        if (saved === undefined) continue;
        volumes.set(host, new Volume(saved, spec.surroundings));
        before.discard();
      }
    },
    close: () => closing.abort(),
  };
}

/** `2` behind nothing, and one more behind a number. */
function nextWord(word: string): string {
  const [, before = '', number] = /^(.*?)(\d*)$/s.exec(word) ?? [];
  return `${before}${number === '' || number === undefined ? 2 : Number(number) + 1}`;
}

function noKeyToChange(hosts: readonly HostSpec[], name: string): EmulatorError {
  const known = hosts.filter(({ kind }) => kind === 'simulated').map(({ address }) => address);
  return new EmulatorError(
    `the lab has no simulated host "${name}" whose key could change`,
    known.length === 0 ? 'it has none at all' : `its simulated hosts: ${known.join(', ')}`,
    { kind: 'not-found' },
  );
}

function isCalled(host: HostSpec, name: string): boolean {
  const wanted = name.toLowerCase();
  return host.address.toLowerCase() === wanted || host.names.some((known) => known.toLowerCase() === wanted);
}

/** The port behind which a host offers what is asked for; undefined when nobody listens there. */
function portOf(host: HostSpec, { protocol, port }: ServerAddress): number | undefined {
  const standard = standardPorts[protocol];
  if (port !== undefined && port !== standard) return undefined;
  if (host.kind === 'bridge') return bridgePort(host, protocol);
  return host.protocols.includes(protocol) ? standard : undefined;
}

/** A way to the real server behind a host; without anybody who opens one there is none. */
async function bridged(
  openBridge: OpenBridge | undefined,
  { to }: BridgedHost,
  { host: shownHost, protocol }: ServerAddress,
  way: Pick<BridgeWay, 'port' | 'signal'>,
): ReturnType<OpenBridge> {
  if (openBridge === undefined) return failed({ why: 'no-route', host: shownHost });
  return openBridge({ host: to.host, shownHost, ...way }, protocol);
}

function bridgePort(host: BridgedHost, protocol: TransferProtocol): number | undefined {
  const { ports } = host.to;
  if (protocol === 'scp') return ports.scp ?? ports.sftp;
  return protocol === 'sftp' ? (ports.sftp ?? ports.scp) : ports[protocol];
}

import type { RunningSystem } from '../../machine/boot/running-system.ts';
import type { Device } from '../../machine/device.ts';
import type { Cli } from './cli.ts';
import { configure, type Refusal } from './configure.ts';
import type { Screen } from './screen.ts';
import { Session } from './session.ts';
import { Sessions } from './sessions.ts';

/** Brings a switch that has just started to the configuration that was saved; lines that it does not take are told. An abort ends it early. */
export async function replayStartup(
  device: Device,
  running: RunningSystem,
  cli: Cli,
  signal: AbortSignal,
  onRefused: (refusal: Refusal) => void,
): Promise<void> {
  const saved = device.configuration.restart();
  if (saved === undefined) return;
  const id = device.nextIdentifier();
  const terminal = { length: 0, width: 80 };
  const session = new Session({ running, id, user: 'startup', from: 'startup-config', terminal });
  const on = { device, session, screen: unseen, cli, sessions: new Sessions(device), onRefused };
  await configure(saved.split('\n'), on, signal);
  if (!signal.aborted) device.configuration.settle();
}

/** Nobody watches a switch read its startup configuration. */
const unseen: Screen = {
  isInteractive: false,
  print: () => {},
  draw: () => {},
  show: async () => {},
  ask: async () => undefined,
  flush: async () => {},
  ready: async () => {},
};

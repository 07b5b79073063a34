import type { HostDisk } from './base/host/disk.ts';
import { allDoors } from './doors/all.ts';
import { openConsoleDoor } from './doors/console/door.ts';
import { hostDisk } from './host-node/disk.ts';
import './host-node/install.ts';
import { type RunningLab, type RunningLabOptions, type StartRunningLab, startLabIn } from './lab/lab.ts';
import type { WrittenLabSpec } from './lab/spec/lab-schema.ts';
import { openAnyBridge } from './network/bridges.ts';

/**
 * Starts a lab in Node, the switch of the Compact Image technote when none is given or `{}`; resolves when every switch runs and its
 * doors are open. Rejects with an EmulatorError.
 */
export function startLab(
  written?: WrittenLabSpec | Record<string, never>,
  options: RunningLabOptions = {},
): Promise<RunningLab> {
  return startLabOn(hostDisk, written, options);
}

/** The same with the state folder on a disk that may fail. */
export function startLabOn(disk: HostDisk, ...lab: Parameters<StartRunningLab>): Promise<RunningLab> {
  const outside = { doors: allDoors, openConsole: openConsoleDoor, openBridge: openAnyBridge, disk };
  return startLabIn(outside, ...lab);
}

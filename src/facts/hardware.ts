import type { Model } from './model.ts';
import { isAtLeast, type Release, release } from './release.ts';
import { hasTrait } from './traits.ts';

/** What a release tells of the hardware that it runs on. */
export interface ToldHardware {
  readonly chassis: string;
  /** The product ID of the module. */
  readonly modulePid: string;
  /** The name of the processor; on 6.0(2) that of a Pentium ends in a line break (captures of three N3132). */
  readonly cpu: string;
  readonly memoryKb: number;
  readonly partitionKb: number;
}

/** How `running` tells of a model: what its file says, and what its `revisions` say of this release. */
export function hardwareIn(model: Model, running: Release): ToldHardware {
  const told = {
    chassis: model.chassis,
    modulePid: model.modulePid,
    memoryKb: model.memoryKb,
    partitionKb: model.bootflash.partitionKb,
  };
  for (const { since, ...changed } of model.revisions) {
    if (isAtLeast(running, release(since))) Object.assign(told, changed);
  }
  const isBroken = model.cpu.includes('Pentium') && !hasTrait(running, 'singleImage');
  return { ...told, cpu: isBroken ? `${model.cpu}\n` : model.cpu };
}

import { EmulatorError } from '../base/emulator-error.ts';
import { nameOf } from '../base/path.ts';
import { loadFile } from './load.ts';
import type { Model } from './model.ts';
import { compareReleases, type Release, release } from './release.ts';
import { type ModelFile, modelFile } from './schema.ts';

/** Reads one model file. Errors name the file, the line, the path inside it and what was expected. */
export function readModelFile(path: string): ModelFile {
  const file = loadFile(path, modelFile);
  if (`${file.pid}.yaml` === nameOf(path)) return file;
  throw new EmulatorError(`${path}: pid: "${file.pid}" is not the name of the file`, `call the file ${file.pid}.yaml`);
}

/** The values of a model file without their sources. */
export function toModel(file: ModelFile): Model {
  return {
    pid: file.pid,
    group: file.group.value ?? undefined,
    chassis: file.chassis.value,
    moduleType: file.moduleType.value,
    modulePid: file.modulePid?.value ?? file.pid,
    ports: file.ports.value,
    cpu: file.cpu.value,
    memoryKb: file.memoryKb.value,
    bootflash: {
      filesystem: file.bootflash.filesystem.value,
      partitionKb: file.bootflash.partitionKb.value,
      totalBytes: file.bootflash.totalBytes.value,
      baseUsedBytes: file.bootflash.baseUsedBytes.value,
    },
    usbSlots: file.usbSlots.value,
    powerSupplies: file.powerSupplies.value,
    fans: file.fans.value,
    serialPrefix: file.serialPrefix.value,
    bios: { version: file.bios.version.value, compiled: file.bios.compiled.value },
    biosImages: (file.biosImages ?? []).map(({ value }) => value),
    revisions: (file.revisions ?? []).map(({ value }) => value),
    sfpMicrocontroller: file.sfpMicrocontroller?.value,
    powerSequencer: file.powerSequencer?.value,
    lineages: file.lineages.value,
    firstRelease: file.firstRelease.value,
    lastRelease: file.lastRelease.value,
  };
}

/** Whether a model runs a release: it is of one of the model's lines, and neither too old nor too new. */
export function runs(model: Model, wanted: Release): boolean {
  if (!model.lineages.includes(wanted.lineage) && !model.lineages.includes(wanted.train)) return false;
  if (compareReleases(wanted, release(model.firstRelease)) < 0) return false;
  return compareReleases(wanted, release(model.lastRelease)) <= 0;
}

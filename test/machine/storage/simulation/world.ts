import { present } from '../../../../src/base/assert.ts';
import { type Random, seededRandom } from '../../../../src/base/random.ts';
import { Spool } from '../../../../src/machine/content/spool.ts';
import type { FileWriter } from '../../../../src/machine/storage/file-writer.ts';
import { Files, type Mount } from '../../../../src/machine/storage/files.ts';
import { ext3, fat32, tmpfs, type VolumeFormat } from '../../../../src/machine/storage/format.ts';
import type { OpenFile } from '../../../../src/machine/storage/open-file.ts';
import { Stick } from '../../../../src/machine/storage/stick.ts';
import { Volume, type VolumeState } from '../../../../src/machine/storage/volume.ts';
import { UsbSlots } from '../../../../src/machine/usb-slots.ts';
import { made } from './bytes.ts';
import { emptyModel, type ReaderModel, type Recipe, type VolumeModel, type WriterModel } from './model.ts';

/** A volume and what it should be. */
export interface Site {
  readonly name: string;
  readonly volume: Volume;
  readonly model: VolumeModel;
}

/** One switch: its files, and what should stand under each name. */
export interface SimulatedSwitch {
  readonly files: Files;
  readonly slots: UsbSlots;
  readonly mounts: Map<string, Site | 'not-present' | 'not-formatted'>;
}

export interface SimulatedStick {
  readonly stick: Stick;
  readonly site: Site | undefined;
}

export interface OpenWriter {
  readonly site: Site;
  readonly writer: FileWriter;
  readonly model: WriterModel;
}

export interface OpenReader {
  readonly file: OpenFile;
  readonly model: ReaderModel;
}

/** Host files may take this much: little enough that a run hits the bound. */
export const spoolLimitBytes = 1_200_000;
/** The file that runs the first switch. */
export const bootImagePath = '/boot.bin';
const slots = ['usb1', 'usb2'];

/** Two switches, four sticks and whoever reads and writes on them. */
export class World {
  readonly random: Random;
  readonly spool = new Spool({ limitBytes: spoolLimitBytes });
  readonly surroundings = {
    spool: this.spool,
    recogniser: { neededBytes: 0, recognise: () => undefined },
    now: () => 5000,
  };
  readonly switches: readonly SimulatedSwitch[];
  readonly sticks: readonly SimulatedStick[];
  readonly sites: Site[] = [];
  readonly writers = new Set<OpenWriter>();
  readonly readers = new Set<OpenReader>();

  constructor(seed: string) {
    this.random = seededRandom(seed);
    this.switches = ['sw1', 'sw2'].map((name, index) => this.#makeSwitch(name, index === 0));
    this.sticks = [
      this.#makeStick('large', fat32, 300),
      this.#makeStick('small', fat32, 12),
      this.#makeStick('linux', ext3, 100),
      {
        stick: new Stick({ name: 'raw', label: '', sizeBytes: 1, volume: undefined }, this.surroundings),
        site: undefined,
      },
    ];
  }

  /** One of several, by chance. */
  pick<T>(items: readonly T[]): T {
    return present(items[this.random.integer(items.length)], 'something to pick from');
  }

  /** Gives everything back. */
  close(): void {
    for (const { writer } of this.writers) writer.abort();
    for (const { file } of this.readers) file.close();
    for (const { volume } of this.sites) volume.discard();
  }

  #makeSwitch(name: string, isGuarded: boolean): SimulatedSwitch {
    const flash = this.#makeSite(`${name} bootflash`, ext3, 200);
    if (isGuarded) putBootImage(flash);
    const memory = this.#makeSite(`${name} volatile`, tmpfs, 60);
    const system = this.#makeSite(`${name} system`, tmpfs, 4, true);
    const real = new Map<string, Mount>([
      ['bootflash', flash.volume],
      ['volatile', memory.volume],
      ['system', system.volume],
    ]);
    const files = new Files(
      real,
      ({ filesystem, path }) => isGuarded && filesystem === 'bootflash' && path === bootImagePath,
    );
    const mounts = new Map<string, Site | 'not-present' | 'not-formatted'>([
      ['bootflash', flash],
      ['volatile', memory],
      ['system', system],
      ['usb1', 'not-present'],
      ['usb2', 'not-present'],
    ]);
    return { files, slots: new UsbSlots(name, files, slots), mounts };
  }

  #makeStick(name: string, format: VolumeFormat, blocks: number): SimulatedStick {
    const state = { name, label: name, sizeBytes: blocks * format.blockBytes, volume: stateOf(format, blocks, false) };
    const stick = new Stick(state, this.surroundings);
    const { mount } = stick;
    if (mount === 'not-formatted') throw new Error('the stick is formatted');
    const site = { name, volume: mount, model: emptyModel(format, blocks) };
    this.sites.push(site);
    return { stick, site };
  }

  #makeSite(name: string, format: VolumeFormat, blocks: number, isReadOnly = false): Site {
    const volume = new Volume(stateOf(format, blocks, isReadOnly), this.surroundings);
    const site = { name, volume, model: emptyModel(format, blocks, isReadOnly) };
    this.sites.push(site);
    return site;
  }
}

function putBootImage({ volume, model }: Site): void {
  const recipe: Recipe = { kind: 'text', seed: 1, sizeBytes: 100 };
  const writer = volume.write(bootImagePath);
  if (writer.ok) writer.value.write(made(recipe));
  if (writer.ok) writer.value.commit();
  model.entries.set(bootImagePath, recipe);
}

function stateOf(format: VolumeFormat, blocks: number, isReadOnly: boolean): VolumeState {
  const { name, blockBytes } = format;
  const sizes = { format: name, totalBytes: blocks * blockBytes, baseUsedBytes: 2 * blockBytes, tree: [] };
  return isReadOnly ? { ...sizes, isReadOnly } : sizes;
}

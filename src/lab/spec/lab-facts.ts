import { host } from '../../base/host/host.ts';
import { absoluteIn } from '../../base/host/read.ts';
import { didYouMean } from '../../base/nearest.ts';
import { allDefects } from '../../defects/all.ts';
import type { Facts } from '../../facts/catalog.ts';
import type { Mistake } from '../../facts/issue-words.ts';
import type { Model } from '../../facts/model.ts';
import { releaseProblem } from '../../facts/release-problem.ts';
import { isMapping, type Path } from '../../facts/yaml.ts';
import type { PlacedDevice } from './lab-mistakes.ts';

/** What a lab is held against. */
export interface LabSurroundings {
  readonly facts: Facts;
  /** Where relative host files of the lab start. */
  readonly folder: string;
  /** Whether every entry stands for itself: devices that came of one entry may have one address. */
  readonly isWorkedOut?: boolean;
}

type Say = (path: Path, message: string, hint: string, part?: 'key' | 'value') => void;

/** What a lab names that is not there: models, releases, images, slots, sticks, defects, files; and what is there twice. */
export function mistakesOfNames(
  lab: unknown,
  devices: readonly PlacedDevice[],
  { facts, folder, isWorkedOut = false }: LabSurroundings,
): readonly Mistake[] {
  const found = new Map<string, Mistake>();
  const say: Say = (path, message, hint, part = 'value') => {
    const key = path.join('\n');
    if (!found.has(key)) found.set(key, { path, part, message, hint });
  };
  const written = isMapping(lab) ? lab : {};
  const sticks = listOf(written.sticks);
  const stickNames = sticks.flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
  const finder = new Finder(facts, folder, say);
  for (const { fields, at } of devices) finder.device(fields, at, stickNames);
  finder.doublesAmong(devices, isWorkedOut);
  sticks.forEach((stick, index) => {
    finder.once('two sticks are called', stick.name, ['sticks', index, 'name']);
    finder.files(stick.files, ['sticks', index, 'files']);
  });
  listOf(written.hosts).forEach((host, index) => {
    for (const vrf of Array.isArray(host.vrfs) ? host.vrfs : ['management']) {
      finder.once(`two hosts of VRF ${vrf} have the address`, host.address, ['hosts', index, 'address']);
    }
    finder.files(host.files, ['hosts', index, 'files']);
  });
  return [...found.values()];
}

/** One look through one lab. */
class Finder {
  readonly #facts: Facts;
  readonly #folder: string;
  readonly #say: Say;
  readonly #taken = new Map<string, string>();
  readonly #models = new Map<string, Model | undefined>();
  readonly #known = new Set<string>();

  constructor(facts: Facts, folder: string, say: Say) {
    this.#facts = facts;
    this.#folder = folder;
    this.#say = say;
  }

  device(fields: PlacedDevice['fields'], at: PlacedDevice['at'], stickNames: readonly string[]): void {
    const model = this.#model(fields.model, at(['model']));
    this.#release(fields.release, model, at(['release']));
    for (const slot of ['usb1', 'usb2'] as const) this.#slot(fields, slot, model, at, stickNames);
    if (isMapping(fields.bootflash)) this.files(fields.bootflash.files, at(['bootflash', 'files']));
    const known = allDefects.map(({ id }) => id);
    for (const id of Object.keys(isMapping(fields.defects) ? fields.defects : {})) {
      if (known.includes(id)) continue;
      const hint = `${didYouMean(id, known)}known defects: ${known.join(', ')}`;
      this.#say(at(['defects', id]), `unknown defect "${id}"`, hint, 'key');
    }
    // Two of them at once is what is wrong then, and is told when the device is built.
    if (typeof fields.startupFrom === 'string' && fields.startup === undefined)
      this.#hostFile(fields.startupFrom, at(['startupFrom']));
  }

  /** Names, addresses and ports that only one device can have. */
  doublesAmong(devices: readonly PlacedDevice[], isWorkedOut: boolean): void {
    for (const { fields, at } of devices) {
      const { managementAddress } = fields;
      const isSaid = typeof managementAddress === 'string' && !isWorkedOut;
      const address = isSaid ? managementAddress.split('/')[0] : undefined;
      // Switches of one entry do not see each other: a lab may well have given them one address.
      this.#onceEach('two devices have the address', address, at(['managementAddress']));
      for (const door of ['ssh', 'console'] as const) {
        const { host = '127.0.0.1', port } = isMapping(fields[door]) ? fields[door] : {};
        const place = port === undefined || port === 0 ? undefined : `${host}:${port}`;
        this.once('two doors listen at', place, at([door, 'port']));
      }
    }
  }

  /** Says so when this name has been used for the same before. */
  once(what: string, name: unknown, path: Path): void {
    if (name === undefined) return;
    const key = `${what} ${String(name)}`;
    if (this.#taken.has(key)) this.#say(path, `${what} "${name}"`, 'each has its own');
    this.#taken.set(key, path.join('.'));
  }

  /** The same, but for what is written in one place. */
  #onceEach(what: string, name: string | undefined, path: Path): void {
    if (name === undefined || this.#taken.get(`${what} ${name}`) === path.join('.')) return;
    this.once(what, name, path);
  }

  files(list: unknown, path: Path): void {
    listOf(list).forEach((file, index) => {
      const at = [...path, index];
      this.#image(file, at);
      if (typeof file.from === 'string') this.#hostFile(file.from, [...at, 'from']);
    });
  }

  #model(pid: unknown, path: Path): Model | undefined {
    if (typeof pid !== 'string') return undefined;
    const known = this.#models.get(pid);
    if (known !== undefined) return known;
    const pids = this.#facts.pids();
    if (!pids.includes(pid)) {
      this.#say(path, `unknown model "${pid}"`, `${didYouMean(pid, pids)}known models: ${pids.join(', ')}`);
      return undefined;
    }
    const model = this.#facts.model(pid);
    this.#models.set(pid, model);
    return model;
  }

  #release(text: unknown, model: Model | undefined, path: Path): void {
    if (typeof text !== 'string' || this.#known.has(`${model?.pid} ${text}`)) return;
    const problem = releaseProblem(text, model, this.#facts);
    if (problem === undefined) this.#known.add(`${model?.pid} ${text}`);
    else this.#say(path, problem.message, problem.hint);
  }

  #slot(
    fields: PlacedDevice['fields'],
    slot: 'usb1' | 'usb2',
    model: Model | undefined,
    at: PlacedDevice['at'],
    stickNames: readonly string[],
  ): void {
    const stick = fields[slot];
    if (stick === undefined) return;
    if (model !== undefined && !model.usbSlots.includes(slot)) {
      const slots = model.usbSlots.join(', ') || 'none';
      this.#say(at([slot]), `${model.pid} has no slot ${slot}`, `its slots: ${slots}`, 'key');
    }
    if (isMapping(stick)) this.files(stick.files, at([slot, 'files']));
    if (typeof stick !== 'string') return;
    if (!stickNames.includes(stick)) {
      const hint = `${didYouMean(stick, stickNames)}its sticks: ${stickNames.join(', ') || 'none'}; or describe one: { size: 16GB }`;
      this.#say(at([slot]), `the lab has no stick "${stick}"`, hint);
    }
    this.once('in two slots is the stick', stick, at([slot]));
  }

  #image(file: Readonly<Record<string, unknown>>, path: Path): void {
    const { image } = file;
    if (typeof image !== 'string') return;
    const known = this.#facts.findImage(image);
    if (known === undefined) {
      const guess = didYouMean(image, this.#facts.imageNames());
      this.#say([...path, 'image'], `unknown image "${image}"`, `${guess}n3k image list lists them`);
    } else if (file.compact !== undefined && known.compactSizeBytes === undefined) {
      this.#say([...path, 'compact'], `${image} cannot be compacted`, 'only nxos.* images have a compact form');
    }
  }

  #hostFile(name: string, path: Path): void {
    const place = absoluteIn(this.#folder, name);
    const found = host().files.find(place);
    if (found === undefined) this.#say(path, `${place}: no such file`, 'paths start at the folder of the lab file');
    else if (found.kind !== 'file') this.#say(path, `${place}: this is no file`, 'name a file');
  }
}

function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map((item: unknown) => (isMapping(item) ? item : {})) : [];
}

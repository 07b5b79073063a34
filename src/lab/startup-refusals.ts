import type { Journal } from '../base/journal.ts';
import { isAbsolute, join } from '../base/path.ts';
import { withoutSecrets } from '../base/secrets.ts';
import type { Refusal } from '../cli/shell/configure.ts';
import { readText } from '../facts/load.ts';
import { parse } from '../facts/yaml.ts';
import { withoutVersion } from './build/first-startup.ts';
import { readLab } from './spec/lab-mistakes.ts';
import type { DeviceSpec } from './spec/lab-schema.ts';

/** As many lines of one switch are told to whoever runs the lab; the journal has more. */
const toldMax = 20;

/** Where the startup configuration of a switch comes from when its lab starts. */
export interface StartupSource {
  readonly spec: DeviceSpec;
  /** Whether it is what the switch has kept in a state folder, and no longer what the lab says. */
  readonly isKept: boolean;
  readonly world: {
    /** The lab file, if the lab comes from one, and the folder in which paths of the lab begin. */
    readonly file: string | undefined;
    readonly folder: string;
    readonly journal: Journal;
    readonly warn: (message: string) => void;
  };
}

/**
 * Tells of lines of startup configurations that a switch does not take: it goes on without them, as a real one does. Each stands in
 * the journal with the place where it is written; those of the first start are told to whoever runs the lab as well.
 */
export class StartupRefusals {
  readonly #device: string;
  readonly #journal: Journal;
  /** What the lab says of the switch; nobody needs it any more once the switch has started. */
  #first: StartupSource | undefined;
  #count = 0;

  constructor(source: StartupSource) {
    this.#device = source.spec.name;
    this.#journal = source.world.journal;
    this.#first = source;
  }

  /** A line was refused. */
  readonly tell = ({ number, line, words }: Refusal): void => {
    const [device, first] = [this.#device, this.#first];
    const place = first === undefined ? `startup-config:${number}` : placeOf(first, number);
    this.#journal.write({ kind: 'startup.refused', device, place, line, words });
    this.#count += 1;
    if (first !== undefined && this.#count <= toldMax)
      first.world.warn(
        `${place}: ${device} goes on without the line "${withoutSecrets(line)}": ${withoutSecrets(words)}`,
      );
  };

  /** The lab has started: what the switch reads from now on is what it has saved itself. */
  firstStartIsOver(): void {
    const more = this.#count - toldMax;
    if (more > 0)
      this.#first?.world.warn(`${this.#device} goes on without ${more} more lines of its startup configuration`);
    this.#first = undefined;
  }
}

/** `lab.yaml:12`, `sw1.cfg:3`, or `sw1: startup:3` in a lab of code. The first line that is saved is the switch's own, and accounts of the lab stand last. */
function placeOf({ spec, isKept, world }: StartupSource, number: number): string {
  const { file, folder } = world;
  const saved = `${spec.name}: startup-config:${number}`;
  if (isKept) return saved;
  if (spec.startupFrom !== undefined) {
    const path = isAbsolute(spec.startupFrom) ? spec.startupFrom : join(folder, spec.startupFrom);
    return `${path}:${writtenNumber(readText(path), number) ?? number}`;
  }
  const written = writtenNumber(spec.startup ?? '', number);
  if (written === undefined) return saved;
  const inFile = file === undefined ? undefined : lineInFile(file, spec.name, written);
  return inFile === undefined ? `${spec.name}: startup:${written}` : `${file}:${inFile}`;
}

/** The number that a saved line has in the text that the lab gives. */
function writtenNumber(text: string, number: number): number | undefined {
  return withoutVersion(text)[number - 2]?.number;
}

function lineInFile(file: string, name: string, line: number): number | undefined {
  const parsed = parse(readText(file), file);
  const device = readLab(parsed).devices.find(({ fields }) => fields.name === name);
  return device === undefined ? undefined : parsed.lineOfText(device.at(['startup']), line);
}

import { fromUtf8, joined } from '../../base/bytes.ts';
import { EmulatorError } from '../../base/emulator-error.ts';
import { versionLine } from '../../cli/commands/configuration/configuration-text.ts';
import type { Cli } from '../../cli/shell/cli.ts';
import { viewOf } from '../../cli/shell/view.ts';
import { biosIn } from '../../facts/bios.ts';
import type { Model } from '../../facts/model.ts';
import type { Release } from '../../facts/release.ts';
import { bootImages } from '../../machine/config/boot.ts';
import type { StartupConfiguration } from '../../machine/config/configuration.ts';
import type { RunningConfiguration } from '../../machine/config/slice.ts';
import { piecesOf } from '../../machine/content/reader.ts';
import type { DeviceSpec } from '../spec/lab-schema.ts';
import type { FileContents } from './file-contents.ts';

/** What a switch is configured with when its lab starts, and what it has saved. */
export interface FirstState {
  readonly running: RunningConfiguration;
  readonly startup: StartupConfiguration | undefined;
}

/** What working it out needs beside the spec. */
export interface StartupMaterial {
  readonly cli: Pick<Cli, 'runningText'>;
  readonly contents: FileContents;
  readonly model: Model;
  readonly release: Release;
  /** When the lab started, in lab time: that is when everything was saved. */
  readonly startMs: number;
}

/** What writing a configuration as text needs. */
type WritingMaterial = Pick<StartupMaterial, 'cli' | 'model' | 'release'>;

/** Whether a switch reads its startup configuration when its lab starts; otherwise it runs what it has saved already. */
export function readsStartup(spec: DeviceSpec): boolean {
  return spec.startup !== undefined || spec.startupFrom !== undefined;
}

/**
 * What `spec` says of the startup configuration: nothing (what is `configured` has been saved), `none` (the switch is as it left
 * the factory) or a text. Users of the lab are added to a text, which alone would often let nobody in. Throws an EmulatorError
 * when the spec says two things at once.
 */
export async function firstState(
  spec: DeviceSpec,
  configured: RunningConfiguration,
  material: StartupMaterial,
): Promise<FirstState> {
  const { startMs: savedAtMs, release, model, cli } = material;
  if (!readsStartup(spec)) {
    return { running: configured, startup: startupOf(configured, { release, model, cli }, savedAtMs) };
  }
  assertSaidOnce(spec);
  const running = bootImages.in({}, bootImages.of(configured));
  if (spec.startup === 'none') return { running, startup: undefined };
  const given = spec.startup ?? (await hostText(spec.startupFrom ?? '', material.contents));
  const hasUsers = /^username /m.test(given);
  const accounts = spec.users === undefined && hasUsers ? [] : userLines(configured, material);
  const lines = withoutVersion(given).map(({ line }) => line);
  return {
    running,
    startup: { text: [versionLine(release, biosIn(model, release)), ...lines, ...accounts].join('\n'), savedAtMs },
  };
}

/** The lines of a startup configuration of the lab that are saved, each with its number in the text, from 1; the switch writes a head line of its own. */
export function withoutVersion(text: string): readonly { readonly line: string; readonly number: number }[] {
  return text
    .split(/\r?\n/)
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => !line.startsWith('version '));
}

/** What was configured as it has been saved, apart from everything else of the lab, which would be held by it. */
function startupOf(
  configured: RunningConfiguration,
  material: WritingMaterial,
  savedAtMs: number,
): StartupConfiguration {
  return savedLater(() => textOf(configured, material), savedAtMs);
}

/** A text that is made when it is first asked for: that takes a quarter of a millisecond, and a lab may have a thousand switches. */
function savedLater(text: () => string, savedAtMs: number): StartupConfiguration {
  return new SavedLater(text, savedAtMs);
}

class SavedLater implements StartupConfiguration {
  /** The text is a property like that of every startup configuration, so that it is copied and written as JSON. */
  static readonly #text: PropertyDescriptor & ThisType<SavedLater> = {
    enumerable: true,
    get() {
      return this.#read();
    },
  };
  declare readonly text: string;
  /** Set behind the text, as in every startup configuration, so that JSON is the same. */
  declare readonly savedAtMs: number;
  #make: (() => string) | undefined;
  #made = '';

  constructor(make: () => string, savedAtMs: number) {
    this.#make = make;
    Object.defineProperty(this, 'text', SavedLater.#text);
    this.savedAtMs = savedAtMs;
  }

  #read(): string {
    if (this.#make !== undefined) this.#made = this.#make();
    this.#make = undefined;
    return this.#made;
  }
}

function textOf(running: RunningConfiguration, material: WritingMaterial): string {
  return [versionLine(material.release, biosIn(material.model, material.release)), ...written(running, material)].join(
    '\n',
  );
}

function written(running: RunningConfiguration, { cli, model, release }: WritingMaterial): readonly string[] {
  return cli.runningText.written(viewOf(running, model, release));
}

function userLines(configured: RunningConfiguration, material: StartupMaterial): readonly string[] {
  return written(configured, material).filter((line) => line.startsWith('username '));
}

async function hostText(path: string, contents: FileContents): Promise<string> {
  const content = await contents.of('startup-config', { from: path });
  return fromUtf8(joined([...piecesOf(content)]));
}

/** A startup configuration says everything, and `none` that there is nothing: other fields would be lost silently. */
function assertSaidOnce(spec: DeviceSpec): void {
  const { hostname, features, managementAddress, users, startup, startupFrom } = spec;
  const others = { hostname, features, managementAddress, ...(startup === 'none' ? { users } : {}) };
  const said = startup !== undefined && startupFrom !== undefined ? { startupFrom } : others;
  const [extra] = Object.entries(said).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (extra === undefined) return;
  throw new EmulatorError(
    `${spec.name}: ${extra} beside ${startup === undefined ? 'startupFrom' : 'startup'}`,
    startup === 'none' ? 'a switch as it leaves the factory has none' : 'write it into the startup configuration',
  );
}

import type { Clock } from '../base/clock.ts';
import type { Guard } from '../base/guard.ts';
import type { Journal } from '../base/journal.ts';
import type { Cli } from '../cli/shell/cli.ts';
import type { Facts } from '../facts/catalog.ts';
import type { Digests } from '../machine/content/digest.ts';
import type { VolumeSurroundings } from '../machine/storage/volume.ts';
import type { LabNetwork } from '../network/lab-network.ts';
import type { SharedTrees } from './build/build-tree.ts';
import type { FileContents } from './build/file-contents.ts';
import type { KeptClock } from './keep/kept-clock.ts';
import type { NamedSnapshots } from './keep/named-snapshots.ts';
import type { StateFolder } from './keep/state-folder.ts';
import type { Sticks } from './keep/sticks.ts';
import type { WaysIn } from './ways-in.ts';

/** What all devices of a lab share, in three groups; each builder takes what it uses. */
export interface SharedByLab {
  readonly world: LabWorld;
  readonly store: LabStore;
  readonly waysIn: WaysIn;
}

/** The world in which the devices of a lab live. */
export interface LabWorld {
  readonly facts: Facts;
  /** What is left to chance follows from it. */
  readonly seed: string;
  readonly clock: Clock;
  /** When the lab started, in lab time: files without a date are from then. */
  readonly startMs: number;
  readonly journal: Journal;
  readonly guard: Guard;
  readonly network: LabNetwork;
  readonly cli: Cli;
  /** The lab file, if the lab comes from one, and the folder in which paths of the lab begin. */
  readonly file: string | undefined;
  readonly folder: string;
  /** Hears what somebody who runs the emulator should know. */
  readonly warn: (message: string) => void;
}

/** What the files of a lab are made from, and where they are kept. */
export interface LabStore {
  /** What every volume is told: spool, digests, recogniser and lab time. */
  readonly volumes: VolumeSurroundings & { readonly digests: Digests };
  readonly contents: FileContents;
  readonly trees: SharedTrees;
  readonly sticks: Sticks;
  readonly named: NamedSnapshots;
  readonly stateFolder: StateFolder | undefined;
  readonly keptClock: KeptClock;
}

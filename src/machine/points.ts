import type { Points } from '../base/points.ts';
import type { Model } from '../facts/model.ts';
import type { ImageHeader, ImageSection } from './image/header.ts';
import type { Location } from './storage/location.ts';

/** The places of the machine where a documented defect or a fault may answer: what is asked there, and what is answered. */
export type MachinePoints = {
  /** The SCP client of a compacting copy opens its connection in a VRF. */
  readonly 'scp.compact.open': {
    readonly request: { readonly vrf: string };
    readonly answer: 'open' | 'closed-by-peer';
  };
  /** The streaming compactor reaches a section of the full image. */
  readonly 'scp.compact.section': {
    readonly request: { readonly header: ImageHeader; readonly section: ImageSection };
    readonly answer: 'pass' | 'lost';
  };
  /** The compactor writes a section's digest into the new header. */
  readonly 'compact.digest': {
    readonly request: { readonly header: ImageHeader; readonly section: ImageSection };
    readonly answer: string;
  };
  /** The installer writes the BIOS that the new image brings; `attempt` counts from 1 since NX-OS came up. */
  readonly 'install.bios': {
    readonly request: { readonly runningVersion: string; readonly newVersion: string; readonly attempt: number };
    readonly answer: 'programmed' | 'failed';
  };
  /** The services are told of an upgrade; an empty answer agrees, `SERVICE: WORDS` is a veto. */
  readonly 'install.notify': {
    readonly request: { readonly from: string; readonly to: string };
    readonly answer: string;
  };
  /** It compares what runs now with what it was to return to. */
  readonly 'rollback.verify': {
    /** The checkpoint or the file that it returned to. */
    readonly request: { readonly source: string };
    readonly answer: 'same' | 'different';
  };
  /** The loader has found an image sound: does it read the same? `biosVersion` is that of the BIOS which started it. */
  readonly 'loader.check': {
    readonly request: {
      readonly header: ImageHeader;
      readonly image: Location;
      readonly model: Model;
      readonly biosVersion: string;
    };
    readonly answer: 'valid' | 'mismatch';
  };
};

/** A room of the machine that asks points; a test holds that each is asked there, and nowhere else. */
type Owner = 'boot' | 'config' | 'install' | 'transfer';

/** Who asks each point, and what may be answered: a list, or `text` for any text. A point that is not here does not compile. */
export const points = {
  'scp.compact.open': { owner: 'transfer', answers: ['open', 'closed-by-peer'] },
  'scp.compact.section': { owner: 'transfer', answers: ['pass', 'lost'] },
  'compact.digest': { owner: 'install', answers: 'text' },
  'install.bios': { owner: 'install', answers: ['programmed', 'failed'] },
  'install.notify': { owner: 'install', answers: 'text' },
  'rollback.verify': { owner: 'config', answers: ['same', 'different'] },
  'loader.check': { owner: 'boot', answers: ['valid', 'mismatch'] },
} as const satisfies {
  readonly [N in keyof MachinePoints]: {
    readonly owner: Owner;
    readonly answers: readonly MachinePoints[N]['answer'][] | 'text';
  };
};

/** What each point may answer, by its name. */
export const pointAnswers: Readonly<Record<string, readonly string[] | 'text'>> = Object.fromEntries(
  Object.entries(points).map(([name, { answers }]) => [name, answers]),
);

/** The name of a point. */
export type PointName = keyof typeof points;

/** The points as a list. */
export const pointNames: readonly (keyof MachinePoints)[] = Object.keys(pointAnswers).filter(isPoint);

function isPoint(name: string): name is keyof MachinePoints {
  return Object.hasOwn(pointAnswers, name);
}

/** The points of one switch; its running release, its lab and levers decide which causes are active. */
export type SwitchPoints = Points<MachinePoints>;

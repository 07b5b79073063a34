import type { Points } from '../base/points.ts';
import type { Model } from '../facts/model.ts';
import type { ImageHeader, ImageSection } from './image/header.ts';
import type { Location } from './storage/location.ts';

/** The places of the machine where a documented defect or a fault may answer. Each has one owner, named beside it. */
export type MachinePoints = {
  /** Owner: `transfer/`. The SCP client of a compacting copy opens its connection in a VRF. */
  readonly 'scp.compact.open': {
    readonly request: { readonly vrf: string };
    readonly answer: 'open' | 'closed-by-peer';
  };
  /** Owner: `transfer/`. The streaming compactor reaches a section of the full image. */
  readonly 'scp.compact.section': {
    readonly request: { readonly header: ImageHeader; readonly section: ImageSection };
    readonly answer: 'pass' | 'lost';
  };
  /** Owner: `install/`. The compactor writes a section's digest into the new header. */
  readonly 'compact.digest': {
    readonly request: { readonly header: ImageHeader; readonly section: ImageSection };
    readonly answer: string;
  };
  /** Owner: `install/`. The installer writes the BIOS that the new image brings; `attempt` counts from 1 since NX-OS came up. */
  readonly 'install.bios': {
    readonly request: { readonly runningVersion: string; readonly newVersion: string; readonly attempt: number };
    readonly answer: 'programmed' | 'failed';
  };
  /** Owner: `install/`. The services are told of an upgrade; an empty answer agrees, `SERVICE: WORDS` is a veto. */
  readonly 'install.notify': {
    readonly request: { readonly from: string; readonly to: string };
    readonly answer: string;
  };
  /** Owner: the command `rollback`. It compares what runs now with what it was to return to. */
  readonly 'rollback.verify': {
    /** The checkpoint or the file that it returned to. */
    readonly request: { readonly source: string };
    readonly answer: 'same' | 'different';
  };
  /** Owner: `boot/`. The loader has found an image sound: does it read the same? `biosVersion` is that of the BIOS which started it. */
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

/** What each point may answer, as a list; `text` for a point that takes any text. A point that is not here does not compile. */
export const pointAnswers = {
  'scp.compact.open': ['open', 'closed-by-peer'],
  'scp.compact.section': ['pass', 'lost'],
  'compact.digest': 'text',
  'install.bios': ['programmed', 'failed'],
  'install.notify': 'text',
  'rollback.verify': ['same', 'different'],
  'loader.check': ['valid', 'mismatch'],
} as const satisfies { readonly [N in keyof MachinePoints]: readonly MachinePoints[N]['answer'][] | 'text' };

/** The points of one switch; its running release decides which causes are active. */
export type SwitchPoints = Points<MachinePoints>;

import type { Points } from '../base/points.ts';
import type { ImageHeader, ImageSection } from './image/header.ts';

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
};

/** The points of one switch; its running release decides which causes are active. */
export type SwitchPoints = Points<MachinePoints>;

import type { Family } from '../family.ts';
import { compareSnapshots, showSnapshotDump, showSnapshotSections, showSnapshots } from './show-snapshots.ts';
import { createSnapshot, deleteSnapshot, snapshotSection } from './snapshot.ts';

/** What a switch was like at some moments, to be compared. */
export const snapshots: Family = {
  commands: [
    createSnapshot,
    deleteSnapshot,
    snapshotSection,
    showSnapshots,
    showSnapshotSections,
    showSnapshotDump,
    compareSnapshots,
  ],
  settings: [],
};

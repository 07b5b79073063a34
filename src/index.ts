/** The public library: start a lab, type at its switches, stop it. */
export { EmulatorError } from './base/emulator-error.ts';
export type { JournalEntry, JournalEvent } from './base/journal.ts';
export type { Transitions } from './base/local-clock.ts';
export type { InsideSession } from './doors/inside/inside-connection.ts';
export type { DeviceFiles } from './lab/device-files.ts';
export type { DeviceSnapshot, LabSnapshot } from './lab/keep/snapshot.ts';
export type { LabOptions, StartedLab } from './lab/lab.ts';
export type { EventFilter } from './lab/lab-events.ts';
export type { UnknownCommand } from './lab/lab-record.ts';
export type { SshAccess, StartedDevice } from './lab/running-switch.ts';
export { builtInLabPath, readLabFile } from './lab/spec/lab-file.ts';
export type { DeviceSpec, LabSpec, StickSpec, WrittenLabSpec } from './lab/spec/lab-schema.ts';
export type { DeviceSurface, LabSurface } from './lab/surface.ts';
export type { Fault, FaultSpec, Link } from './machine/conditions.ts';
export type { Levers } from './machine/levers.ts';
export type { Listed } from './machine/storage/files.ts';
export type { Stick } from './machine/storage/stick.ts';
export { startLab } from './start-lab.ts';

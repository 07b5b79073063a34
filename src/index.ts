/** The public library: start a lab, type at its switches, stop it. */
export { EmulatorError } from './base/emulator-error.ts';
export type { JournalEntry, JournalEvent } from './base/journal.ts';
export type { InsideSession } from './lab/inside-connection.ts';
export { type LabOptions, type StartedLab, startLab } from './lab/lab.ts';
export { builtInLabPath, readLabFile } from './lab/lab-file.ts';
export type { DeviceSpec, LabSpec, StickSpec } from './lab/lab-schema.ts';
export type { SshAccess, StartedDevice } from './lab/start-device.ts';
export type { Levers } from './machine/levers.ts';
export type { Stick } from './machine/storage/stick.ts';

/** The public library: start a lab, type at its switches, stop it. */
export type { Duration } from './base/duration.ts';
export { EmulatorError, type ErrorKind, type ErrorOptions, type UserProblem } from './base/emulator-error.ts';
export type { JournalEntry, JournalEvent } from './base/journal.ts';
export type { Transitions } from './base/local-clock.ts';
export type { AtSession, SessionOptions } from './lab/device-sessions.ts';
export type { NamedSnapshot } from './lab/keep/named-snapshots.ts';
export type { DeviceSnapshot, LabSnapshot } from './lab/keep/snapshot.ts';
export type { LabOptions } from './lab/lab.ts';
export type { EventFilter, EventReader, JournalFilter } from './lab/lab-events.ts';
export type { UnknownCommand } from './lab/lab-record.ts';
export type { ConsolePort } from './lab/open-console.ts';
export type { Session, SessionDoor, Waiting } from './lab/session.ts';
export { builtInLabPath, readLabFile } from './lab/spec/lab-file.ts';
export type { DeviceSpec, LabSpec, StickSpec, WrittenLabSpec } from './lab/spec/lab-schema.ts';
export type {
  DeviceOperations,
  DeviceStatus,
  DigestAlgorithm,
  FileBytes,
  FilePieces,
  FilesystemStatus,
  KeptStatus,
  LabOperations,
  LabStatus,
  SessionStatus,
  SlowAnswersSpec,
  SshAccess,
  StageName,
  StartedDevice,
  StartedLab,
  StickStatus,
  TypeOptions,
} from './lab/started-lab.ts';
export { type Fault, type FaultAt, type FaultSpec, faultOf, type Link } from './machine/conditions.ts';
export type { MachinePoints } from './machine/points.ts';
export type { Listed } from './machine/storage/files.ts';
export { startLabForUsers as startLab } from './start-lab.ts';

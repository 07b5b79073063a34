/** The public library: start a lab, type at its switches, stop it. */
export type { Duration } from './base/duration.ts';
export { EmulatorError, type ErrorKind, type ErrorOptions, type UserProblem } from './base/emulator-error.ts';
export type { JournalEntry, JournalEvent } from './base/journal.ts';
export type { Transitions } from './base/local-clock.ts';
export type { Mistake } from './facts/issue-words.ts';
export type { Path } from './facts/yaml.ts';
export { type InspectedDevice, type InspectedLab, type InspectOptions, inspectLab } from './lab/inspect-lab.ts';
export type { NamedSnapshot } from './lab/keep/named-snapshots.ts';
export { defectIds } from './lab/known-defects.ts';
export type { EventFilter, EventReader, JournalFilter } from './lab/lab-events.ts';
export type { UnknownCommand } from './lab/lab-record.ts';
export type { ConsolePort } from './lab/open-console.ts';
export { openRemoteSession } from './lab/remote-session.ts';
export { builtInLabPath, readLabFile } from './lab/spec/lab-file.ts';
export type { DeviceSpec, LabSpec, StickSpec, WrittenLabSpec } from './lab/spec/lab-schema.ts';
export type {
  AtSession,
  DeviceOperations,
  DeviceSnapshot,
  DeviceStatus,
  DigestAlgorithm,
  Fault,
  FaultSpec,
  FileBytes,
  FilePieces,
  FilesystemStatus,
  KeptStatus,
  LabOperations,
  LabOptions,
  LabSnapshot,
  LabStatus,
  ListedFile,
  Session,
  SessionDoor,
  SessionOptions,
  SessionStatus,
  SlowAnswersSpec,
  SshAccess,
  StageName,
  StartedDevice,
  StartedLab,
  StartLab,
  StickStatus,
  TypeOptions,
  Waiting,
} from './lab/started-lab.ts';
export type { Link } from './machine/conditions.ts';
export type { PointName } from './machine/points.ts';
export { playScenario, playScenarios, startLab } from './public-lab.ts';
export { findScenarios } from './scenario/find-scenarios.ts';
export {
  type LoadOptions,
  loadScenarios,
  type ReadScenarios,
  readScenarios,
  type Scenario,
} from './scenario/load-scenario.ts';
export { type Failure, type Outcome, type ScreenChange, type Summary, summaryOf } from './scenario/outcome.ts';
export type { PlacedStep } from './scenario/place-steps.ts';
export type { PlayOptions } from './scenario/play.ts';
export { reporters } from './scenario/reporters/all.ts';
export type { Reporter } from './scenario/reporters/reporter.ts';
export type { RunOptions } from './scenario/run-scenarios.ts';
export type { Value } from './scenario/scenario-schema.ts';
export type { OpenSession, WantedSession } from './scenario/sessions.ts';
export { applyChanges, type Written } from './scenario/update-scenario.ts';
export type { Variables } from './scenario/variables.ts';

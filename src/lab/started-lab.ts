import type { Clock } from '../base/clock.ts';
import type { Duration } from '../base/duration.ts';
import type { JournalEntry } from '../base/journal.ts';
import type { Transitions } from '../base/local-clock.ts';
import type { Link } from '../machine/conditions.ts';
import type { PointName } from '../machine/points.ts';
import type { NamedSnapshot } from './keep/named-snapshots.ts';
import type { EventFilter, EventReader, JournalFilter } from './lab-events.ts';
import type { UnknownCommand } from './lab-record.ts';
import type { ConsolePort } from './open-console.ts';
import type { StickSpec, WrittenLabSpec } from './spec/lab-schema.ts';

/** Where and with what a client logs in. */
export interface SshAccess {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

/** How full a filesystem is. */
export interface FilesystemStatus {
  /** Without its colon: `bootflash`. */
  readonly name: string;
  readonly totalBytes: number;
  readonly usedBytes: number;
  readonly freeBytes: number;
}

/** How far a switch has booted. */
export type StageName = 'off' | 'bios' | 'loading' | 'loader' | 'kickstart' | 'starting' | 'running';

/** Which way a session comes in: a shell that is logged in, or the serial console in whatever stage the switch is. */
export type SessionDoor = 'shell' | 'console';

/** How long somebody waits for a session, in host time: `30 s`, or milliseconds as a number; 2 minutes unless said otherwise. */
export interface Waiting {
  readonly timeout?: Duration | undefined;
}

/** Which session is typed at. */
export interface AtSession {
  /** One that was opened under this name; without a name one that is kept for it, and opens by itself. */
  readonly session?: string | undefined;
}

/** How a session is opened. */
export interface SessionOptions {
  /** The name under which it is found again; `s1`, `s2` and so on unless said otherwise. */
  readonly session?: string | undefined;
  /** `shell` unless said otherwise. */
  readonly door?: SessionDoor | undefined;
  /** How long its prompt is waited for, in host time; 2 minutes unless said otherwise. */
  readonly timeout?: Duration | undefined;
}

/** A session that has a name. */
export interface SessionStatus {
  readonly session: string;
  readonly door: SessionDoor;
  /** Whether it has ended: the operator left, or the switch stopped. */
  readonly isOver: boolean;
}

/** A fault as somebody raises it. */
export interface FaultSpec {
  readonly point: PointName;
  /** What the point answers from now on; docs/operations.md lists what each may answer. */
  readonly answer: string;
  /** In how many of a hundred cases; in all unless said otherwise. */
  readonly percent?: number | undefined;
}

/** A fault that a switch has. */
export interface Fault extends FaultSpec {
  readonly percent: number;
}

/** A name in a directory. Directories have the size that `dir` prints of them. */
export interface ListedFile {
  readonly name: string;
  readonly kind: 'file' | 'directory';
  readonly sizeBytes: number;
  /** Lab time, in milliseconds since 1970-01-01 UTC. */
  readonly modifiedMs: number;
}

/** A switch as `save` leaves it: plain data that JSON takes. What else is in it is read by the version that wrote it. */
export interface DeviceSnapshot {
  readonly name: string;
  readonly model: string;
}

/** A lab as `save` leaves it: plain data that JSON takes. What else is in it is read by the version that wrote it. */
export interface LabSnapshot {
  readonly format: number;
  readonly devices: readonly DeviceSnapshot[];
}

/** What starting a lab may be told beside its spec. */
export interface LabOptions {
  /** Where relative host files of the spec start; the current folder unless said otherwise. */
  readonly folder?: string;
  /** The lab file that the spec was read from: messages name it. */
  readonly file?: string;
  /** A folder in which the lab keeps what its switches keep without power; made when it is not there. One process has it at a time. */
  readonly stateFolder?: string | undefined;
  /** Whether closing the lab rejects with an EmulatorError when something was typed that the emulator does not know. */
  readonly failOnUnknown?: boolean;
  /** The port of the first console, if it is free and the lab says no other; any free one unless said otherwise. */
  readonly usualConsolePort?: number;
  /** Hears what somebody who runs the emulator should know; a warning of Node unless said otherwise. */
  readonly warn?: (message: string) => void;
}

/** A session at a switch, without a socket. One line is typed at a time, in the order in which they were asked for. */
export interface Session {
  readonly name: string;
  readonly device: string;
  readonly door: SessionDoor;
  /** Whether it has ended: it was closed, the operator left, or the switch stopped. */
  readonly isOver: boolean;
  /** Resolves when it has ended. */
  readonly ended: Promise<void>;
  /** Types a line and Enter; resolves to what the screen shows up to the next prompt or question, without the line and the prompt. */
  type(line: string, options?: Waiting): Promise<string>;
  /** Sends keys and does not wait: text, `{enter}`, `{tab}`, `{esc}`, `{space}`, `{backspace}`, `{ctrl-c}`, or control characters. */
  press(keys: string): void;
  /** Waits until the screen, from where the last answer ended, matches a regular expression (`^` and `$` at lines); resolves to it. */
  expect(pattern: string | RegExp, options?: Waiting): Promise<string>;
  /** Resolves to the prompt; rejects with an EmulatorError when a question waits for an answer instead. */
  expectPrompt(options?: Waiting): Promise<string>;
  /** What the last answer was taken from: everything that was shown for it, with the line and the prompt. */
  readonly lastScreen: string;
  /** Everything the screen has shown, line ends as `\n`. */
  screen(): string;
  /** Ends the session. */
  close(): Promise<void>;
}

/** A switch at one moment. */
export interface DeviceStatus {
  readonly name: string;
  /** The product: `N3K-C3064PQ-10GE`. */
  readonly model: string;
  /** What its prompt shows. */
  readonly hostname: string;
  readonly serialNumber: string;
  readonly stage: StageName;
  /** The NX-OS release that runs, such as `9.3(4)`; null while none does. */
  readonly release: string | null;
  /** The images that the boot variable names: `bootflash:/nxos.9.3.4.bin`. */
  readonly bootImages: readonly string[];
  /** The images that it has booted; none while NX-OS does not run. */
  readonly bootedImages: readonly string[];
  /** Why it was reset last, as `show version` prints it; null for one that never was. */
  readonly resetReason: string | null;
  readonly ssh: SshAccess;
  readonly console: ConsolePort;
  readonly filesystems: readonly FilesystemStatus[];
  /** The names of the sticks in its slots, by slot; null for an empty one. */
  readonly usb: Readonly<Record<string, string | null>>;
  readonly faults: readonly Fault[];
  readonly isUnresponsive: boolean;
  readonly sessions: readonly SessionStatus[];
}

/** A USB stick, and where it is. */
export interface StickStatus {
  readonly name: string;
  /** The device and the slot that it is in; null while it lies on the table. */
  readonly place: { readonly device: string; readonly slot: string } | null;
}

/** A lab at one moment. */
export interface LabStatus {
  /** Lab time, in milliseconds since 1970-01-01 UTC. */
  readonly nowMs: number;
  /** The same as `2020-06-15 20:00:00`. */
  readonly now: string;
  /** Lab milliseconds for each host millisecond; `instant` when waiting takes no host time, `manual` when only `advance` moves time. */
  readonly speed: number | 'instant' | 'manual';
  readonly devices: readonly DeviceStatus[];
  readonly sticks: readonly StickStatus[];
  readonly snapshots: readonly NamedSnapshot[];
}

/** Which session is meant, and how long it is waited for. */
export type TypeOptions = AtSession & Waiting;

/** What a test does with one switch. Functions can be taken out of it: `const { type } = lab.device('sw1')`. */
export interface DeviceOperations {
  /** The switch at this moment. */
  status(): DeviceStatus;
  /** The running configuration as text. Throws an EmulatorError when NX-OS does not run. */
  runningConfiguration(): string;
  /**
   * Types a line at a session that is kept for this, or at one that has a name; resolves to what the screen shows, without the line and
   * the prompt. Rejects with an EmulatorError when NX-OS does not run, and with what the screen shows when it takes too long.
   */
  type(line: string, options?: TypeOptions): Promise<string>;
  /** Sends keys to a session and does not wait: text, `{enter}`, `{tab}`, `{esc}`, `{ctrl-c}`. */
  press(keys: string, options?: TypeOptions): Promise<void>;
  /** Waits until the screen of a session, from where the last answer ended, matches a regular expression; resolves to what it shows. */
  expect(pattern: string | RegExp, options?: TypeOptions): Promise<string>;
  /** Resolves to the prompt of a session; rejects with an EmulatorError when a question waits for an answer instead. */
  expectPrompt(options?: TypeOptions): Promise<string>;
  /** Everything that the screen of a session has shown. */
  screen(options?: TypeOptions): Promise<string>;
  /**
   * Opens a session without a socket. A shell needs a switch that runs; the console opens in every stage and shows what is sent from
   * then on: where the switch waits, `press('{enter}')` brings its prompt.
   */
  openSession(options?: SessionOptions): Promise<Session>;
  /** The session that was opened under a name; without a name the one that is kept for typing in passing, opened when there is none. */
  session(options?: TypeOptions): Promise<Session>;
  /** Ends a session that was opened under this name. */
  closeSession(session: string): Promise<void>;
  /** Switches the power on; resolves when the switch runs or waits at its loader. One that has power keeps it. */
  powerOn(): Promise<void>;
  /** Cuts the power at this moment. */
  powerOff(): void;
  /** Pushes a stick into an empty slot (`usb1`). Throws an EmulatorError when the slot is not there or taken, or the stick is elsewhere. */
  insertStick(slot: string, stick: string | { readonly name: string }): void;
  /** Pulls the stick out of a slot, whatever is being done with it, and answers its name. Throws an EmulatorError when there is none. */
  pullStick(slot: string): string;
  /** Plugs a cable into a port (`Ethernet1/1`, `mgmt0`) or pulls it. Throws an EmulatorError when there is no such port. */
  setLink(port: string, link: Link): void;
  /** From now on the point answers so, in `percent` of a hundred cases (all unless it is said); a fault there before is replaced. */
  raiseFault(fault: FaultSpec): void;
  /** Takes the fault at a point away. */
  clearFault(point: PointName): void;
  /** Takes all faults away. */
  clearFaults(): void;
  /** Puts files called `filler-1.bin` and so on at the top of a filesystem, so that only `leavingBytes` (0) are free, or a little more. */
  fillDisk(filesystem: string, leavingBytes?: number): void;
  /** Turns one byte of a file over, the middle one unless it is said; date and size stay. */
  corruptFile(path: string, atBytes?: number): void;
  /** The switch takes what is typed and says nothing, until it is told to answer; then it says what it had to say. */
  setUnresponsive(isUnresponsive: boolean): void;
  /** From now on all that sessions show comes late and in pieces; without an argument at once again. */
  setSlowAnswers(slowAnswers?: SlowAnswersSpec): void;
  /** What waiting costs on this switch from now on: a boot, a copy, a compaction. */
  setTransitions(transitions: Transitions): void;
  /** With manual transitions, ends the wait that is due first; false when the switch waits for nothing. */
  step(): boolean;
  /** The bytes of a file of at most 64 MiB. */
  readFile(path: string): Promise<Uint8Array>;
  /** The same as text (UTF-8). */
  readText(path: string): Promise<string>;
  /** A file of any size, piece by piece. */
  openFile(path: string): FilePieces;
  /** Writes a file, in place of one of that name; it appears when it is complete, and takes the room that it takes on the switch. */
  writeFile(path: string, content: FileBytes): Promise<void>;
  /** The entries of a directory (`bootflash:` unless said otherwise), in byte order of their names. */
  listFiles(path?: string): readonly ListedFile[];
  /** True for a file or a directory that is there; false also when its filesystem is not. */
  fileExists(path: string): boolean;
  /** Removes a file, or a directory with everything in it. */
  removeFile(path: string): void;
  /** Makes a directory. */
  makeDirectory(path: string): void;
  /** The digest of a file in hexadecimal, MD5 unless said otherwise, as `show file … md5sum` prints it. */
  digestFile(path: string, algorithm?: DigestAlgorithm): Promise<string>;
  /** Everything that the switch and the sticks in its slots are at this moment, as plain data; sessions are not part of it. */
  save(): DeviceSnapshot;
  /**
   * Becomes what it was, at this moment, and goes on in the time of then; sessions end, consoles stay. A name means what the lab has
   * saved under it. Throws an EmulatorError, before anything has changed, when the snapshot is of another device or a stick is elsewhere.
   */
  restore(snapshot: DeviceSnapshot | string): void;
  /** Becomes what it was when the lab had started. */
  reset(): void;
}

/** How slowly sessions answer: what they show comes in pieces, each after a wait in lab time. */
export interface SlowAnswersSpec {
  /** How long each piece is waited for. */
  readonly delay?: Duration | undefined;
  /** How many characters a piece has; all that is shown at once is one piece unless said otherwise. */
  readonly characters?: number | undefined;
  /** A wait is longer by up to so much; by how much follows from the seed. */
  readonly jitter?: Duration | undefined;
}

/** What a file is written from. */
export type FileBytes = string | Uint8Array | AsyncIterable<Uint8Array>;

/** A file as it is read. */
export interface FilePieces {
  readonly sizeBytes: number;
  readonly pieces: Iterable<Uint8Array>;
}

/** The digests that a switch computes. */
export type DigestAlgorithm = 'md5' | 'sha256' | 'sha512';

/** A switch of a lab. */
export interface StartedDevice extends DeviceOperations {
  readonly name: string;
  readonly ssh: SshAccess;
  /** Where its serial console listens for telnet. */
  readonly console: ConsolePort;
}

/** What a test asks of a whole lab. */
export interface LabOperations {
  /** The lab at this moment: its time, its devices, its sticks, its snapshots. */
  status(): LabStatus;
  /** Moves the time of a lab whose clock is `manual` or `instant`; resolves when what was due by then has begun. */
  advance(duration: Duration): Promise<void>;
  /** Makes a new USB stick that lies on the table. Rejects with an EmulatorError when the name is taken or the spec is wrong. */
  makeStick(name: string, spec: StickSpec): Promise<StickStatus>;
  /** Gives a simulated host another SSH key, as when it is set up anew. Throws an EmulatorError when there is no such host. */
  changeHostKey(host: string): { readonly algorithm: string; readonly fingerprint: string };
  /**
   * Everything that the lab is at this moment, as plain data that JSON takes; takes no longer for large images. With a name it is kept
   * under it as well, in the place of what had that name.
   */
  save(name?: string): LabSnapshot;
  /**
   * Becomes what it was, at this moment; every device goes on in its time of then, and sessions end. A name means what was saved under
   * it. Throws an EmulatorError, and changes nothing, when the snapshot is of another lab or format, or needs host files that are gone.
   */
  restore(snapshot: LabSnapshot | string): void;
  /** Becomes what it was when it had started. */
  reset(): void;
  /** Gives back the host files that are kept for a snapshot; a name is free again. */
  forget(snapshot: LabSnapshot | string): void;
  /** The lab in English: what runs, what was typed, what was not understood, which defects were hit. */
  explain(): string;
  /** The events so far and those that come, until the filter's limit, its time (10 s unless said otherwise) or the end of the lab. */
  events(filter?: EventFilter, reader?: EventReader): AsyncGenerator<JournalEntry, void>;
  /** The events that the journal still holds, oldest first. */
  journal(filter?: JournalFilter): readonly JournalEntry[];
  /** What was typed and not understood, in the order in which it was typed first. */
  unknownCommands(): readonly UnknownCommand[];
}

/** Whether a state folder has everything that it should; `why` says why not. It is asked again by itself, and kept when it can be. */
export type KeptStatus = { readonly isKept: true } | { readonly isKept: false; readonly why: string };

/** A lab in which everything has started. Nothing on it is undefined. */
export interface StartedLab extends LabOperations, AsyncDisposable {
  readonly devices: readonly StartedDevice[];
  /** The device of that name; throws when the lab has none. */
  device(name: string): StartedDevice;
  /** What becomes of changes that a switch keeps without power; undefined when the lab has no state folder. */
  readonly kept: KeptStatus | undefined;
  /** Closes every door and gives back every host file. */
  close(): Promise<void>;
}

/** How a lab is started, perhaps with a clock in place of the spec's, for whoever moves time by hand. */
export type StartLab = (
  written?: WrittenLabSpec | Record<string, never>,
  options?: LabOptions & { readonly clock?: Clock },
) => Promise<StartedLab>;

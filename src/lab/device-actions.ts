import type { Transitions } from '../base/local-clock.ts';
import type { TurnTaker } from '../base/turns.ts';
import { faultOf, type Link } from '../machine/conditions.ts';
import type { Device } from '../machine/device.ts';
import { type Levers, leversOf } from '../machine/levers.ts';
import type { PointName } from '../machine/points.ts';
import type { UsbSlots } from '../machine/usb-slots.ts';
import { DeviceFiles } from './device-files.ts';
import type { DeviceSessions } from './device-sessions.ts';
import type { NamedSnapshots } from './keep/named-snapshots.ts';
import type { SavedWith } from './keep/saved-device.ts';
import type { DeviceSnapshot } from './keep/snapshot.ts';
import type { Sticks } from './keep/sticks.ts';
import { runningOf } from './running-of.ts';
import { deviceArguments as args } from './spec/arguments.ts';
import { assertSaved, given, givenAll } from './spec/given.ts';
import type {
  DeviceOperations,
  DeviceStatus,
  DigestAlgorithm,
  FaultSpec,
  FileBytes,
  FilePieces,
  ListedFile,
  Session,
  SessionOptions,
  SlowAnswersSpec,
  TypeOptions,
  Waiting,
} from './started-lab.ts';

/** What the operations on a switch act on. */
export interface ActionParts {
  readonly device: Device;
  readonly slots: UsbSlots;
  readonly sticks: Sticks;
  readonly sessions: DeviceSessions;
  /** The switch, where what takes long takes its turns. */
  readonly turns: TurnTaker;
  readonly saved: SavedWith;
  readonly named: NamedSnapshots;
  readonly first: DeviceSnapshot;
  status(): DeviceStatus;
}

/** The operations on one switch; each checks what it is given. What they promise stands in `DeviceOperations`. */
export class DeviceActions implements DeviceOperations {
  readonly #parts: ActionParts;

  constructor(parts: ActionParts) {
    this.#parts = parts;
  }

  status(): DeviceStatus {
    return this.#parts.status();
  }

  runningConfiguration(): string {
    return runningOf(this.#parts.device).configurationToSave();
  }

  async type(line: string, options: TypeOptions = {}): Promise<string> {
    given('type', args.type.line, line);
    const { session, waiting } = await this.#at('type', options);
    return session.type(line, waiting);
  }

  async press(keys: string, options: TypeOptions = {}): Promise<void> {
    given('press', args.press.keys, keys);
    (await this.#at('press', options)).session.press(keys);
  }

  async expect(pattern: string | RegExp, options: TypeOptions = {}): Promise<string> {
    const { session, waiting } = await this.#at('expect', options);
    return session.expect(pattern, waiting);
  }

  async expectPrompt(options: TypeOptions = {}): Promise<string> {
    const { session, waiting } = await this.#at('expectPrompt', options);
    return session.expectPrompt(waiting);
  }

  async screen(options: TypeOptions = {}): Promise<string> {
    return (await this.#at('screen', options)).session.screen();
  }

  async session(options: TypeOptions = {}): Promise<Session> {
    return (await this.#at('session', options)).session;
  }

  async openSession(options: SessionOptions = {}): Promise<Session> {
    const given = { session: undefined, door: undefined, timeout: undefined, ...options };
    return this.#parts.sessions.open(givenAll('openSession', args.openSession, given));
  }

  async closeSession(session: string): Promise<void> {
    await this.#parts.sessions.close(given('closeSession: session', args.closeSession.session, session));
  }

  async powerOn(): Promise<void> {
    if (this.#parts.device.power.stage.at === 'off') await this.#levers.powerOn();
  }

  powerOff(): void {
    this.#levers.powerOff();
  }

  insertStick(slot: string, stick: string | { readonly name: string }): void {
    const name = typeof stick === 'object' && stick !== null && 'name' in stick ? stick.name : stick;
    const found = givenAll('insertStick', args.insertStick, { slot, stick: name });
    this.#levers.insertStick(found.slot, this.#parts.sticks.find(found.stick));
  }

  pullStick(slot: string): string {
    return this.#levers.pullStick(given('pullStick: slot', args.pullStick.slot, slot)).name;
  }

  setLink(port: string, link: Link): void {
    const found = givenAll('setLink', args.setLink, { port, link });
    this.#levers.setLink(found.port, found.link);
  }

  raiseFault(fault: FaultSpec): void {
    this.#levers.raiseFault(faultOf(givenAll('raiseFault', args.raiseFault, Object(fault))));
  }

  clearFault(point: PointName): void {
    given('clearFault: point', args.clearFault.point, point);
    this.#levers.clearFaults(point);
  }

  clearFaults(): void {
    this.#levers.clearFaults();
  }

  fillDisk(filesystem: string, leavingBytes?: number): void {
    const found = givenAll('fillDisk', args.fillDisk, { filesystem, leavingBytes });
    this.#levers.fillDisk(found.filesystem.replace(/:$/, ''), found.leavingBytes);
  }

  corruptFile(path: string, atBytes?: number): void {
    const found = givenAll('corruptFile', args.corruptFile, { path, atBytes });
    this.#levers.corruptFile(found.path, found.atBytes);
  }

  setUnresponsive(isUnresponsive: boolean): void {
    this.#levers.setUnresponsive(given('setUnresponsive', args.setUnresponsive.isUnresponsive, isUnresponsive));
  }

  setSlowAnswers(slowAnswers: SlowAnswersSpec = {}): void {
    const given = { delay: undefined, characters: undefined, jitter: undefined, ...slowAnswers };
    const { delay = 0, characters, jitter = 0 } = givenAll('setSlowAnswers', args.setSlowAnswers, given);
    const isSlow = delay > 0 || jitter > 0 || characters !== undefined;
    const slow = { delayMs: delay, chunkCharacters: characters, jitterMs: jitter };
    this.#levers.setSlowAnswers(isSlow ? slow : undefined);
  }

  setTransitions(transitions: Transitions): void {
    this.#levers.setTransitions(given('setTransitions', args.setTransitions.transitions, transitions));
  }

  step(): boolean {
    return this.#levers.step();
  }

  readFile(path: string): Promise<Uint8Array> {
    return this.#files.bytes(path);
  }

  readText(path: string): Promise<string> {
    return this.#files.text(path);
  }

  openFile(path: string): FilePieces {
    return this.#files.open(path);
  }

  writeFile(path: string, content: FileBytes): Promise<void> {
    return this.#files.write(path, content);
  }

  listFiles(path?: string): readonly ListedFile[] {
    return this.#files.list(path);
  }

  fileExists(path: string): boolean {
    return this.#files.exists(path);
  }

  removeFile(path: string): void {
    this.#files.remove(path);
  }

  makeDirectory(path: string): void {
    this.#files.makeDirectory(path);
  }

  digestFile(path: string, algorithm?: DigestAlgorithm): Promise<string> {
    return this.#files.digest(path, algorithm);
  }

  save(): DeviceSnapshot {
    return this.#parts.saved.save();
  }

  restore(snapshot: DeviceSnapshot | string): void {
    assertSaved('restore', snapshot);
    this.#parts.saved.restore(typeof snapshot === 'string' ? this.#namedSnapshot(snapshot) : snapshot);
  }

  reset(): void {
    this.#parts.saved.restore(this.#parts.first);
  }

  get #levers(): Levers {
    return leversOf(this.#parts.device, this.#parts.slots);
  }

  get #files(): DeviceFiles {
    return new DeviceFiles(this.#parts.device, this.#parts.turns);
  }

  async #at(
    operation: string,
    options: TypeOptions,
  ): Promise<{ readonly session: Session; readonly waiting: Waiting }> {
    const waiting = givenAll(operation, args.screen, { session: undefined, timeout: undefined, ...options });
    return { session: await this.#parts.sessions.at(waiting), waiting };
  }

  /** What the lab has saved of this switch under a name. */
  #namedSnapshot(name: string): DeviceSnapshot {
    const { device, named } = this.#parts;
    const found = named.find(name).devices.find((saved) => saved.name === device.name);
    if (found !== undefined) return found;
    throw new Error(`${name} is a snapshot of this lab, and has no ${device.name}`);
  }
}

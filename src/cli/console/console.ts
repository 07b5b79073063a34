import type { RunningSystem } from '../../machine/boot/running-system.ts';
import type { Stage } from '../../machine/boot/stage.ts';
import { logging } from '../../machine/config/logging.ts';
import { countOf } from '../../machine/config/named.ts';
import { users } from '../../machine/config/users.ts';
import { openContent } from '../../machine/content/reader.ts';
import type { Device } from '../../machine/device.ts';
import type { Location } from '../../machine/storage/location.ts';
import type { Connection } from '../shell/connection.ts';
import { History } from '../terminal/history.ts';
import { bootShells } from './boot-shell.ts';
import { bootLines } from './boot-text.ts';
import type { BootWork } from './boot-work.ts';
import type { ConsoleServices } from './console-services.ts';
import { LineScreen } from './line-screen.ts';
import { type LoaderWork, loaderShell } from './loader.ts';
import { serveLogins } from './login.ts';
import { SerialLine } from './serial-line.ts';
import { setUp } from './setup.ts';
import { typeOnce } from './stage-shell.ts';

/** Ctrl-C, Ctrl-L and Ctrl-] break into the loader (nxos-behaviour 3.1). */
const breakBytes: readonly number[] = [0x03, 0x0c, 0x1d];

const magicBytes = 4;

/** Somebody to talk to on the console; there is one at a time. */
interface Talk {
  readonly end: AbortController;
  readonly screen: LineScreen;
}

/**
 * The serial console of one switch. It is there in every stage, with or without somebody who watches, and several clients may
 * be attached to it: all see the same and any may type. Who talks there (loader, kickstart shell, setup, login) starts to when
 * the first client comes, which sees nothing of it before it presses a key, and stays when it leaves. Invariant: one talk at a time, and it ends with its stage.
 */
export class Console {
  readonly #device: Device;
  readonly #parts: ConsoleServices;
  /** Made when somebody attaches: without clients nothing that is said goes anywhere. */
  #opened: SerialLine | undefined;
  /** Made when somebody reads, so that it costs nothing in thousands of switches. */
  #readers: ((line: string) => void)[] | undefined;
  #stage: Stage = { at: 'off' };
  #mustSetUp = false;
  #talk: Talk | undefined;

  constructor(device: Device, parts: ConsoleServices) {
    this.#device = device;
    this.#parts = parts;
    device.observe({
      entered: (stage) => this.#enter(stage),
      restored: (stage) => {
        this.#change(stage);
        void this.#opened?.write('\r\n');
        this.#talkNow();
      },
      logged: (line, severity) => this.#log(line, severity),
    });
  }

  /** Serves one client until it leaves. Never rejects. */
  async attach(connection: Connection): Promise<void> {
    await this.#line.attach(connection, () => this.#startTalk());
    connection.finish(0);
  }

  /** Calls `reader` with every later line that a start shows before NX-OS runs, whether or not somebody is attached. */
  followBoot(reader: (line: string) => void): void {
    this.#readers = [...(this.#readers ?? []), reader];
  }

  get #line(): SerialLine {
    if (this.#opened !== undefined) return this.#opened;
    const line = new SerialLine(this.#parts.sessions.turns);
    line.watch((bytes) => this.#watch(bytes));
    this.#opened = line;
    return line;
  }

  #enter(stage: Stage): void {
    const before = this.#stage;
    this.#change(stage);
    const { bios } = this.#device.hardware;
    // A restart in the middle of a line begins a new one.
    if (stage.at === 'bios' || stage.at === 'loader') void this.#opened?.write('\r\n');
    const lines = bootLines(stage, before, { bios, magicOf: (image) => this.#magicOf(image, before) });
    this.#show(lines);
    for (const reader of this.#readers ?? []) for (const line of lines) reader(line);
    this.#talkNow();
  }

  /** Whoever talks is gone with the stage before; keys are watched until somebody talks again. */
  #change(stage: Stage): void {
    const { configuration } = this.#device;
    this.#stage = stage;
    this.#talk?.end.abort('the stage is over');
    this.#talk = undefined;
    this.#mustSetUp =
      stage.at === 'running' && configuration.startup === undefined && countOf(configuration.of(users)) === 0;
    this.#opened?.watch((bytes) => this.#watch(bytes));
  }

  #show(lines: readonly string[]): void {
    if (lines.length > 0) void this.#opened?.write(`${lines.join('\r\n')}\r\n`);
  }

  #log(text: string, severity: number): void {
    const limit = this.#device.configuration.of(logging).console;
    if (limit === undefined || severity > limit) return;
    const session = this.#parts.sessions.list().find((live) => live.session.seat?.line === 'ttyS0');
    if (session !== undefined) session.notify({ lines: [text] });
    else if (this.#talk !== undefined) this.#talk.screen.notify(text);
    else this.#show([text]);
  }

  /** Keys before anybody listens: they break into the loader, or are lost. */
  #watch(bytes: Uint8Array): boolean {
    const { at } = this.#stage;
    const isEarly = at === 'bios' || at === 'loading';
    if (isEarly && bytes.some((byte) => breakBytes.includes(byte))) void this.#device.power.break();
    return true;
  }

  /** Starts whoever talks in this stage, if somebody is there to talk to. */
  #talkNow(): void {
    if (this.#opened?.isAttached) this.#startTalk();
  }

  #startTalk(): void {
    if (this.#talk !== undefined) return;
    const run = this.#talker();
    if (run === undefined) return;
    const end = new AbortController();
    const screen = new LineScreen(this.#line, new History(), end.signal);
    this.#talk = { end, screen };
    this.#line.watch(undefined);
    void run(screen, end.signal);
  }

  #talker(): ((screen: LineScreen, signal: AbortSignal) => Promise<void>) | undefined {
    const stage = this.#stage;
    if (stage.at === 'loader') return (screen, signal) => this.#atLoader(screen, signal);
    if (stage.at === 'kickstart' && stage.dueMs === undefined)
      return (screen, signal) => this.#atKickstart(screen, signal);
    const { running } = this.#device;
    if (running !== undefined) return (screen, signal) => this.#atLogin(running, screen, signal);
    return undefined;
  }

  async #atLoader(screen: LineScreen, signal: AbortSignal): Promise<void> {
    const { intake } = this.#parts;
    const work: LoaderWork = { device: this.#device, screen, signal, intake, next: { isRecovery: false } };
    while (!signal.aborted) await typeOnce(loaderShell, work);
  }

  async #atKickstart(screen: LineScreen, signal: AbortSignal): Promise<void> {
    const network = { address: undefined, isUp: false, gateway: undefined };
    const work: BootWork = { device: this.#device, screen, signal, place: { mode: 'boot' }, network };
    while (!signal.aborted) await typeOnce(bootShells[work.place.mode], work);
  }

  async #atLogin(running: RunningSystem, screen: LineScreen, signal: AbortSignal): Promise<void> {
    const work = { device: this.#device, running, line: this.#line, screen, parts: this.#parts, signal };
    if (this.#mustSetUp) await setUp(work);
    this.#mustSetUp = false;
    await serveLogins(work);
  }

  /** What the loader takes for the magic number: the first four bytes, lowest first. */
  #magicOf(image: Location, before: Stage): number | undefined {
    const fetched = before.at === 'loading' ? before.fetched : undefined;
    const lying = this.#device.files.content(image);
    const content = lying.ok ? lying.value : fetched;
    if (content === undefined) return undefined;
    const reader = openContent(content);
    const first = reader.read(0, magicBytes);
    reader.close();
    return first.reduce((value, byte, at) => value + byte * 256 ** at, 0);
  }
}

import { EmulatorError } from '../base/emulator-error.ts';
import { didYouMean } from '../base/nearest.ts';
import type { ActiveCause, Interventions } from '../base/points.ts';
import type { Random } from '../base/random.ts';
import { type MachinePoints, pointAnswers } from './points.ts';

/** What somebody did to a cable: `up` plugs it in (with a transceiver where one is needed), `down` pulls it. */
export type Link = 'up' | 'down';

/** Something that goes wrong at one point: what the point then answers, and in how many of a hundred cases. */
export type FaultAt<N extends keyof MachinePoints> = {
  readonly point: N;
  readonly answer: MachinePoints[N]['answer'];
  readonly percent: number;
};

/** A fault at any point. */
export type Fault = { readonly [N in keyof MachinePoints]: FaultAt<N> }[keyof MachinePoints];

/** A fault as somebody raises it: in all cases unless `percent` says otherwise. */
export type FaultSpec = {
  readonly [N in keyof MachinePoints]: Omit<FaultAt<N>, 'percent'> & { readonly percent?: number | undefined };
}[keyof MachinePoints];

/** How slowly the sessions of a switch answer: what they show comes in pieces, each after a wait in lab time. */
export interface SlowAnswers {
  readonly delayMs: number;
  /** How many characters a piece has; all that is shown at once is one piece when it is left out. */
  readonly chunkCharacters?: number | undefined;
  /** A wait is longer by up to so much; by how much follows from the seed. */
  readonly jitterMs?: number | undefined;
}

/** A fault as it comes from outside. Throws an EmulatorError for a point that there is not and an answer that it does not give. */
export function faultOf(given: {
  readonly point: string;
  readonly answer: string;
  readonly percent?: number | undefined;
}): FaultSpec {
  if (isFault(given)) return given;
  const points = Object.keys(pointAnswers);
  const answers = answersOf(given.point);
  if (answers === undefined || answers === 'text') {
    throw new EmulatorError(
      `unknown point "${given.point}"`,
      `${didYouMean(given.point, points)}points: ${points.join(', ')}`,
      { kind: 'bad-request' },
    );
  }
  throw new EmulatorError(
    `${given.point} does not answer "${given.answer}"`,
    `${didYouMean(given.answer, answers)}its answers: ${answers.join(', ')}`,
    { kind: 'bad-request' },
  );
}

function isFault(given: { readonly point: string; readonly answer: string }): given is FaultSpec {
  const answers = answersOf(given.point);
  return answers === 'text' || (answers?.includes(given.answer) ?? false);
}

function answersOf(point: string): readonly string[] | 'text' | undefined {
  return Object.hasOwn(pointAnswers, point) ? pointAnswers[point] : undefined;
}

/** What was done to a switch by hand, as plain data. */
export interface ConditionsState {
  /** By the name of the port; those that nobody touched are absent. */
  readonly links: Readonly<Record<string, Link>>;
  readonly faults: readonly Fault[];
  /** How often a fault was asked whether it strikes: the next answer follows from the seed and this number. */
  readonly askedCount: number;
  readonly isUnresponsive: boolean;
  readonly slowAnswers?: SlowAnswers | undefined;
}

/** What levers have done to one switch: its cables, its faults, whether it answers. Nothing of it is configured or stored on it. */
export class Conditions {
  readonly #random: Random;
  #links: Readonly<Record<string, Link>> = {};
  #faults: readonly Fault[] = [];
  #askedCount = 0;
  #isUnresponsive = false;
  #slowAnswers: SlowAnswers | undefined;
  #waitCount = 0;
  #waiting: (() => void)[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  state(): ConditionsState {
    return {
      links: this.#links,
      faults: this.#faults,
      askedCount: this.#askedCount,
      isUnresponsive: this.#isUnresponsive,
      slowAnswers: this.#slowAnswers,
    };
  }

  restore(state: ConditionsState): void {
    this.#links = state.links;
    this.#faults = state.faults;
    this.#askedCount = state.askedCount;
    this.setUnresponsive(state.isUnresponsive);
    this.#slowAnswers = state.slowAnswers;
  }

  /** What was done to the cable of a port; undefined when nobody touched it. */
  linkOf(port: string): Link | undefined {
    return Object.hasOwn(this.#links, port) ? this.#links[port] : undefined;
  }

  setLink(port: string, link: Link): void {
    this.#links = { ...this.#links, [port]: link };
  }

  get faults(): readonly Fault[] {
    return this.#faults;
  }

  /** From now on `fault` strikes; another one at the same point is replaced. */
  raise(fault: Fault): void {
    this.#faults = [...this.#faults.filter(({ point }) => point !== fault.point), fault];
  }

  /** Takes the fault at a point away, or all of them. */
  clear(point?: keyof MachinePoints): void {
    this.#faults = point === undefined ? [] : this.#faults.filter((fault) => fault.point !== point);
  }

  /** The faults as causes for the points of the switch. They are called `fault`. */
  causes(): readonly ActiveCause<MachinePoints>[] {
    return this.#faults.map((fault) => ({ id: 'fault', at: interventionsOf(fault, () => this.#strikes(fault)) }));
  }

  get isUnresponsive(): boolean {
    return this.#isUnresponsive;
  }

  /** Whether the switch takes input and says nothing; what it had to say is said when it answers again. */
  setUnresponsive(isUnresponsive: boolean): void {
    this.#isUnresponsive = isUnresponsive;
    if (isUnresponsive) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }

  /** How slowly sessions answer; undefined while they answer at once. */
  get slowAnswers(): SlowAnswers | undefined {
    return this.#slowAnswers;
  }

  setSlowAnswers(slowAnswers: SlowAnswers | undefined): void {
    this.#slowAnswers = slowAnswers;
  }

  /** How long the next piece of an answer is waited for, in milliseconds of lab time. */
  nextWaitMs({ delayMs, jitterMs = 0 }: SlowAnswers): number {
    this.#waitCount += 1;
    return delayMs + Math.floor(this.#random.fork(`answer ${this.#waitCount}`).next() * jitterMs);
  }

  /** Resolves when the switch answers, or `signal` aborts. */
  responsive(signal: AbortSignal): Promise<void> {
    if (!this.#isUnresponsive || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        signal.removeEventListener('abort', wake);
        resolve();
      };
      signal.addEventListener('abort', wake, { once: true });
      this.#waiting.push(wake);
    });
  }

  #strikes(fault: Fault): boolean {
    this.#askedCount += 1;
    return this.#random.fork(`${fault.point} ${this.#askedCount}`).next() * 100 < fault.percent;
  }
}

function interventionsOf<N extends keyof MachinePoints>(
  { point, answer }: FaultAt<N>,
  strikes: () => boolean,
): Interventions<MachinePoints> {
  const intervene = (
    request: MachinePoints[N]['request'],
    next: (request: MachinePoints[N]['request']) => MachinePoints[N]['answer'],
  ): MachinePoints[N]['answer'] => (strikes() ? answer : next(request));
  // The key and the function speak of the same point, which the type of a computed key cannot say.
  return { [point]: intervene } as Interventions<MachinePoints>;
}

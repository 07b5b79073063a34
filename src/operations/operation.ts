import * as v from 'valibot';
import { EmulatorError, type ErrorKind } from '../base/emulator-error.ts';
import type { JournalEntry } from '../base/journal.ts';
import { check } from '../facts/load.ts';
import { inCode } from '../facts/yaml.ts';
import type { DeviceOperations, FilePieces, LabOperations, StartedDevice, StartedLab } from '../lab/started-lab.ts';

/** What an operation acts on: a lab, and in it a device if the operation is one on a device. */
export interface Target {
  readonly lab: StartedLab;
  readonly device?: StartedDevice | undefined;
  /** Whether a client asks: it may name nothing of the computer on which the lab runs. */
  readonly isForClient?: boolean;
  /** Ends what is followed: whoever asked is gone. */
  readonly signal?: AbortSignal | undefined;
  /** Hears how many events were lost because they came faster than they were read. */
  readonly onMissed?: ((count: number) => void) | undefined;
}

/** What an operation answers: a value that JSON takes, nothing, the bytes of a file, or events as they come. */
export type Answer =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'bytes'; readonly file: FilePieces }
  | { readonly kind: 'events'; readonly events: AsyncIterable<JournalEntry> };

/** One row of the table: what every surface says of an operation and does with it. */
export interface Operation {
  /** The name, the same everywhere; Python writes it in snake_case and Go begins it with a capital. */
  readonly name: string;
  /** What it acts on. The same name on both means the same of one device and of all. */
  readonly on: 'lab' | 'device';
  /** What it does, in one sentence without a full stop. */
  readonly help: string;
  /** What it takes, in the order in which it is written; each says what it means, its unit and an example. */
  readonly arguments: v.ObjectEntries;
  /** What it takes from a client: the same, or less where the others could name files of the computer on which the lab runs. */
  readonly clientArguments: v.ObjectEntries;
  /** `content` for one that takes the bytes of a file beside its arguments. */
  readonly takes: 'arguments' | 'content';
  readonly answers: Answer['kind'];
  /** What the answer looks like, for `json`. */
  readonly answer: v.GenericSchema;
  /** Whether it only looks: asking twice is the same as asking once. */
  readonly asks: boolean;
  /** Whether there is something afterwards that has a name and was not there before. */
  readonly creates: boolean;
  /** How it may be refused, beside arguments that are not allowed. */
  readonly errors: readonly ErrorKind[];
  /** Does it with arguments that are not checked yet. Rejects with an EmulatorError. */
  run(target: Target, args: unknown): Promise<Answer>;
}

/** The answer of an operation that answers nothing. */
export const nothing = v.void();
/** The answer of an operation that answers the bytes of a file. */
export const fileAnswer = v.custom<FilePieces>(() => true);
/** The answer of an operation that answers events as they come. */
export const eventAnswer = v.custom<AsyncIterable<JournalEntry>>(() => true);
/** The argument of an operation that takes the bytes of a file. */
export const content = v.custom<string | Uint8Array | AsyncIterable<Uint8Array>>(
  (value) => typeof value === 'string' || (typeof value === 'object' && value !== null),
  'expected a text or bytes',
);

type Values<E extends v.ObjectEntries> = v.InferOutput<v.StrictObjectSchema<E, undefined>>;
type Row<E extends v.ObjectEntries, A extends v.GenericSchema> = Partial<
  Pick<Operation, 'asks' | 'clientArguments' | 'creates' | 'errors'>
> & {
  readonly help: string;
  readonly arguments: E;
  readonly answer: A;
};
/** What is told may be changed by nobody. */
type Told<T> = T extends readonly (infer I)[]
  ? readonly Told<I>[]
  : T extends object
    ? { readonly [K in keyof T]: Told<T[K]> }
    : T;
type Answered<A extends v.GenericSchema> = Told<v.InferInput<A>> | Promise<Told<v.InferInput<A>>>;

/** An operation on a device: a method of the same name is what it does. */
export function onDevice<E extends v.ObjectEntries, A extends v.GenericSchema>(
  row: Row<E, A> & {
    readonly name: keyof DeviceOperations;
    run(device: StartedDevice, args: Values<E>): Answered<A>;
  },
): Operation {
  const { name } = row;
  const errors = ['not-found', ...(row.errors ?? [])] as const;
  return operation({ ...row, errors, on: 'device' }, ({ device }, args) => {
    if (device === undefined) throw new EmulatorError(`${name} is done with a device`, 'name one of the lab');
    return row.run(device, check(inCode(name, args), v.strictObject(row.arguments)));
  });
}

/** An operation on the whole lab: a method of the same name is what it does. */
export function onLab<E extends v.ObjectEntries, A extends v.GenericSchema>(
  row: Row<E, A> & {
    readonly name: keyof LabOperations;
    run(lab: StartedLab, args: Values<E>, target: Target): Answered<A>;
  },
): Operation {
  const { name } = row;
  return operation({ ...row, on: 'lab' }, (target, args) => {
    const { clientArguments } = row;
    if (target.isForClient && clientArguments) check(inCode(name, args), v.strictObject(clientArguments));
    return row.run(target.lab, check(inCode(name, args), v.strictObject(row.arguments)), target);
  });
}

function operation<E extends v.ObjectEntries, A extends v.GenericSchema>(
  row: Row<E, A> & Pick<Operation, 'name' | 'on'>,
  run: (target: Target, args: unknown) => unknown,
): Operation {
  const { name, on, help, arguments: args, clientArguments = args, answer } = row;
  const { asks = false, creates = false, errors = [] } = row;
  const takes = Object.values(args).some((schema) => schema === content) ? 'content' : 'arguments';
  return {
    ...{
      name,
      on,
      help,
      arguments: args,
      clientArguments,
      takes,
      answers: kindOf(answer),
      answer,
      asks,
      creates,
      errors,
    },
    run: async (target, given) => answerOf(await run(target, given)),
  };
}

function answerOf(value: unknown): Answer {
  if (value === undefined) return { kind: 'nothing' };
  if (isFile(value)) return { kind: 'bytes', file: value };
  return isEvents(value) ? { kind: 'events', events: value } : { kind: 'json', value };
}

function isFile(value: unknown): value is FilePieces {
  return typeof value === 'object' && value !== null && 'pieces' in value && 'sizeBytes' in value;
}

function isEvents(value: unknown): value is AsyncIterable<JournalEntry> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

function kindOf(answer: v.GenericSchema): Answer['kind'] {
  if (answer === nothing) return 'nothing';
  if (answer === fileAnswer) return 'bytes';
  return answer === eventAnswer ? 'events' : 'json';
}

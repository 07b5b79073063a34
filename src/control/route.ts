import * as v from 'valibot';
import { checked as checkedValue } from '../facts/issue-words.ts';
import { inCode } from '../facts/yaml.ts';
import type { StartedLab } from '../lab/lab.ts';
import { ControlProblem } from './control-problem.ts';
import type { ControlSessions } from './control-sessions.ts';
import type { ControlSnapshots } from './control-snapshots.ts';
import type { Subscriber } from './event-stream.ts';

/** What a route acts on. */
export interface ControlledLab {
  readonly lab: StartedLab;
  readonly sessions: ControlSessions;
  readonly snapshots: ControlSnapshots;
}

/** A request as it came in, its target already found. */
export interface RawCall extends ControlledLab {
  /** The variable parts of the path by their names, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** `Last-Event-ID`, when a client takes up a stream again. */
  readonly lastEventId: string | undefined;
  /** Reads the whole body as JSON, if it is short; an empty body is an empty object. */
  json(): Promise<unknown>;
  /** The body as it arrives. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Aborts when the client is gone or the server closes. */
  readonly signal: AbortSignal;
}

/** A request whose query and body have been checked. */
export interface Call<Q, B> extends ControlledLab {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Q;
  readonly body: B;
  readonly lastEventId: string | undefined;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly signal: AbortSignal;
}

/** What a route answers with. */
export type Answer =
  | { readonly kind: 'json'; readonly status: 200 | 201; readonly value: unknown }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'bytes'; readonly sizeBytes: number; readonly pieces: Iterable<Uint8Array> }
  | { readonly kind: 'events'; readonly subscribe: (subscriber: Subscriber) => () => void };

/** How a body that is not JSON is described. */
export type BodyKind = 'json' | 'bytes' | 'events' | 'nothing';

/** One operation of the control API: what the document says of it, and what it does. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With variable parts in braces: `/v1/devices/{device}`. */
  readonly path: string;
  /** The name under which generated clients know it. */
  readonly operation: string;
  readonly summary: string;
  readonly query: v.ObjectEntries;
  readonly takes: BodyKind;
  readonly body: v.GenericSchema | undefined;
  readonly answers: BodyKind;
  readonly answer: v.GenericSchema | undefined;
  /** The status of success. */
  readonly status: 200 | 201 | 204;
  run(call: RawCall): Promise<Answer>;
}

interface RouteSpec<Q extends v.ObjectEntries, B extends v.GenericSchema, A extends v.GenericSchema> {
  readonly method: Route['method'];
  readonly path: string;
  readonly operation: string;
  readonly summary: string;
  readonly query: Q;
  /** `nothing` for a request without a body. */
  readonly body: B;
  /** `nothing` for an answer without a body. */
  readonly answer: A;
  handle(call: Call<v.InferOutput<v.StrictObjectSchema<Q, undefined>>, v.InferOutput<B>>): Promise<v.InferInput<A>>;
}

/** The schema of a body that is not there. */
export const nothing = v.void();

/** A route that takes and answers JSON, or nothing. What it creates is answered with 201. */
export function route<Q extends v.ObjectEntries, B extends v.GenericSchema, A extends v.GenericSchema>(
  spec: RouteSpec<Q, B, A>,
): Route {
  const { method, path, operation, summary, query, body, answer } = spec;
  const querySchema = v.strictObject(query);
  const hasBody = body.type !== 'void';
  const hasAnswer = answer.type !== 'void';
  const status = operation.startsWith('open') || operation.startsWith('make') ? 201 : 200;
  return {
    ...{ method, path, operation, summary, query },
    takes: hasBody ? 'json' : 'nothing',
    body: hasBody ? body : undefined,
    answers: hasAnswer ? 'json' : 'nothing',
    answer: hasAnswer ? answer : undefined,
    status: hasAnswer ? status : 204,
    async run(call) {
      const checkedQuery = checked(querySchema, Object.fromEntries(call.query), 'query');
      const checkedBody = checked(body, hasBody ? await call.json() : undefined, 'body');
      const value: unknown = await spec.handle({ ...call, query: checkedQuery, body: checkedBody });
      return hasAnswer ? { kind: 'json', status, value } : { kind: 'nothing' };
    },
  };
}

/** The value if it is as the schema says; otherwise a problem that names the place in it. */
export function checked<S extends v.GenericSchema>(schema: S, value: unknown, part: string): v.InferOutput<S> {
  const result = checkedValue(schema, inCode(part, value));
  if ('output' in result) return result.output;
  const told = result.mistakes
    .slice(0, mistakesMax)
    .map(({ path, message }) => `${[part, ...path].join('.')}: ${message}`);
  const hint = result.mistakes[0]?.hint ?? '';
  throw new ControlProblem('bad-request', told.join('; '), `${hint}; GET /openapi.json describes what is allowed`);
}

/** As many mistakes of one request are told. */
const mistakesMax = 10;

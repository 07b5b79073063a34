import * as v from 'valibot';
import { type Answer, content, type Operation } from '../operations/operation.ts';
import { idOf, methodOf, pathOf, statusOf, takesQuery } from '../operations/place.ts';
import { operations } from '../operations/table.ts';
import { problemStatus } from './control-problem.ts';

/** Turns a schema of ours into a JSON Schema; handed in, because only the build needs that package. */
export type SchemaWriter = (schema: v.GenericSchema, typeMode: 'input' | 'output') => unknown;

type Json = Readonly<Record<string, unknown>>;

/** The OpenAPI 3.1 document of the control API, written from the schemas that check its requests. */
export function openApiDocument(version: string, write: SchemaWriter): Json {
  const paths: Record<string, Record<string, unknown>> = { ...openPaths };
  for (const operation of operations) {
    paths[pathOf(operation)] = { [methodOf(operation).toLowerCase()]: operationOf(operation, write) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'n3k control API',
      version,
      license: { name: 'MIT', identifier: 'MIT' },
      description: 'A lab of emulated Nexus 3000 switches: its devices, their sessions, files, levers and journal.',
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: write(problem, 'output') },
      responses: { Problem: { description: 'Why not', content: { 'application/json': { schema: problemReference } } } },
    },
  };
}

const problem = v.strictObject({
  error: v.looseObject({
    code: v.picklist(Object.keys(problemStatus)),
    message: v.string(),
    /** What is allowed, or what to do next. */
    hint: v.string(),
  }),
});
const problemReference = { $ref: '#/components/schemas/Problem' };
const problemAnswer = { $ref: '#/components/responses/Problem' };

/** What answers without a token. */
const openPaths: Record<string, Record<string, unknown>> = {
  '/healthz': { get: openOperation('isHealthy', 'Whether the process answers') },
  '/readyz': { get: openOperation('isReady', 'Whether the lab is up: 200 or 503') },
  '/openapi.json': { get: openOperation('showDocument', 'This document') },
};

function openOperation(operationId: string, summary: string): Json {
  const content = { 'application/json': { schema: { type: 'object' } } };
  return {
    operationId,
    summary,
    security: [],
    responses: { 200: { description: 'Yes', content }, default: problemAnswer },
  };
}

function operationOf(operation: Operation, write: SchemaWriter): Json {
  const { on, help, takes, answers, answer } = operation;
  const isInQuery = takesQuery(operation);
  const entries = Object.entries(operation.clientArguments).filter(([, schema]) => schema !== content);
  const device = { name: 'device', in: 'path', required: true, schema: { type: 'string' } };
  const lastEvent = { name: 'Last-Event-ID', in: 'header', required: false, schema: { type: 'string' } };
  const inQuery = (isInQuery ? entries : []).map(([key, schema]) => ({
    ...{ name: key, in: 'query', required: schema.type !== 'optional', schema: write(schema, 'input') },
    // A list is written with commas between its values.
    ...(schema.type === 'array' ? { explode: false } : {}),
  }));
  const parameters = [...(on === 'device' ? [device] : []), ...inQuery, ...(answers === 'events' ? [lastEvent] : [])];
  const isRequired = entries.some(([, schema]) => schema.type !== 'optional');
  const body =
    takes === 'content' ? fileContent : jsonContent(write(v.strictObject(Object.fromEntries(entries)), 'input'));
  const hasBody = takes === 'content' || !(isInQuery || entries.length === 0);
  const found = contentOf(answers, () => write(answer, 'output'));
  return {
    operationId: idOf(operation),
    summary: help,
    tags: [on],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(hasBody ? { requestBody: { required: takes === 'content' || isRequired, content: body } } : {}),
    responses: {
      [statusOf(operation)]: { description: 'Done', ...(found === undefined ? {} : { content: found }) },
      ...Object.fromEntries(refusals(operation).map((status) => [status, problemAnswer])),
      default: problemAnswer,
    },
  };

  function refusals({ errors }: Operation): readonly number[] {
    const kinds = entries.length === 0 ? errors : (['bad-request', ...errors] as const);
    return [...new Set(kinds.map((kind) => problemStatus[kind]))];
  }
}

const fileContent = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };

function jsonContent(schema: unknown): Json {
  return { 'application/json': { schema } };
}

function contentOf(kind: Answer['kind'], schema: () => unknown): Json | undefined {
  switch (kind) {
    case 'json':
      return jsonContent(schema());
    case 'bytes':
      return fileContent;
    case 'events':
      return { 'text/event-stream': { schema: { type: 'string' } } };
    case 'nothing':
      return undefined;
  }
}

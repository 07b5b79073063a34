import * as v from 'valibot';
import { problemStatus } from './control-problem.ts';
import type { BodyKind, Route } from './route.ts';
import { allRoutes } from './routes.ts';

/** Turns a schema of ours into a JSON Schema; handed in, because only the build needs that package. */
export type SchemaWriter = (schema: v.GenericSchema, typeMode: 'input' | 'output') => unknown;

type Json = Readonly<Record<string, unknown>>;

/** The OpenAPI 3.1 document of the control API, written from the schemas that check its requests. */
export function openApiDocument(version: string, write: SchemaWriter): Json {
  const paths: Record<string, Record<string, unknown>> = { ...openPaths };
  for (const route of allRoutes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route, write) };
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

function operationOf(route: Route, write: SchemaWriter): Json {
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: 'path', required: true, schema: { type: 'string' } },
  }));
  const inQuery = Object.entries(route.query).map(([name, schema]) => ({
    ...{ name, in: 'query', required: schema.type !== 'optional', schema: { type: 'string' } },
  }));
  const lastEvent = { name: 'Last-Event-ID', in: 'header', required: false, schema: { type: 'string' } };
  const parameters = [...inPath, ...inQuery, ...(route.answers === 'events' ? [lastEvent] : [])];
  const body = contentOf(route.takes, route.body, 'input', write);
  const content = contentOf(route.answers, route.answer, 'output', write);
  return {
    operationId: route.operation,
    summary: route.summary,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined ? {} : { requestBody: { required: true, content: body } }),
    responses: {
      [route.status]: { description: 'Done', ...(content === undefined ? {} : { content }) },
      default: problemAnswer,
    },
  };
}

function contentOf(
  kind: BodyKind,
  schema: v.GenericSchema | undefined,
  typeMode: 'input' | 'output',
  write: SchemaWriter,
): Json | undefined {
  switch (kind) {
    case 'json':
      return { 'application/json': { schema: schema === undefined ? {} : write(schema, typeMode) } };
    case 'bytes':
      return { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };
    case 'events':
      return { 'text/event-stream': { schema: { type: 'string' } } };
    case 'nothing':
      return undefined;
  }
}

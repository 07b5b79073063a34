import * as v from 'valibot';
import type { Result } from '../base/result.ts';
import { TurnTaker } from '../base/turns.ts';
import { piecesOf } from '../machine/content/reader.ts';
import type { Files } from '../machine/storage/files.ts';
import type { Location } from '../machine/storage/location.ts';
import type { FileProblem } from '../machine/storage/problem.ts';
import { ControlProblem, type ProblemCode } from './control-problem.ts';
import { checked, nothing, type RawCall, type Route, route } from './route.ts';

const fileView = v.strictObject({
  name: v.string(),
  kind: v.picklist(['file', 'directory']),
  sizeBytes: v.number(),
  /** Lab time. */
  modifiedMs: v.number(),
});

/** A place on a device, as an operator types it: `bootflash:/scripts/a.py`. */
const pathQuery = { path: v.pipe(v.string(), v.maxLength(4096)) };

/** Files of a device, past its command line. */
export const fileRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/devices/{device}/files',
    operation: 'listFiles',
    summary: 'The entries of a directory',
    query: { path: v.optional(pathQuery.path, 'bootflash:/') },
    body: nothing,
    answer: v.array(fileView),
    async handle({ lab, params, query }) {
      const { files } = lab.device(params.device ?? '').device;
      return [...granted(files.list(granted(files.resolve(query.path))))];
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/devices/{device}/files',
    operation: 'deleteFile',
    summary: 'Removes a file, or a directory with everything in it',
    query: pathQuery,
    body: nothing,
    answer: nothing,
    async handle({ lab, params, query }) {
      const { files } = lab.device(params.device ?? '').device;
      granted(await files.removeInTurns(granted(files.resolve(query.path)), { taker: new TurnTaker() }));
    },
  }),
  {
    ...{ method: 'GET', path: '/v1/devices/{device}/file', operation: 'readFile', status: 200 },
    summary: 'The bytes of a file',
    ...{ query: pathQuery, takes: 'nothing', body: undefined, answers: 'bytes', answer: undefined },
    async run(call) {
      const { files, location } = placeOf(call);
      const { kind, sizeBytes } = granted(files.stat(location));
      if (kind === 'directory') throw new ControlProblem('conflict', 'that is a directory', 'GET …/files lists it');
      return { kind: 'bytes', sizeBytes, pieces: piecesOf(granted(files.content(location))) };
    },
  },
  {
    ...{ method: 'PUT', path: '/v1/devices/{device}/file', operation: 'writeFile', status: 204 },
    summary: 'Writes a file; it appears when it is complete, and the room of the filesystem is its limit',
    ...{ query: pathQuery, takes: 'bytes', body: undefined, answers: 'nothing', answer: undefined },
    async run(call) {
      const { files, location } = placeOf(call);
      const writer = granted(files.write(location));
      try {
        for await (const bytes of call.bytes) granted(writer.write(bytes));
        granted(writer.commit());
      } finally {
        writer.abort();
      }
      return { kind: 'nothing' };
    },
  },
];

function placeOf({ lab, params, query }: RawCall): { readonly files: Files; readonly location: Location } {
  const { path } = checked(v.strictObject(pathQuery), Object.fromEntries(query), 'query');
  const { files } = lab.device(params.device ?? '').device;
  return { files, location: granted(files.resolve(path)) };
}

/** The value of what was asked of the files; a refusal is a problem with its reason. */
function granted<T>(result: Result<T, FileProblem>): T {
  if (result.ok) return result.value;
  const { why, ...details } = result.error;
  throw new ControlProblem(codeOf(why), why, 'GET /v1/devices/{device} shows its filesystems', details);
}

function codeOf(why: FileProblem['why']): ProblemCode {
  if (why === 'not-found' || why === 'no-filesystem' || why === 'not-present') return 'not-found';
  return why === 'no-space' || why === 'too-large' ? 'no-space' : 'conflict';
}

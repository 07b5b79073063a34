import * as v from 'valibot';
import { faultOf } from '../machine/conditions.ts';
import { pointAnswers } from '../machine/points.ts';
import { nothing, type Route, route } from './route.ts';

const percent = v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100)));
const answerOf = (answers: readonly string[] | 'text') =>
  answers === 'text' ? v.pipe(v.string(), v.maxLength(512)) : v.picklist(answers);
/** One for each point of the machine: a new point is here as soon as it is there. */
const faults = Object.entries(pointAnswers).map(([point, answers]) =>
  v.strictObject({ point: v.literal(point), answer: answerOf(answers), percent }),
);
const fault = v.variant('point', faults);
const byteCount = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));

/** What may happen to a device beside power and sticks. */
export const leverRoutes: readonly Route[] = [
  route({
    method: 'PUT',
    path: '/v1/devices/{device}/link',
    operation: 'setLink',
    summary: 'Plugs a cable into a port (Ethernet1/1, mgmt0), or pulls it',
    query: {},
    body: v.strictObject({ port: v.string(), link: v.picklist(['up', 'down']) }),
    answer: nothing,
    handle: async ({ lab, params, body }) => lab.device(params.device ?? '').levers.setLink(body.port, body.link),
  }),
  route({
    method: 'POST',
    path: '/v1/devices/{device}/faults',
    operation: 'raiseFault',
    summary: 'From now on a point of the machine answers so, in so many of a hundred cases (all when left out)',
    query: {},
    body: fault,
    answer: nothing,
    handle: async ({ lab, params, body }) => lab.device(params.device ?? '').levers.raiseFault(faultOf(body)),
  }),
  route({
    method: 'DELETE',
    path: '/v1/devices/{device}/faults',
    operation: 'clearFaults',
    summary: 'Takes all faults away',
    query: {},
    body: nothing,
    answer: nothing,
    handle: async ({ lab, params }) => lab.device(params.device ?? '').levers.clearFaults(),
  }),
  route({
    method: 'POST',
    path: '/v1/devices/{device}/fill',
    operation: 'fillDisk',
    summary: 'Fills a filesystem until only so many bytes are free',
    query: {},
    body: v.strictObject({ filesystem: v.string(), leavingBytes: v.optional(byteCount, 0) }),
    answer: nothing,
    handle: async ({ lab, params, body }) =>
      lab.device(params.device ?? '').levers.fillDisk(body.filesystem, body.leavingBytes),
  }),
  route({
    method: 'POST',
    path: '/v1/devices/{device}/corrupt',
    operation: 'corruptFile',
    summary: 'Turns one byte of a file over; its date and size stay',
    query: {},
    body: v.strictObject({ path: v.string(), atBytes: v.optional(byteCount) }),
    answer: nothing,
    handle: async ({ lab, params, body }) =>
      lab.device(params.device ?? '').levers.corruptFile(body.path, body.atBytes),
  }),
  route({
    method: 'PUT',
    path: '/v1/devices/{device}/unresponsive',
    operation: 'setUnresponsive',
    summary: 'The device takes what is typed and says nothing, until it is told to answer',
    query: {},
    body: v.strictObject({ isUnresponsive: v.boolean() }),
    answer: nothing,
    handle: async ({ lab, params, body }) =>
      lab.device(params.device ?? '').levers.setUnresponsive(body.isUnresponsive),
  }),
  route({
    method: 'PUT',
    path: '/v1/devices/{device}/slow-answers',
    operation: 'setSlowAnswers',
    summary: 'What sessions show comes late and in pieces, in lab time; a delay and jitter of 0 without chunks end it',
    query: {},
    body: v.strictObject({
      delayMs: byteCount,
      chunkCharacters: v.optional(v.pipe(byteCount, v.minValue(1))),
      jitterMs: v.optional(byteCount),
    }),
    answer: nothing,
    handle: async ({ lab, params, body }) => {
      const isSlow = body.delayMs > 0 || (body.jitterMs ?? 0) > 0 || body.chunkCharacters !== undefined;
      lab.device(params.device ?? '').levers.setSlowAnswers(isSlow ? body : undefined);
    },
  }),
  route({
    method: 'PUT',
    path: '/v1/devices/{device}/transitions',
    operation: 'setTransitions',
    summary: 'What waiting costs on this device: a boot, a copy, a compaction',
    query: {},
    body: v.strictObject({ transitions: v.picklist(['timed', 'immediate', 'manual']) }),
    answer: nothing,
    handle: async ({ lab, params, body }) => lab.device(params.device ?? '').levers.setTransitions(body.transitions),
  }),
  route({
    method: 'POST',
    path: '/v1/devices/{device}/step',
    operation: 'stepDevice',
    summary: 'With manual transitions, ends the wait that is due first',
    query: {},
    body: nothing,
    answer: v.strictObject({ hasStepped: v.boolean() }),
    handle: async ({ lab, params }) => ({ hasStepped: lab.device(params.device ?? '').levers.step() }),
  }),
];

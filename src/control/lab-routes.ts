import * as v from 'valibot';
import { instantText } from '../base/calendar.ts';
import { isManual } from '../base/clock.ts';
import type { StartedLab } from '../lab/lab.ts';
import { ControlProblem } from './control-problem.ts';
import { nothing, type Route, route } from './route.ts';
import { deviceView, viewOf } from './views.ts';

const longestAdvanceMs = 366 * 24 * 3_600_000;

const timeView = v.strictObject({
  /** Milliseconds since 1970-01-01 UTC, in lab time. */
  nowMs: v.number(),
  /** The same as `2020-06-15 20:00:00`. */
  now: v.string(),
  /** Lab milliseconds per host millisecond; `instant` when waiting takes no host time. */
  speed: v.union([v.number(), v.literal('instant')]),
});

function timeOf({ clock }: StartedLab): v.InferOutput<typeof timeView> {
  const nowMs = clock.now();
  return { nowMs, now: instantText(nowMs), speed: Number.isFinite(clock.speed) ? clock.speed : 'instant' };
}

/** The lab as a whole and its time. */
export const labRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/lab',
    operation: 'showLab',
    summary: 'The lab: its time, its devices, its sticks',
    query: {},
    body: nothing,
    answer: v.strictObject({ time: timeView, devices: v.array(deviceView), sticks: v.array(v.string()) }),
    handle: async ({ lab }) => ({
      time: timeOf(lab),
      devices: lab.devices.map(viewOf),
      sticks: lab.sticks.map(({ name }) => name),
    }),
  }),
  route({
    method: 'POST',
    path: '/v1/hosts/{host}/key',
    operation: 'changeHostKey',
    summary: 'Gives a simulated host another SSH key, as when it is set up anew',
    query: {},
    body: nothing,
    answer: v.strictObject({ algorithm: v.string(), fingerprint: v.string() }),
    handle: async ({ lab, params }) => lab.network.changeHostKey(params.host ?? ''),
  }),
  route({
    method: 'GET',
    path: '/v1/time',
    operation: 'showTime',
    summary: 'The time in the lab',
    query: {},
    body: nothing,
    answer: timeView,
    handle: async ({ lab }) => timeOf(lab),
  }),
  route({
    method: 'POST',
    path: '/v1/time/advance',
    operation: 'advanceTime',
    summary: 'Moves the time of a lab whose clock is instant or moved by hand',
    query: {},
    body: v.strictObject({ ms: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(longestAdvanceMs)) }),
    answer: timeView,
    async handle({ lab, body }) {
      if (isManual(lab.clock)) await lab.advance(body.ms);
      else if (lab.clock.speed === Number.POSITIVE_INFINITY) await lab.clock.sleep(body.ms);
      else throw new ControlProblem('conflict', 'the time of this lab runs by itself', 'start it with --speed instant');
      return timeOf(lab);
    },
  }),
  route({
    method: 'GET',
    path: '/v1/explain',
    operation: 'explainLab',
    summary: 'The lab in English: what runs, what was typed, what was not understood, which defects were hit',
    query: {},
    body: nothing,
    answer: v.strictObject({ text: v.string() }),
    handle: async ({ lab }) => ({ text: lab.explain() }),
  }),
  route({
    method: 'GET',
    path: '/v1/unknown-commands',
    operation: 'listUnknownCommands',
    summary: 'What was typed and not understood',
    query: {},
    body: nothing,
    answer: v.array(v.strictObject({ device: v.string(), line: v.string(), count: v.number() })),
    handle: async ({ lab }) => [...lab.unknownCommands()],
  }),
];

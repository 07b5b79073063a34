import * as v from 'valibot';
import { type ControlSession, openShell } from './control-sessions.ts';
import { nothing, type Route, route } from './route.ts';
import { line, timeoutMs } from './views.ts';

const sessionView = v.strictObject({ id: v.string(), device: v.string(), via: v.picklist(['shell', 'console']) });

function viewOf({ id, device, via }: ControlSession): v.InferOutput<typeof sessionView> {
  return { id, device, via };
}

/** Characters of a screen that an answer carries; a client that wants more asks more often. */
const screenMax = 1_000_000;

const shown = v.strictObject({
  /** What the screen shows since the last answer. */
  output: v.string(),
});

/** Sessions that stay open from one request to the next. */
export const sessionRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v1/devices/{device}/sessions',
    operation: 'openSession',
    summary: 'Opens a session: a shell that is logged in, or the serial console in whatever stage the device is',
    query: {},
    body: v.strictObject({ via: v.optional(v.picklist(['shell', 'console']), 'shell'), timeoutMs }),
    answer: sessionView,
    async handle({ lab, sessions, params, body }) {
      const device = lab.device(params.device ?? '');
      const open = () => (body.via === 'shell' ? openShell(device, body.timeoutMs) : device.openConsole());
      return viewOf(await sessions.open(device.name, body.via, open));
    },
  }),
  route({
    method: 'GET',
    path: '/v1/sessions',
    operation: 'listSessions',
    summary: 'The sessions that were opened over this API',
    query: {},
    body: nothing,
    answer: v.array(sessionView),
    handle: async ({ sessions }) => sessions.all.map(viewOf),
  }),
  route({
    method: 'POST',
    path: '/v1/sessions/{session}/type',
    operation: 'typeAtSession',
    summary: 'Types a line and answers what the screen shows after it, up to the next prompt or question',
    query: {},
    body: v.strictObject({ line, timeoutMs }),
    answer: shown,
    async handle({ sessions, params, body }) {
      const output = await sessions.use(params.session ?? '', body.timeoutMs, (inside) => inside.type(body.line));
      return { output: output.slice(-screenMax) };
    },
  }),
  route({
    method: 'POST',
    path: '/v1/sessions/{session}/press',
    operation: 'press',
    summary: 'Sends keys as they are, such as Ctrl-C, and answers at once',
    query: {},
    body: v.strictObject({ keys: v.pipe(v.string(), v.maxLength(4096)) }),
    answer: nothing,
    async handle({ sessions, params, body }) {
      sessions.press(params.session ?? '', body.keys);
    },
  }),
  route({
    method: 'POST',
    path: '/v1/sessions/{session}/expect',
    operation: 'expect',
    summary: 'Waits until the screen shows a text since the last answer',
    query: {},
    body: v.strictObject({ text: v.pipe(v.string(), v.minLength(1), v.maxLength(4096)), timeoutMs }),
    answer: shown,
    async handle({ sessions, params, body }) {
      const pattern = new RegExp(body.text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
      const output = await sessions.use(params.session ?? '', body.timeoutMs, (inside) => inside.expect(pattern));
      return { output: output.slice(-screenMax) };
    },
  }),
  route({
    method: 'GET',
    path: '/v1/sessions/{session}/screen',
    operation: 'showScreen',
    summary: 'Everything that the screen has shown, at most its last million characters',
    query: {},
    body: nothing,
    answer: v.strictObject({ screen: v.string() }),
    handle: async ({ sessions, params }) => ({
      screen: sessions
        .find(params.session ?? '')
        .inside.screen()
        .slice(-screenMax),
    }),
  }),
  route({
    method: 'DELETE',
    path: '/v1/sessions/{session}',
    operation: 'closeSession',
    summary: 'Ends a session',
    query: {},
    body: nothing,
    answer: nothing,
    handle: ({ sessions, params }) => sessions.close(params.session ?? ''),
  }),
];

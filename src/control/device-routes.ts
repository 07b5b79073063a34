import * as v from 'valibot';
import { openShell, withinLimit } from './control-sessions.ts';
import { nothing, type Route, route } from './route.ts';
import { deviceView, line, timeoutMs, viewOf } from './views.ts';

/** Devices, what is typed at them in passing, and what may happen to them. */
export const deviceRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/devices',
    operation: 'listDevices',
    summary: 'All devices, with where to log in',
    query: {},
    body: nothing,
    answer: v.array(deviceView),
    handle: async ({ lab }) => lab.devices.map(viewOf),
  }),
  route({
    method: 'GET',
    path: '/v1/devices/{device}',
    operation: 'showDevice',
    summary: 'One device',
    query: {},
    body: nothing,
    answer: deviceView,
    handle: async ({ lab, params }) => viewOf(lab.device(params.device ?? '')),
  }),
  route({
    method: 'POST',
    path: '/v1/devices/{device}/type',
    operation: 'type',
    summary: 'Types lines at a session of its own, and answers what the screen shows after each',
    query: {},
    body: v.strictObject({
      lines: v.pipe(v.array(line), v.minLength(1), v.maxLength(1000)),
      /** For each line, in host time. */
      timeoutMs,
    }),
    answer: v.strictObject({ outputs: v.array(v.string()) }),
    async handle({ lab, params, body }) {
      const inside = await openShell(lab.device(params.device ?? ''), body.timeoutMs);
      try {
        const outputs: string[] = [];
        for (const text of body.lines) {
          outputs.push(await withinLimit(inside, body.timeoutMs, (session) => session.type(text)));
        }
        return { outputs };
      } finally {
        await inside.close();
      }
    },
  }),
  route({
    method: 'PUT',
    path: '/v1/devices/{device}/power',
    operation: 'setPower',
    summary: 'Cuts the power, or switches it on and waits until the device runs or waits at its loader',
    query: {},
    body: v.strictObject({ state: v.picklist(['on', 'off']) }),
    answer: deviceView,
    async handle({ lab, params, body }) {
      const device = lab.device(params.device ?? '');
      const isOff = device.device.power.stage.at === 'off';
      if (body.state === 'off') device.levers.powerOff();
      else if (isOff) await device.levers.powerOn();
      return viewOf(device);
    },
  }),
  route({
    method: 'PUT',
    path: '/v1/devices/{device}/usb/{slot}',
    operation: 'insertStick',
    summary: 'Pushes a stick of the lab into an empty slot',
    query: {},
    body: v.strictObject({ stick: v.string() }),
    answer: deviceView,
    async handle({ lab, params, body }) {
      const device = lab.device(params.device ?? '');
      device.levers.insertStick(params.slot ?? '', lab.stick(body.stick));
      return viewOf(device);
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/devices/{device}/usb/{slot}',
    operation: 'pullStick',
    summary: 'Pulls the stick out of a slot, whatever is being done with it',
    query: {},
    body: nothing,
    answer: v.strictObject({ stick: v.string() }),
    async handle({ lab, params }) {
      return { stick: lab.device(params.device ?? '').levers.pullStick(params.slot ?? '').name };
    },
  }),
];

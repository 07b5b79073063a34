import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openControl } from '../../src/control/server.ts';
import { isAuthorized } from '../../src/control/token.ts';
import { points } from '../../src/machine/points.ts';
import { type Client, twoSwitches, withControl } from './lab-with-control.ts';

/** The events of a stream until `count` are there. */
async function events(client: Client, path: string, count: number, lastId?: string): Promise<readonly string[]> {
  const response = await client.fetch(path, lastId === undefined ? {} : { headers: { 'last-event-id': lastId } });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  let text = '';
  for await (const piece of response.body ?? []) {
    text += Buffer.from(piece).toString();
    if ((text.match(/^event: /gm) ?? []).length >= count) break;
  }
  return text.split('\n\n').filter((frame) => frame.includes('event: '));
}

describe('the control API', () => {
  it('tells health to everybody, and everything else to who has the token', () =>
    withControl(async ({ control }) => {
      for (const path of ['/healthz', '/readyz', '/openapi.json']) {
        expect((await fetch(control.url + path)).status).toBe(200);
      }
      for (const authorization of ['', 'Bearer wrong', 'Basic a-token-for-tests']) {
        const response = await fetch(`${control.url}/v1/status`, { headers: { authorization } });
        expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
      }
    }));

  it('is not ready before it has a lab, and after it closes it is gone', async () => {
    const control = await openControl({ host: '127.0.0.1', port: 0, token: undefined, warn: () => {} });
    expect((await fetch(`${control.url}/healthz`)).status).toBe(200);
    for (const path of ['/readyz', '/v1/status']) expect((await fetch(control.url + path)).status).toBe(503);
    await control.close();
    await control.close();
    await expect(fetch(`${control.url}/healthz`)).rejects.toThrow();
    expect(twoSwitches.devices.length).toBe(2);
  });

  it('names an address on which it cannot listen', async () => {
    const first = await openControl({ host: '127.0.0.1', port: 0, token: undefined, warn: () => {} });
    const port = Number(new URL(first.url).port);
    await expect(openControl({ host: '127.0.0.1', port, token: undefined, warn: () => {} })).rejects.toThrow(
      `the control API cannot listen on 127.0.0.1:${port}: `,
    );
    await first.close();
  });

  it('shows devices and types at them', () =>
    withControl(async ({ ask, lab }) => {
      const { value } = await ask('GET', '/v1/status');
      expect(value).toMatchObject({
        devices: [
          { name: 'sw1', stage: 'running', release: '7.0(3)I7(8)', ssh: lab.device('sw1').ssh, usb: { usb1: null } },
          { name: 'sw2' },
        ],
      });
      expect(await ask('POST', '/v1/devices/sw1/type', { line: 'show clock' })).toEqual({
        status: 200,
        value: '20:00:00.000 UTC Mon Jun 15 2020',
      });
    }));

  it('types at the session that the library types at, which keeps its mode', () =>
    withControl(async ({ ask, lab }) => {
      await ask('POST', '/v1/devices/sw1/type', { line: 'configure terminal' });
      expect(await ask('POST', '/v1/devices/sw1/expectPrompt')).toEqual({ status: 200, value: 'sw1(config)# ' });
      expect(await lab.device('sw1').expectPrompt()).toBe('sw1(config)# ');
      await lab.device('sw1').type('interface Ethernet1/1');
      expect(await ask('POST', '/v1/devices/sw1/expectPrompt')).toMatchObject({ value: 'sw1(config-if)# ' });
    }));

  it('keeps a session from one request to the next', () =>
    withControl(async ({ ask }) => {
      const act = (name: string, body?: unknown) => ask('POST', `/v1/devices/sw1/${name}`, body);
      const session = 's1';
      expect(await act('openSession')).toEqual({ status: 201, value: { session, door: 'shell' } });
      expect(await act('type', { line: 'configure terminal', session })).toMatchObject({ status: 200 });
      expect(await act('type', { line: 'hostname new', session })).toEqual({ status: 200, value: '' });
      expect(await act('press', { keys: '{ctrl-z}', session })).toEqual({ status: 204, value: undefined });
      expect(await act('expect', { pattern: '^new# $', session })).toMatchObject({ status: 200 });
      expect(await act('expect', { pattern: 'never', session, timeout: '20 ms' })).toMatchObject({
        status: 504,
        value: { error: { code: 'timeout', screen: expect.stringContaining('new# ') } },
      });
      expect(await act('expect', { pattern: '(', session })).toMatchObject({ status: 400 });
      expect(await act('openSession', { session })).toMatchObject({ status: 409 });
      expect(await act('setUnresponsive', { isUnresponsive: true })).toMatchObject({ status: 204 });
      expect(await act('openSession', { timeout: 20 })).toMatchObject({ status: 504 });
      expect(await act('type', { line: 'x', timeout: 20 })).toMatchObject({ status: 504 });
      expect(await act('powerOff')).toMatchObject({ status: 204 });
      expect(await act('type', { line: 'x', session })).toMatchObject({
        status: 409,
        value: { error: { message: 'the session "s1" has ended', screen: expect.stringContaining('new# ') } },
      });
      expect(await act('openSession')).toMatchObject({ status: 409 });
      expect(await act('closeSession', { session })).toMatchObject({ status: 204 });
      expect(await ask('GET', '/v1/devices/sw1/screen?session=s1')).toMatchObject({ status: 404 });
      expect(await ask('GET', '/v1/devices/sw1/status')).toMatchObject({ value: { sessions: [] } });
    }));

  it('reads and writes files of any bytes, bounded by the room that there is', () =>
    withControl(async ({ ask, fetch, lab }) => {
      const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 256));
      const at = (name: string, path = 'bootflash:a.bin') => `/v1/devices/sw1/${name}?path=${path}`;
      expect((await fetch(at('writeFile'), { method: 'POST', body: bytes })).status).toBe(204);
      expect(Buffer.from(await (await fetch(at('readFile'))).arrayBuffer()).equals(bytes)).toBe(true);
      expect((await ask('GET', at('listFiles', 'bootflash:'))).value).toContainEqual({
        name: 'a.bin',
        kind: 'file',
        sizeBytes: 70_000,
        modifiedMs: lab.status().nowMs,
      });
      expect(await ask('GET', at('fileExists'))).toEqual({ status: 200, value: true });
      expect(await ask('GET', at('digestFile'))).toEqual({
        status: 200,
        value: createHash('md5').update(bytes).digest('hex'),
      });
      expect(await ask('POST', '/v1/devices/sw1/removeFile', { path: 'bootflash:a.bin' })).toMatchObject({
        status: 204,
      });
      expect(await ask('GET', at('readFile'))).toMatchObject({ status: 404 });
      const tooLong = await fetch(at('writeFile', 'volatile:big'), { method: 'POST', body: Buffer.alloc(21_000_000) });
      expect([tooLong.status, await tooLong.json()]).toMatchObject([507, { error: { code: 'no-space' } }]);
    }));

  it('moves levers and time', () =>
    withControl(async ({ ask }) => {
      const act = (device: string, name: string, body?: unknown) => ask('POST', `/v1/devices/${device}/${name}`, body);
      const status = async () => (await ask('GET', '/v1/devices/sw1/status')).value;
      expect(await act('sw1', 'insertStick', { slot: 'usb1', stick: 'blue' })).toMatchObject({ status: 204 });
      expect(await status()).toMatchObject({ usb: { usb1: 'blue' } });
      expect(await act('sw2', 'insertStick', { slot: 'usb1', stick: 'blue' })).toMatchObject({ status: 409 });
      expect(await act('sw1', 'pullStick', { slot: 'usb1' })).toEqual({ status: 200, value: 'blue' });
      await act('sw1', 'powerOff');
      expect(await status()).toMatchObject({ stage: 'off', release: null });
      expect(await act('sw1', 'type', { line: 'show clock' })).toMatchObject({ status: 409 });
      expect(await act('sw1', 'powerOn')).toMatchObject({ status: 204 });
      expect(await status()).toMatchObject({ stage: 'running' });
      const before = await ask('GET', '/v1/status');
      expect(before.value).toMatchObject({ speed: 'instant' });
      expect(await ask('POST', '/v1/advance', { duration: '1 h' })).toMatchObject({ status: 204 });
      const after = await ask('GET', '/v1/status');
      expect(nowOf(after.value) - nowOf(before.value)).toBeGreaterThanOrEqual(3_600_000);
      expect(await ask('POST', '/v1/makeStick', { name: 'new', size: '1GB' })).toEqual({
        status: 201,
        value: { name: 'new', place: null },
      });
    }));

  it('reads no file of the host for a client, and the library does', () =>
    withControl(async ({ ask, lab }) => {
      const from = fileURLToPath(import.meta.url);
      const files = [{ name: 'stolen', from }];
      expect(await ask('POST', '/v1/makeStick', { name: 'new', size: '1GB', files })).toMatchObject({
        status: 400,
        value: {
          error: {
            message: expect.stringContaining('"from" is not taken here'),
            hint: 'host files are named in the lab file or by the library only',
          },
        },
      });
      expect(lab.status().sticks).toHaveLength(1);
      await lab.makeStick('new', { size: '1GB', files });
      expect(lab.status().sticks).toContainEqual({ name: 'new', place: null });
    }));
});

function nowOf(value: unknown): number {
  return typeof value === 'object' && value !== null && 'nowMs' in value ? Number(value.nowMs) : Number.NaN;
}

describe('the lab over HTTP', () => {
  it('is saved, restored and reset', () =>
    withControl(async ({ ask }) => {
      const rename = async (name: string) => {
        for (const line of ['configure terminal', `hostname ${name}`, 'end']) {
          await ask('POST', '/v1/devices/sw1/type', { line });
        }
      };
      const hostname = async () => (await ask('GET', '/v1/devices/sw1/status')).value;
      const act = (name: string, snapshot?: string) => ask('POST', `/v1/${name}`, { snapshot });
      await rename('saved');
      expect(await act('save', 'one')).toMatchObject({ status: 204 });
      await rename('later');
      expect(await ask('GET', '/v1/status')).toMatchObject({ value: { snapshots: [{ name: 'one' }] } });
      expect(await act('restore', 'one')).toMatchObject({ status: 204 });
      expect(await hostname()).toMatchObject({ hostname: 'saved' });
      expect(await ask('POST', '/v1/devices/sw1/reset')).toMatchObject({ status: 204 });
      expect(await hostname()).toMatchObject({ hostname: 'sw1' });
      expect(await ask('POST', '/v1/devices/sw1/restore', { snapshot: 'one' })).toMatchObject({ status: 204 });
      expect(await hostname()).toMatchObject({ hostname: 'saved' });
      expect(await act('reset')).toMatchObject({ status: 204 });
      expect(await act('forget', 'one')).toMatchObject({ status: 204 });
      expect(await act('restore', 'one')).toMatchObject({ status: 404 });
      expect(await act('save', 'a b')).toMatchObject({ status: 400 });
      for (let count = 0; count < 64; count += 1) await act('save', `s${count}`);
      expect(await act('save', 'last')).toMatchObject({ status: 429 });
    }));

  it('raises and clears a fault at every point, with every answer', () =>
    withControl(async ({ ask }) => {
      const faults = async () => (await ask('GET', '/v1/devices/sw1/status')).value;
      for (const [point, { answers }] of Object.entries(points)) {
        for (const answer of answers === 'text' ? ['00'] : answers) {
          const raised = await ask('POST', '/v1/devices/sw1/raiseFault', { point, answer });
          expect({ point, answer, status: raised.status }).toEqual({ point, answer, status: 204 });
          expect(await faults()).toMatchObject({ faults: [{ point, answer, percent: 100 }] });
        }
        expect({ point, ...(await ask('POST', '/v1/devices/sw1/clearFault', { point })) }).toMatchObject({
          status: 204,
        });
        expect(await faults()).toMatchObject({ faults: [] });
      }
    }));

  it('has every lever', () =>
    withControl(async ({ ask, fetch }) => {
      const at = '/v1/devices/sw1';
      const quietly = async (name: string, body?: unknown) =>
        expect(await ask('POST', `${at}/${name}`, body)).toEqual({ status: 204, value: undefined });
      const status = async () => (await ask('GET', `${at}/status`)).value;
      await quietly('setLink', { port: 'Ethernet1/1', link: 'up' });
      await quietly('raiseFault', { point: 'loader.check', answer: 'mismatch', percent: 50 });
      await quietly('raiseFault', { point: 'compact.digest', answer: '00' });
      expect(await ask('POST', `${at}/raiseFault`, { point: 'nowhere', answer: 'x' })).toMatchObject({ status: 400 });
      expect(await ask('POST', `${at}/raiseFault`, { point: 'loader.check', answer: 'x' })).toMatchObject({
        status: 400,
      });
      await quietly('clearFault', { point: 'loader.check' });
      expect(await status()).toMatchObject({ faults: [{ point: 'compact.digest', answer: '00', percent: 100 }] });
      await quietly('clearFaults');
      expect(await status()).toMatchObject({ faults: [] });
      await quietly('fillDisk', { filesystem: 'bootflash', leavingBytes: 1_000_000 });
      const free = /"name":"bootflash".*?"freeBytes":(\d+)/.exec(JSON.stringify(await status()))?.[1];
      // Rounded up to a whole block of 4,096 bytes.
      expect(Number(free)).toBe(1_003_520);
      await fetch(`${at}/writeFile?path=volatile:a`, { method: 'POST', body: 'abc' });
      await quietly('corruptFile', { path: 'volatile:a', atBytes: 1 });
      expect(await (await fetch(`${at}/readFile?path=volatile:a`)).text()).not.toBe('abc');
      await quietly('setUnresponsive', { isUnresponsive: true });
      expect(await status()).toMatchObject({ isUnresponsive: true });
      await quietly('setUnresponsive', { isUnresponsive: false });
      await quietly('setSlowAnswers', { delay: '1 s', characters: 2, jitter: 500 });
      await quietly('setSlowAnswers');
      await quietly('setTransitions', { transitions: 'manual' });
      expect(await ask('POST', `${at}/step`)).toEqual({ status: 200, value: false });
    }));

  it('explains itself and lists what it does not know', () =>
    withControl(async ({ ask, lab }) => {
      await ask('POST', '/v1/devices/sw1/type', { line: 'show nonsense' });
      expect((await ask('GET', '/v1/explain')).value).toEqual(lab.explain());
      expect((await ask('GET', '/v1/unknownCommands')).value).toEqual([
        { device: 'sw1', line: 'show nonsense', count: 1 },
      ]);
    }));
});

describe('the journal over HTTP', () => {
  it('streams what is held and what happens, and resumes behind an event', () =>
    withControl(async (client) => {
      const type = (device: string, line: string) => client.ask('POST', `/v1/devices/${device}/type`, { line });
      for (const line of ['show clock', 'show hostname']) await type('sw1', line);
      const path = '/v1/events?kinds=command.entered,command.unknown&device=sw1';
      const [first, second] = await events(client, path, 2);
      expect([first, second]).toEqual([
        expect.stringMatching(/^id: \d+\nevent: command\.entered\ndata: \{.*"line":"show clock".*\}$/m),
        expect.stringContaining('"line":"show hostname"'),
      ]);
      const next = events(client, path, 2, /id: (\d+)/.exec(first ?? '')?.[1]);
      await type('sw2', 'show clock');
      await type('sw1', 'show nonsense');
      expect((await next).map((frame) => /"line":"(.*?)"/.exec(frame)?.[1])).toEqual([
        'show hostname',
        'show nonsense',
      ]);
      expect(await client.ask('GET', '/v1/journal?kinds=command.entered&limit=1')).toMatchObject({
        value: [{ line: 'show clock' }],
      });
    }));

  it('ends with the server', () =>
    withControl(async (client) => {
      const response = await client.fetch('/v1/events');
      await client.control.close();
      const drained = async (): Promise<void> => {
        for await (const _ of response.body ?? []);
      };
      await expect(drained()).resolves.toBeUndefined();
    }));
});

describe('what a client does wrong', () => {
  it.each([
    ['GET', '/v1/nothing', undefined, 404, /there is no \/v1\/nothing/],
    ['GET', '/v1/devices/%ff', undefined, 404, /there is no/],
    ['PATCH', '/v1/status', undefined, 405, /it knows GET/],
    ['GET', '/v1/devices/sw9/status', undefined, 404, /its devices: sw1, sw2/],
    ['POST', '/v1/devices/sw1/type', {}, 400, /line.* is missing/],
    ['POST', '/v1/devices/sw1/type', { line: 'a\nb' }, 400, /type: line: expected one line/],
    ['POST', '/v1/devices/sw1/type', { line: 'x'.repeat(2_000_000) }, 413, /1048576 bytes/],
    ['POST', '/v1/devices/sw1/setLink', { port: 'Ethernet9/9', link: 'up' }, 404, /its ports: mgmt0/],
    ['POST', '/v1/devices/sw1/pullStick', { slot: 'usb1' }, 409, /usb1 is empty/],
    ['POST', '/v1/advance', { duration: 1e300 }, 400, /less than 8000 years/],
    ['POST', '/v1/advance', { duration: '99999999999999999999 d' }, 400, /less than 8000 years/],
    ['POST', '/v1/advance', { duration: 253370764800000 }, 400, /year 9999/],
    ['POST', '/v1/advance', { duration: '5 parsecs' }, 400, /a duration such as/],
    ['GET', '/v1/journal?limit=x', undefined, 400, /limit: expected a number/],
    ['GET', '/v1/journal?colour=x', undefined, 400, /colour/],
    ['GET', '/v1/devices/sw1/readFile?path=nowhere:a', undefined, 404, /the switch has no filesystem nowhere:/],
  ])('%s %s is told what is allowed', (method, path, body, status, expected) =>
    withControl(async ({ ask, warnings }) => {
      const answer = await ask(method, path, body);
      expect(JSON.stringify(answer.value)).toMatch(expected);
      expect(answer.status).toBe(status);
      expect(warnings).toEqual([]);
    }),
  );

  it('is bounded: event streams', () =>
    withControl(async ({ ask, fetch }) => {
      const streams = await Promise.all(Array.from({ length: 64 }, () => fetch('/v1/events')));
      expect(new Set(streams.map(({ status }) => status))).toEqual(new Set([200]));
      expect(await ask('GET', '/v1/events')).toMatchObject({ status: 429 });
      for (const { body } of streams) await body?.cancel();
    }));

  it('is bounded: sessions', () =>
    withControl(async ({ ask }) => {
      const path = '/v1/devices/sw1/openSession';
      for (let count = 0; count < 256; count += 1) await ask('POST', path, { door: 'console' });
      expect(await ask('POST', path)).toMatchObject({ status: 429 });
    }));

  it('does not hurt others when its request is not HTTP', () =>
    withControl(async ({ control, ask }) => {
      const socket = connect(Number(new URL(control.url).port), '127.0.0.1');
      const ended = new Promise((resolve) => socket.once('close', resolve));
      socket.resume().end('no HTTP at all\r\n\r\n');
      await ended;
      expect((await ask('GET', '/v1/status')).status).toBe(200);
    }));
});

describe('a token', () => {
  it.each([
    ['Bearer abc', true],
    ['bearer  abc', true],
    ['Bearer abcd', false],
    ['abc', false],
    ['', false],
    [undefined, false],
  ])('in %j', (header, expected) => {
    expect(isAuthorized(header, 'abc')).toBe(expected);
  });
});

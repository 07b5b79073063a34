import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openControl } from '../../src/control/server.ts';
import { isAuthorized } from '../../src/control/token.ts';
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
        const response = await fetch(`${control.url}/v1/lab`, { headers: { authorization } });
        expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
      }
    }));

  it('is not ready before it has a lab, and after it closes it is gone', async () => {
    const control = await openControl({ host: '127.0.0.1', port: 0, token: undefined, warn: () => {} });
    expect((await fetch(`${control.url}/healthz`)).status).toBe(200);
    for (const path of ['/readyz', '/v1/lab']) expect((await fetch(control.url + path)).status).toBe(503);
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
      const { value } = await ask('GET', '/v1/devices');
      expect(value).toMatchObject([
        { name: 'sw1', stage: 'running', release: '7.0(3)I7(8)', ssh: lab.device('sw1').ssh, usb: { usb1: null } },
        { name: 'sw2' },
      ]);
      expect(await ask('POST', '/v1/devices/sw1/type', { lines: ['show clock', 'show hostname'] })).toEqual({
        status: 200,
        value: { outputs: ['show clock\n20:00:00.000 UTC Mon Jun 15 2020\nsw1# ', 'show hostname\nsw1 \nsw1# '] },
      });
    }));

  it('keeps a session from one request to the next', () =>
    withControl(async ({ ask }) => {
      expect(await ask('POST', '/v1/devices/sw1/sessions', {})).toEqual({
        status: 201,
        value: { id: 's1', device: 'sw1', via: 'shell' },
      });
      expect(await ask('POST', '/v1/sessions/s1/type', { line: 'configure terminal' })).toMatchObject({ status: 200 });
      expect(await ask('POST', '/v1/sessions/s1/type', { line: 'hostname new' })).toMatchObject({
        value: { output: expect.stringMatching(/\nnew\(config\)# $/) },
      });
      expect(await ask('POST', '/v1/sessions/s1/press', { keys: '\x1a' })).toEqual({ status: 204, value: undefined });
      expect(await ask('POST', '/v1/sessions/s1/expect', { text: 'new# ' })).toMatchObject({ status: 200 });
      expect(await ask('POST', '/v1/sessions/s1/expect', { text: 'never', timeoutMs: 20 })).toMatchObject({
        status: 504,
        value: { error: { code: 'timeout', screen: expect.stringContaining('new# ') } },
      });
      expect(await ask('PUT', '/v1/devices/sw1/unresponsive', { isUnresponsive: true })).toMatchObject({ status: 204 });
      expect(await ask('POST', '/v1/devices/sw1/sessions', { timeoutMs: 20 })).toMatchObject({ status: 504 });
      expect(await ask('POST', '/v1/devices/sw1/type', { lines: ['x'], timeoutMs: 20 })).toMatchObject({ status: 504 });
      expect(await ask('PUT', '/v1/devices/sw1/power', { state: 'off' })).toMatchObject({ status: 200 });
      expect(await ask('POST', '/v1/sessions/s1/type', { line: 'x' })).toMatchObject({
        status: 409,
        value: { error: { message: 'the session "s1" has ended' } },
      });
      expect(await ask('POST', '/v1/devices/sw1/sessions', {})).toMatchObject({ status: 409 });
      expect(await ask('DELETE', '/v1/sessions/s1')).toMatchObject({ status: 204 });
      expect(await ask('GET', '/v1/sessions/s1/screen')).toMatchObject({ status: 404 });
      expect(await ask('GET', '/v1/sessions')).toEqual({ status: 200, value: [] });
    }));

  it('reads and writes files of any bytes, bounded by the room that there is', () =>
    withControl(async ({ ask, fetch, lab }) => {
      const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 256));
      const path = '/v1/devices/sw1/file?path=bootflash:a.bin';
      expect((await fetch(path, { method: 'PUT', body: bytes })).status).toBe(204);
      expect(Buffer.from(await (await fetch(path)).arrayBuffer()).equals(bytes)).toBe(true);
      expect((await ask('GET', '/v1/devices/sw1/files?path=bootflash:')).value).toContainEqual({
        name: 'a.bin',
        kind: 'file',
        sizeBytes: 70_000,
        modifiedMs: lab.clock.now(),
      });
      expect(await ask('DELETE', '/v1/devices/sw1/files?path=bootflash:a.bin')).toMatchObject({ status: 204 });
      expect(await ask('GET', '/v1/devices/sw1/file?path=bootflash:a.bin')).toMatchObject({ status: 404 });
      const tooLong = await fetch('/v1/devices/sw1/file?path=volatile:big', {
        method: 'PUT',
        body: Buffer.alloc(21_000_000),
      });
      expect([tooLong.status, await tooLong.json()]).toMatchObject([507, { error: { code: 'no-space' } }]);
    }));

  it('moves levers and time', () =>
    withControl(async ({ ask }) => {
      expect(await ask('PUT', '/v1/devices/sw1/usb/usb1', { stick: 'blue' })).toMatchObject({
        value: { usb: { usb1: 'blue' } },
      });
      expect(await ask('PUT', '/v1/devices/sw2/usb/usb1', { stick: 'blue' })).toMatchObject({ status: 409 });
      expect(await ask('DELETE', '/v1/devices/sw1/usb/usb1')).toEqual({ status: 200, value: { stick: 'blue' } });
      expect(await ask('PUT', '/v1/devices/sw1/power', { state: 'off' })).toMatchObject({
        value: { stage: 'off', release: null },
      });
      expect(await ask('POST', '/v1/devices/sw1/type', { lines: ['show clock'] })).toMatchObject({ status: 409 });
      expect(await ask('PUT', '/v1/devices/sw1/power', { state: 'on' })).toMatchObject({ value: { stage: 'running' } });
      const before = await ask('GET', '/v1/time');
      expect(before.value).toMatchObject({ speed: 'instant' });
      const after = await ask('POST', '/v1/time/advance', { ms: 3_600_000 });
      expect(nowOf(after.value) - nowOf(before.value)).toBeGreaterThanOrEqual(3_600_000);
    }));
});

function nowOf(value: unknown): number {
  return typeof value === 'object' && value !== null && 'nowMs' in value ? Number(value.nowMs) : Number.NaN;
}

describe('the lab over HTTP', () => {
  it('is saved, restored and reset', () =>
    withControl(async ({ ask }) => {
      const rename = (name: string) =>
        ask('POST', '/v1/devices/sw1/type', { lines: ['configure terminal', `hostname ${name}`] });
      const hostname = async () => (await ask('GET', '/v1/devices/sw1')).value;
      await rename('saved');
      expect(await ask('PUT', '/v1/snapshots/one')).toMatchObject({ status: 204 });
      await rename('later');
      expect(await ask('GET', '/v1/snapshots')).toMatchObject({ value: [{ name: 'one' }] });
      expect(await ask('POST', '/v1/snapshots/one/restore')).toMatchObject({ status: 204 });
      expect(await hostname()).toMatchObject({ hostname: 'saved' });
      expect(await ask('POST', '/v1/devices/sw1/reset')).toMatchObject({ status: 204 });
      expect(await hostname()).toMatchObject({ hostname: 'sw1' });
      expect(await ask('POST', '/v1/reset')).toMatchObject({ status: 204 });
      expect(await ask('DELETE', '/v1/snapshots/one')).toMatchObject({ status: 204 });
      expect(await ask('POST', '/v1/snapshots/one/restore')).toMatchObject({ status: 404 });
      expect(await ask('PUT', '/v1/snapshots/a%20b')).toMatchObject({ status: 400 });
      for (let count = 0; count < 64; count += 1) await ask('PUT', `/v1/snapshots/s${count}`);
      expect(await ask('PUT', '/v1/snapshots/last')).toMatchObject({ status: 429 });
    }));

  it('has every lever', () =>
    withControl(async ({ ask, fetch }) => {
      const at = '/v1/devices/sw1';
      const quietly = async (method: string, path: string, body?: unknown) =>
        expect(await ask(method, at + path, body)).toEqual({ status: 204, value: undefined });
      await quietly('PUT', '/link', { port: 'Ethernet1/1', link: 'up' });
      await quietly('POST', '/faults', { point: 'loader.check', answer: 'mismatch', percent: 50 });
      expect(await ask('POST', `${at}/faults`, { point: 'nowhere', answer: 'x' })).toMatchObject({ status: 400 });
      await quietly('DELETE', '/faults');
      await quietly('POST', '/fill', { filesystem: 'bootflash', leavingBytes: 1_000_000 });
      const { value } = await ask('GET', at);
      const free = /"name":"bootflash".*?"freeBytes":(\d+)/.exec(JSON.stringify(value))?.[1];
      // Rounded up to a whole block of 4,096 bytes.
      expect(Number(free)).toBe(1_003_520);
      await fetch(`${at}/file?path=volatile:a`, { method: 'PUT', body: 'abc' });
      await quietly('POST', '/corrupt', { path: 'volatile:a', atBytes: 1 });
      expect(await (await fetch(`${at}/file?path=volatile:a`)).text()).not.toBe('abc');
      await quietly('PUT', '/unresponsive', { isUnresponsive: true });
      await quietly('PUT', '/unresponsive', { isUnresponsive: false });
      await quietly('PUT', '/transitions', { transitions: 'manual' });
      expect(await ask('POST', `${at}/step`)).toEqual({ status: 200, value: { hasStepped: false } });
    }));

  it('explains itself and lists what it does not know', () =>
    withControl(async ({ ask, lab }) => {
      await ask('POST', '/v1/devices/sw1/type', { lines: ['show nonsense'] });
      expect((await ask('GET', '/v1/explain')).value).toEqual({ text: lab.explain() });
      expect((await ask('GET', '/v1/unknown-commands')).value).toEqual([
        { device: 'sw1', line: 'show nonsense', count: 1 },
      ]);
    }));
});

describe('the journal over HTTP', () => {
  it('streams what is held and what happens, and resumes behind an event', () =>
    withControl(async (client) => {
      await client.ask('POST', '/v1/devices/sw1/type', { lines: ['show clock', 'show hostname'] });
      const path = '/v1/events?kinds=command.entered,command.unknown&device=sw1';
      const [first, second] = await events(client, path, 2);
      expect([first, second]).toEqual([
        expect.stringMatching(/^id: \d+\nevent: command\.entered\ndata: \{.*"line":"show clock".*\}$/m),
        expect.stringContaining('"line":"show hostname"'),
      ]);
      const next = events(client, path, 2, /id: (\d+)/.exec(first ?? '')?.[1]);
      await client.ask('POST', '/v1/devices/sw2/type', { lines: ['show clock'] });
      await client.ask('POST', '/v1/devices/sw1/type', { lines: ['show nonsense'] });
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
    ['PATCH', '/v1/time', undefined, 405, /it knows GET/],
    ['GET', '/v1/devices/sw9', undefined, 404, /its devices: sw1, sw2/],
    ['POST', '/v1/devices/sw1/type', {}, 400, /body\.lines/],
    ['POST', '/v1/devices/sw1/type', { lines: ['a\nb'] }, 400, /body\.lines\.0: expected one line/],
    ['POST', '/v1/devices/sw1/type', { lines: ['x'.repeat(2_000_000)] }, 413, /1048576 bytes/],
    ['GET', '/v1/journal?limit=x', undefined, 400, /query\.limit: expected a whole number/],
    ['GET', '/v1/journal?colour=x', undefined, 400, /query\.colour/],
    ['GET', '/v1/devices/sw1/file?path=nowhere:a', undefined, 404, /no-filesystem/],
  ])('%s %s is told what is allowed', (method, path, body, status, expected) =>
    withControl(async ({ ask, warnings }) => {
      const answer = await ask(method, path, body);
      expect(answer.status).toBe(status);
      expect(JSON.stringify(answer.value)).toMatch(expected);
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
      for (let count = 0; count < 256; count += 1) await ask('POST', '/v1/devices/sw1/sessions', { via: 'console' });
      expect(await ask('POST', '/v1/devices/sw1/sessions', {})).toMatchObject({ status: 429 });
    }));

  it('does not hurt others when its request is not HTTP', () =>
    withControl(async ({ control, ask }) => {
      const socket = connect(Number(new URL(control.url).port), '127.0.0.1');
      const ended = new Promise((resolve) => socket.once('close', resolve));
      socket.resume().end('no HTTP at all\r\n\r\n');
      await ended;
      expect((await ask('GET', '/v1/time')).status).toBe(200);
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

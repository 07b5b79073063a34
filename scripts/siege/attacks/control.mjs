/** What comes to the port of the control API. */
import { pause } from '../../../bench/within.mjs';
import { dial, hearing, host, pour } from '../links.mjs';
import { junk } from '../random.mjs';

const get = (path, head = '') => `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${head}\r\n`;

async function many(count, act) {
  await Promise.all(Array.from({ length: count }, (_, at) => act(at)));
}

/** Sends pieces and counts the answers by their status. */
async function requested(controlPort, tally, pieces, limitMs = 3_000) {
  const socket = await dial(controlPort);
  const heard = hearing(socket, limitMs);
  await pour(socket, pieces, limitMs);
  const text = await heard;
  const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => `answers ${status}`);
  for (const status of statuses) tally(status);
  if (statuses.length === 0) tally(socket.destroyed ? 'connections ended by the lab' : 'connections held to the end');
  socket.destroy();
}

export const atTheControlPort = {
  'http: half requests': ({ controlPort, tally }) =>
    many(300, () => requested(controlPort, tally, ['GET /v1/status HTTP/1.1\r\nHo'], 3_000)),
  'http: no token': ({ controlPort, tally }) =>
    many(40, () => requested(controlPort, tally, Array(5).fill(get('/v1/status')), 1_000)),
  'http: paths that are none': ({ controlPort, tally }) =>
    many(20, () =>
      requested(
        controlPort,
        tally,
        ['//', '/%ff', `/${'a/'.repeat(5_000)}`].map((path) => get(path)),
        1_000,
      ),
    ),
  'http: huge headers': ({ controlPort, tally }) =>
    many(10, () =>
      requested(controlPort, tally, [get('/healthz').slice(0, -2), ...Array(100).fill(`x: ${'y'.repeat(4_096)}\r\n`)]),
    ),
  'http: garbage': ({ controlPort, chance, tally }) =>
    many(10, () => requested(controlPort, tally, [junk(chance, 10_000)])),
  'http: slow bodies': ({ controlPort, device, authorization, tally }) =>
    many(40, async () => {
      const socket = await dial(controlPort);
      socket.resume();
      const head = `POST /v1/devices/${device}/type HTTP/1.1\r\nHost: ${host}\r\n${authorization}Content-Length: 1000\r\n\r\n`;
      socket.write(head);
      for (let at = 0; at < 30 && socket.writable; at += 1) {
        socket.write(' ');
        await pause(100);
      }
      tally('slow bodies');
      socket.destroy();
    }),
  'http: huge and deep bodies': ({ controlPort, device, authorization, tally }) => {
    const body = `${'['.repeat(500_000)}${']'.repeat(500_000)}`;
    const head = `POST /v1/devices/${device}/type HTTP/1.1\r\nHost: ${host}\r\n${authorization}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
    return many(4, () => requested(controlPort, tally, [head, body]));
  },
  'http: event streams that nobody reads': ({ controlPort, authorization, tally }) =>
    many(80, async () => {
      const socket = await dial(controlPort);
      socket.pause();
      socket.write(get('/v1/events', authorization));
      await pause(4_000);
      tally('event streams not read');
      socket.destroy();
    }),
  'http: thousands of requests on one connection': ({ controlPort, authorization, tally }) =>
    many(3, () => requested(controlPort, tally, Array(30).fill(get('/v1/journal?limit=10000', authorization)), 5_000)),
  'http: uploads that break off': ({ controlPort, device, authorization, tally }) =>
    many(10, async (at) => {
      const socket = await dial(controlPort);
      socket.resume();
      const head = `POST /v1/devices/${device}/writeFile?path=bootflash:cut${at}.bin HTTP/1.1\r\nHost: ${host}\r\n${authorization}Content-Length: 50000000\r\n\r\n`;
      await pour(socket, [head, ...Array(16).fill(Buffer.alloc(65_536, at))], 2_000);
      tally('uploads broken off');
      socket.destroy();
    }),
};

import { describe, expect, it } from 'vitest';
import { connectConsole } from '../../src/lab/console-client.ts';
import { labSpecOf } from '../../src/lab/spec/lab-file.ts';
import type { LabSpec, WrittenLabSpec } from '../../src/lab/spec/lab-schema.ts';
import { startLab } from '../../src/start-lab.ts';
import { withLab } from '../../src/testing/index.ts';

const model = 'N3K-C3064PQ-10GE';
const release = '7.0(3)I7(8)';
const device = { model, release };
const window = { columns: 132, rows: 40 };

function lab(spec: WrittenLabSpec): LabSpec {
  return labSpecOf({ clock: { speed: 'instant' }, ...spec });
}

/** What a client sees up to and with `pattern`, after it has typed. */
async function shown(place: Parameters<typeof connectConsole>[0], typed: string, pattern: RegExp): Promise<string> {
  const client = await connectConsole(place, window);
  await client.send(Buffer.from(typed));
  let screen = '';
  for await (const bytes of client.output) {
    screen += Buffer.from(bytes).toString('latin1');
    if (pattern.test(screen)) break;
  }
  client.close();
  return screen;
}

describe('the consoles of a lab', () => {
  it('are there for every switch, however it came into the lab', () =>
    withLab(
      async ({ devices }) => {
        const ports = devices.map(({ console }) => console.port);
        expect(new Set(ports).size).toBe(4);
        for (const { name, console } of devices)
          expect(await shown(console, '\r', /login: $/)).toBe(`\r\n${name} login: `);
      },
      lab({
        devices: [
          { name: 'spine', ...device },
          { name: 'leaf', count: 3, ...device },
        ],
      }),
    ));

  it('are at the addresses of their switches, and at the usual port where it is free', async () => {
    const spec = lab({
      devices: ['127.1.0.1', '127.1.0.2'].map((host, at) => ({ name: `s${at}`, ...device, ssh: { host, port: 0 } })),
    });
    const started = await startLab(spec);
    const [first, second] = started.devices.map(({ console }) => console);
    expect([first?.host, second?.host]).toEqual(['127.1.0.1', '127.1.0.2']);
    await started.close();
    // The port was free a moment ago, on the first address; the second has another one of that number.
    const again = await startLab(spec, { usualConsolePort: first?.port ?? 0 });
    expect(again.devices.map(({ console }) => console.host)).toEqual(['127.1.0.1', '127.1.0.2']);
    const taken = await startLab(spec, { usualConsolePort: again.device('s0').console.port });
    expect(taken.device('s0').console.port).not.toBe(again.device('s0').console.port);
    await again.close();
    await taken.close();
  });

  it('are behind one terminal server where the lab asks for it; a port of their own stays', () =>
    withLab(
      async ({ devices, device: find }) => {
        const [one, two, own] = devices.map(({ console }) => console);
        expect(one).toEqual({ host: '127.0.0.1', port: two?.port, via: 'one' });
        expect(two?.via).toBe('two');
        expect(own).toEqual({ host: '127.0.0.1', port: own?.port });
        expect(own?.port).not.toBe(one?.port);
        expect(await shown(find('two').console, '\r', /login: $/)).toBe('\r\ntwo login: ');
        expect(await shown(find('own').console, '\r', /login: $/)).toBe('\r\nown login: ');
        await expect(connectConsole({ ...find('one').console, via: 'three' }, window)).rejects.toThrow(
          'the terminal server does not lead to three: % Unknown command or computer name',
        );
      },
      lab({
        terminalServer: {},
        devices: [
          { name: 'one', ...device },
          { name: 'two', ...device },
          { name: 'own', ...device, console: { port: 0 } },
        ],
      }),
    ));

  it('are behind one terminal server in a lab of more than a hundred', async () => {
    const hundred = await startLab(lab({ devices: [{ name: 's', count: 100, ...device }] }));
    expect(hundred.devices.filter(({ console }) => console.via === undefined).length).toBe(100);
    await hundred.close();
    const more = await startLab(lab({ devices: [{ name: 's', count: 101, ...device }] }));
    expect(new Set(more.devices.map(({ console }) => console.port)).size).toBe(1);
    expect(await shown(more.device('s101').console, '\r', /login: $/)).toBe('\r\ns101 login: ');
    await more.close();
  });
});

describe('the terminal server', () => {
  it('serves a whole class at once', () =>
    withLab(
      async ({ device: find }) => {
        const place = find('one').console;
        const clients = await Promise.all(Array.from({ length: 40 }, () => connectConsole(place, window)));
        expect(await shown(place, '\r', /login: $/)).toBe('\r\none login: ');
        for (const client of clients) client.close();
      },
      lab({ terminalServer: {}, devices: [{ name: 'one', ...device }] }),
    ));

  it('asks for a name, lists, completes, refuses, attaches, and is come back to', () =>
    withLab(
      async ({ device: find }) => {
        const { host, port } = find('leaf1').console;
        const client = await connectConsole({ host, port }, window);
        const output = client.output[Symbol.asyncIterator]();
        let screen = '';
        const expectScreen = async (pattern: RegExp): Promise<string> => {
          while (!pattern.test(screen)) {
            const read = await output.next();
            if (read.done === true) throw new Error(`closed after ${screen}`);
            screen += Buffer.from(read.value).toString('latin1');
          }
          const all = screen;
          screen = '';
          return all;
        };
        const type = (keys: string): Promise<void> => client.send(Buffer.from(keys));
        expect(await expectScreen(/>$/)).toBe('\r\nterminal-server>');
        await type('?');
        expect(await expectScreen(/\r\n[\s\S]*>$/)).toBe('?\r\nleaf1  leaf2  spine\r\nterminal-server>');
        await type('leaf?');
        expect(await expectScreen(/spine|leaf2\r\n[\s\S]*leaf$/)).toBe('leaf?\r\nleaf1  leaf2\r\nterminal-server>leaf');
        await type('7\r');
        expect(await expectScreen(/\r\n[\s\S]*>$/)).toContain('\r\n% Unknown command or computer name');
        await type('sp\t');
        await expectScreen(/spine $/);
        await type('\r');
        expect(await expectScreen(/Open\r\n$/)).toBe('\r\nTrying spine ... Open\r\n');
        await type('\radmin\radmin\r');
        await expectScreen(/spine# $/);
        // Ctrl-^ x leaves the line, which stays logged in.
        await type('\x1ex');
        expect(await expectScreen(/server>$/)).toBe('\r\nterminal-server>');
        await type('LEAF2\r\r');
        expect(await expectScreen(/login: $/)).toBe('LEAF2\r\nTrying leaf2 ... Open\r\n\r\nleaf2 login: ');
        await type('\x1e');
        await type('xspine\r\r');
        expect(await expectScreen(/spine# $/)).toMatch(/Open\r\n[\r\n]+spine# $/);
        await type('\x1exexit\r');
        await expect(expectScreen(/never/)).rejects.toThrow('closed after');
      },
      lab({
        terminalServer: {},
        devices: [
          { name: 'leaf', count: 2, ...device },
          { name: 'spine', ...device },
        ],
      }),
    ));
});

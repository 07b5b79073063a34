import { expect, it } from 'vitest';
import { present } from '../../../src/base/assert.ts';
import { SessionDraft } from '../../../src/cli/commands/configuration/session-draft.ts';
import { allCommands } from '../../../src/cli/commands/registry.ts';
import { cliOf } from '../../../src/cli/shell/cli.ts';
import { configPlace, execPlace, type Place } from '../../../src/cli/shell/mode.ts';
import { runLine } from '../../../src/cli/shell/run-line.ts';
import type { Screen } from '../../../src/cli/shell/screen.ts';
import { Session } from '../../../src/cli/shell/session.ts';
import { Sessions } from '../../../src/cli/shell/sessions.ts';
import { features, knownFeatures } from '../../../src/machine/config/features.ts';
import { withChangedInterfaces } from '../../../src/machine/config/interfaces.ts';
import type { Device } from '../../../src/machine/device.ts';
import { execute, labWith, operate } from './sessions.ts';

const cli = cliOf(allCommands);

/** Switches that know lines which others do not; every feature is on, and one port is routed, so that it takes sub-interfaces. */
const switches = [
  { release: '7.0(3)I7(8)' },
  { release: '6.0(2)U6(3a)' },
  { release: '9.3(8)' },
  { release: '9.3(8)', model: 'N3K-C3548P-10G' },
];

const typed = [...allCommands.commands, ...allCommands.settings].flatMap(({ mode, examples }) =>
  examples.map((example) => ({ mode, example })),
);

it('every example can be typed where it belongs, on some release', async () => {
  let refused = typed;
  for (const changed of switches) {
    await operate(async ({ switch: { device } }) => {
      const { configuration, clock } = device;
      configuration.change(
        features,
        knownFeatures.map(({ name }) => name),
        clock.now(),
      );
      const routed = withChangedInterfaces(configuration.running, ['Ethernet1/7'], () => ({ isRouted: true }));
      configuration.replace(routed, clock.now());
      const places = await placesOf(device);
      refused = refused.filter(({ mode, example }) =>
        (places.get(mode) ?? []).every((place) => !isKnown(example, place, device)),
      );
    }, labWith(changed));
  }
  expect(refused).toEqual([]);
});

it('every example of a showing command shows something sound, as lines and as data', async () => {
  await operate(async ({ switch: started }) => {
    for (const { lines, structure, examples } of allCommands.commands) {
      if (lines === undefined) continue;
      for (const example of examples.filter((line) => isKnown(line, execPlace, started.device))) {
        expect({ example, ...(await execute(example, started)) }).toMatchObject({ example, status: 0 });
        if (structure === undefined) continue;
        const { output, status } = await execute(`${example} | json`, started);
        expect({ example, status, json: isSound(output) }).toEqual({ example, status: 0, json: true });
      }
    }
  });
});

/** Whether a client can read it: an object, nothing at all, or words where the device has no data. */
function isSound(output: string): boolean {
  const text = output.trim();
  return text === '' || !text.startsWith('{') || typeof JSON.parse(text) === 'object';
}

function isKnown(line: string, place: Place, device: Device): boolean {
  const session = sessionAt(place, device);
  return cli.language.match(line, device, session).kind === 'matched';
}

/** Where lines of each mode can be typed: behind each example of a line that leads there. */
async function placesOf(device: Device): Promise<ReadonlyMap<string, readonly Place[]>> {
  const places = new Map<string, Place[]>([
    // Some commands exist in configuration sessions alone.
    ['exec', [execPlace, new SessionDraft('examples', device).within(configPlace)]],
    ['config', [configPlace]],
  ]);
  for (const { mode, enters, examples } of allCommands.settings) {
    if (enters === undefined) continue;
    const entered = await Promise.all(
      (places.get(mode) ?? []).flatMap((place) => examples.map((example) => placeBehind(example, place, device))),
    );
    places.set(enters, [...(places.get(enters) ?? []), ...entered.filter(({ mode }) => mode === enters)]);
  }
  return places;
}

async function placeBehind(line: string, from: Place, device: Device): Promise<Place> {
  const session = sessionAt(from, device);
  const work = { device, session, screen: unseen, cli, sessions: new Sessions(device) };
  await runLine(line, work, new AbortController().signal);
  return session.place;
}

function sessionAt(place: Place, device: Device): Session {
  const running = present(device.running, 'NX-OS');
  const session = new Session({ running, id: '1', user: 'admin', from: 'test', terminal: { length: 0, width: 80 } });
  session.place = place;
  return session;
}

const unseen: Screen = {
  isInteractive: false,
  print() {},
  draw() {},
  async show() {},
  ask: async () => undefined,
  async flush() {},
  async ready() {},
};

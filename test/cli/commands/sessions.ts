import { allCommands } from '../../../src/cli/commands/registry.ts';
import { cliOf } from '../../../src/cli/shell/cli.ts';
import { serve } from '../../../src/cli/shell/serve.ts';
import type { ServedSwitch } from '../../../src/cli/shell/served-switch.ts';
import { Sessions } from '../../../src/cli/shell/sessions.ts';
import { type InsideSession, openInside } from '../../../src/doors/inside/inside-connection.ts';
import type { RunningLab } from '../../../src/lab/lab.ts';
import type { RunningDevice } from '../../../src/lab/running-switch.ts';
import type { DeviceSpec, LabSpec } from '../../../src/lab/spec/lab-schema.ts';
import { technoteLab, withLab } from '../../../src/testing/index.ts';
import { strictGuard } from '../../guards.ts';

/** A session on the first switch of a lab, with what a test wants to know beside the screen. */
export interface Operator extends InsideSession {
  readonly lab: RunningLab;
  readonly switch: RunningDevice;
  /** What the screen shows for `line`, without the line itself and the prompt behind it. */
  shows(line: string): Promise<string>;
  /** The path, size and content of every file of a filesystem, and its usage: equal when nothing has changed. */
  stateOf(filesystem: string): unknown;
}

/** The lab of the technote with fields of its switch changed. */
export function labWith(device: Partial<DeviceSpec>, lab: Partial<LabSpec> = {}): LabSpec {
  const spec = technoteLab();
  const [first] = spec.devices;
  if (first === undefined) throw new Error('the lab of the technote has a switch');
  return { ...spec, ...lab, devices: [{ ...first, ...device }] };
}

/** Logs in to the first switch of a lab, by default the technote's, and out again when `test` ends. */
export async function operate(test: (operator: Operator) => Promise<void>, spec = technoteLab()): Promise<void> {
  await withLab(async (lab) => {
    const [first] = lab.devices;
    if (first === undefined) throw new Error('a lab has a switch');
    const session = await first.openInside();
    await test({
      ...session,
      lab,
      switch: first,
      async shows(line) {
        const screen = await session.type(line);
        return screen.split('\n').slice(1, -1).join('\n');
      },
      stateOf(filesystem) {
        const volume = first.device.files.volume(filesystem);
        return volume.ok ? [[...volume.value.below('/')], volume.value.usage()] : volume.error;
      },
    });
    await session.close();
  }, spec);
}

const cli = cliOf(allCommands);

function partsFor({ device }: RunningDevice): ServedSwitch {
  return { device, cli, sessions: new Sessions(device), greeting: [], guard: strictGuard };
}

/** What a client sees that sends one line over exec. */
export async function execute(
  line: string,
  device: RunningDevice,
  user = 'admin',
): Promise<{ output: string; status: number }> {
  let output = '';
  let status = -1;
  await serve(
    {
      user,
      peer: { address: '127.0.0.1', port: 0 },
      door: 'inside',
      wanted: { kind: 'command', line },
      window: undefined,
      onResize: () => {},
      input: (async function* () {})(),
      write: async (text) => {
        output += text;
      },
      closed: new AbortController().signal,
      finish: (exitStatus) => {
        status = exitStatus;
      },
    },
    partsFor(device),
  );
  return { output, status };
}

/** A session on a terminal of this many rows. */
export function openTerminal(device: RunningDevice, rows: number, user = 'admin'): Promise<InsideSession> {
  return openInside(user, (connection) => serve(connection, partsFor(device)), {
    name: 'vt100',
    rows,
    columns: 80,
  });
}

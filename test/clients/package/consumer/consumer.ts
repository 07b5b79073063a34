// A consumer's module: what the README shows, under strict types.
import { EmulatorError, type LabSpec, type StartedLab, startLab } from 'n3k-emulator';
import { expectDevice, technoteLab, withLab } from 'n3k-emulator/testing';

const spec: LabSpec = technoteLab();

export async function hostname(): Promise<string> {
  const lab: StartedLab = await startLab(spec);
  try {
    const [device] = lab.devices;
    if (device === undefined) throw new Error('no device');
    const stop: AbortSignal | undefined = undefined;
    for await (const event of lab.events({ within: 1 }, { signal: stop })) {
      if (event.kind === 'stage.changed') break;
    }
    return await device.type('show hostname');
  } catch (error) {
    return error instanceof EmulatorError ? error.hint : '';
  } finally {
    await lab.close();
  }
}

export const checked: Promise<void> = withLab(async (lab) => {
  const { toBeBooted, toRun } = expectDevice(lab.device('N3K-C3064PQ'));
  toBeBooted('7.0(3)I7(8)');
  await toRun('show hostname', /N3K-C3064PQ/);
});

// @ts-expect-error a switch has a name
export const wrong: LabSpec = { devices: [{ model: 'N3K-C3064PQ-10GE', release: '7.0(3)I7(8)' }] };

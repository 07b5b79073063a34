import type { Guard } from '../base/guard.ts';
import type { LocalClock } from '../base/local-clock.ts';
import { seededRandom } from '../base/random.ts';
import { TurnTaker } from '../base/turns.ts';
import { versionLine } from '../cli/commands/configuration/configuration-text.ts';
import type { Cli } from '../cli/shell/cli.ts';
import { replayStartup } from '../cli/shell/replay-startup.ts';
import type { RunningSystem } from '../machine/boot/running-system.ts';
import type { Device, DeviceSurroundings } from '../machine/device.ts';
import { pointsOf } from './build/active-defects.ts';
import type { SharedByLab } from './shared.ts';
import type { DeviceSpec } from './spec/lab-schema.ts';
import type { StartupRefusals } from './startup-refusals.ts';

/** What is a device's own of what it is told. */
export interface OwnSurroundings {
  readonly guard: Guard;
  readonly clock: LocalClock;
  /** Whether NX-OS reads its startup configuration when it comes up; the first time it may run what it has saved already. */
  readonly start: { readonly mustReplay: boolean };
  readonly defects: DeviceSpec['defects'];
  readonly tell: StartupRefusals['tell'];
}

/** What a device is told of its lab. Made here, so that nothing holds what only the start needs. */
export function surroundingsOf(
  name: string,
  { guard, clock, start, defects, tell }: OwnSurroundings,
  { world, store }: SharedByLab,
): DeviceSurroundings {
  const { facts, journal, network, cli } = world;
  const { spool, recogniser, adopter, digests } = store.volumes;
  // Written out: a copy made of parts has a shape of its own in V8.
  return {
    spool,
    recogniser,
    adopter,
    digests,
    facts,
    journal,
    network,
    guard,
    clock,
    random: seededRandom(world.seed).fork(name),
    now: () => clock.now(),
    writerFor: (built) => ({
      toSave: (running) => textOf(built, running, cli),
      async linesUnknownTo(other, running) {
        const taker = new TurnTaker();
        const whole = { taker, signal: new AbortController().signal };
        const lines = await cli.runningText.inTurns(built, running, undefined, whole);
        return cli.language.unknownTo(other, lines, { device: built, running, taker });
      },
    }),
    pointsOf: (built) => pointsOf(built, defects),
    onRunning: async (built, running, signal) => {
      if (start.mustReplay) await replayStartup(built, running, cli, signal, tell);
    },
  };
}

/** The running configuration as the text that is saved. */
function textOf(device: Device, running: RunningSystem, { runningText }: Cli): string {
  return [versionLine(running.release, device.hardware.bios), ...runningText.of(device, running)].join('\n');
}

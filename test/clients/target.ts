import { randomBytes, randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'vitest';
import type { RunningDevice } from '../../src/lab/running-switch.ts';
import { technoteLab, withLab } from '../../src/testing/index.ts';

/** A switch that runs, as a client sees it: where it is, and as whom to log in. */
export interface Target {
  readonly hostname: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly serialNumber: string;
}

/** One run of a client. */
export interface ClientRun {
  readonly target: Target;
  /** An empty folder that is the client's home. */
  readonly folder: string;
  /** A word that no other run on this switch has, for names of files. */
  readonly name: string;
  /** A number from 2 that no other run on this switch has, for VLANs and ports. */
  readonly number: number;
}

/**
 * Two tests of a client: it does what `use` says twice in a row on one switch, and twice at the same time on another one.
 * Hostname, user, password, address and port are new ones each time.
 */
export function itWorksAgainAndAtOnce(use: (run: ClientRun) => Promise<void>): void {
  itWorksAgain(use);
  it('two at once on one switch', () =>
    withTarget(async (target) => {
      await Promise.all([inFolder(target, 2, use), inFolder(target, 3, use)]);
    }));
}

/** A test of a client that must have its switch for itself: it does what `use` says twice in a row. */
export function itWorksAgain(use: (run: ClientRun) => Promise<void>): void {
  it('twice in a row on one switch', () =>
    withTarget(async (target) => {
      await inFolder(target, 2, use);
      await inFolder(target, 3, use);
    }));
}

/** Starts a switch with everything about it drawn by lot, and adds that to what a failure says. */
async function withTarget(test: (target: Target) => Promise<void>): Promise<void> {
  const lab = technoteLab();
  const [first, ...others] = lab.devices;
  if (first === undefined) throw new Error('the lab of the technote has a switch');
  const user = `user${randomWord()}`;
  const password = `Pw.${randomWord()}-9Z`;
  const device = {
    ...first,
    hostname: `leaf-${randomWord()}`,
    users: [{ name: user, password }],
    features: ['scp-server' as const, 'sftp-server' as const],
    ssh: { host: `127.${randomInt(1, 255)}.${randomInt(1, 255)}.${randomInt(1, 255)}`, port: 0 },
  };
  const clock = { ...lab.clock, speed: 60 };
  await withLab(
    async (started) => {
      const target = targetOf(started.device(first.name));
      try {
        await test(target);
      } catch (error) {
        console.error(`The switch of the failed test: ${JSON.stringify(target)}`);
        throw error;
      }
    },
    { ...lab, seed: randomWord(), clock, devices: [device, ...others] },
  );
}

function targetOf({ device, ssh }: RunningDevice): Target {
  return { ...ssh, hostname: device.configuration.hostname, serialNumber: device.serialNumber };
}

async function inFolder(target: Target, number: number, use: (run: ClientRun) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'n3k-client-'));
  try {
    await use({ target, folder, name: randomWord(), number });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function randomWord(): string {
  return randomBytes(4).toString('hex');
}

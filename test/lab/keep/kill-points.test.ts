import { expect, it } from 'vitest';
import { builtProgram } from '../../built.ts';
import { rounds } from '../../wide.ts';
import { killAgainAndAgain } from './kill-points/kill-points.ts';

const kills = rounds(2, 5);

it(`a running lab that is killed ${kills} times has everything that it confirmed, whole`, async () => {
  const report = await killAgainAndAgain({ seed: 'test', count: kills, program: builtProgram() });
  expect(report.kills).toBe(kills);
  expect(report.checks).toBe(3 * (kills - report.killsAtStart) + 4);
}, 120_000);

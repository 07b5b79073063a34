/**
 * What the benchmark `scenario-steps` measures inside a process of its own: `scenario-steps COUNT` plays a scenario of so many steps,
 * from its text to its outcome. Prints one line of JSON.
 */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadScenarios } from '../../src/scenario/load-scenario.ts';
import { playScenario } from '../../src/scenario/play.ts';
import { startLab } from '../../src/start-lab.ts';

const [stepCount = '1000'] = process.argv.slice(2);
const count = Number(stepCount);
const steps: string[] = [];
while (steps.length < count) {
  steps.push('  - { type: show hostname, shows: N3K-C3064PQ }');
  steps.push('  - { file: "bootflash:vlan.dat", sizeBytes: 3568 }');
}
const folder = mkdtempSync(join(tmpdir(), 'n3k-bench-'));
const file = join(folder, 'many-steps.yaml');
writeFileSync(file, `title: Many steps\nlab: technote\nsteps:\n${steps.join('\n')}\n`);

/** Milliseconds from the outcome of loading to that of playing. */
async function playMs(): Promise<number> {
  const [scenario] = loadScenarios(file, {});
  if (scenario === undefined) throw new Error('one scenario was written');
  const began = performance.now();
  const outcome = await playScenario(scenario, { startLab });
  if (outcome.failure !== undefined) throw new Error(JSON.stringify(outcome.failure));
  return performance.now() - began;
}

await playMs();
console.log(JSON.stringify({ perSecond: (steps.length * 1000) / (await playMs()) }));
rmSync(folder, { recursive: true });

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { within } from '../within.mjs';
import { firstLine, started } from './started.mjs';

/** The Python that has FakeNOS (`pip install fakenos`). */
const python = process.env.N3K_BENCH_PYTHON ?? 'python3';

/** Why FakeNOS cannot be measured here; undefined when it can. */
export function whyNoFakeNos() {
  try {
    execFileSync(python, ['-c', 'import fakenos'], { stdio: 'ignore', timeout: 20_000 });
    return undefined;
  } catch {
    return `${python} has no FakeNOS (pip install fakenos, N3K_BENCH_PYTHON names the Python)`;
  }
}

/** Starts `count` of its Nexus switches in one process, with ports from `firstPort` on; resolves to the last one. */
export async function startFakeNos(bench, count, firstPort) {
  const child = started(
    bench,
    python,
    [join(bench.root, 'bench/programs/fakenos_fleet.py'), count, firstPort].map(String),
  );
  const { port } = JSON.parse(await within(120_000, 'the start of FakeNOS', firstLine(child)));
  return { name: 'FakeNOS', id: child.pid, host: '127.0.0.1', port, user: 'admin', password: 'admin', promptEnd: '>' };
}

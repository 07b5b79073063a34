import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startLab } from '../../../src/start-lab.ts';
import { technoteLab } from '../../../src/testing/index.ts';

it('a host keeps its changed key in a state folder, and a host that is not simulated has none to change', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'n3k-keys-'));
  const spec = { ...technoteLab(), hosts: [{ address: '192.0.2.10' }, { address: '192.0.2.11' }] };
  try {
    const first = await startLab(spec, { stateFolder: folder });
    const changed = first.network.changeHostKey('192.0.2.10');
    expect(first.network.changeHostKey('192.0.2.10')).not.toEqual(changed);
    expect(() => first.network.changeHostKey('192.0.2.12')).toThrow('no simulated host "192.0.2.12"');
    const kept = first.network.keyWords();
    await first.close();
    const again = await startLab(spec, { stateFolder: folder });
    expect(again.network.keyWords()).toEqual(kept);
    again.reset();
    expect(again.network.keyWords()).toEqual(kept);
    await again.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

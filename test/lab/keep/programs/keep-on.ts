/**
 * Keeps changes in a state folder until it is killed: `FOLDER`. Prints the number of every change once it has been told that the
 * change is kept. Each goes on from the number that it finds.
 */
import '../../../../src/host-node/install.ts';
import { writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StateFolder } from '../../../../src/lab/keep/state-folder.ts';

const state = await StateFolder.open(process.argv[2] ?? '', { spareBytes: 20_000 });
const found = state.kept('device sw1')?.turn;
for (let turn = typeof found === 'number' ? found + 1 : 1; ; turn += 1) {
  writeFileSync(join(state.uploads, `spool-${turn}`), 'bytes');
  if (turn > 1) state.doom(join(state.uploads, `spool-${turn - 1}`));
  const flash = [{ kind: 'spooled', id: `spool-${turn}`, path: '', sizeBytes: 5 }];
  state.keep('device sw1', { parts: { turn, flash, note: String(turn % 10).repeat(700) } });
  writeSync(1, `${turn}\n`);
}

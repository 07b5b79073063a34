import type { BytePipe } from '../byte-pipe.ts';
import type { Front } from '../front.ts';
import type { ScpCommand } from './command-line.ts';
import { ScpSink } from './sink.ts';
import { giveFiles } from './source.ts';

/** Inferred: no capture of a switch without `feature scp-server` is at hand. Clients show it and the exit status, and stop. */
const disabledWords = 'scp: SCP server is not enabled on this switch\n';

/** Runs a legacy SCP command for a client. Without `feature scp-server` it fails at once. */
export function serveScp(front: Front, command: ScpCommand, pipe: BytePipe): void {
  if (!front.isOn('scp-server')) {
    pipe.sendError(disabledWords);
    pipe.finish(1);
    return;
  }
  if (command.kind === 'source') {
    giveFiles(front, command, pipe).catch((error) => pipe.fail(error));
    return;
  }
  const sink = new ScpSink(front.files, command, pipe, front.turns);
  pipe.receive(sink);
  sink.start();
}

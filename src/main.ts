import { main } from './command-line/program.ts';
import './host-node/install.ts';

// Whoever read the output is gone (`n3k run | head`): stop in good order, as on a signal, and not with a stack trace.
process.stdout.on('error', () => process.emit('SIGTERM', 'SIGTERM'));

void main(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});

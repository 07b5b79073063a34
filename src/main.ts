import { setFlagsFromString } from 'node:v8';
import { main } from './command-line/program.ts';
import './host-node/install.ts';

/**
 * A transfer makes gigabytes of short-lived packet buffers beside a live heap of some ten megabytes. With V8's own choice the
 * heap limit then grows so slowly that a full collection runs every 20 ms; measured with `npm run bench -- --only transfer`,
 * letting the limit grow to four times the live heap more than halves the processor time of a gigabyte.
 */
setFlagsFromString('--heap-growing-percent=300');

// Whoever read the output is gone (`n3k run | head`): stop in good order, as on a signal, and not with a stack trace.
process.stdout.on('error', () => process.emit('SIGTERM', 'SIGTERM'));

void main(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});

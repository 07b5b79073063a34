#!/usr/bin/env node
/** The command `n3k`: sets Node up, then runs the program. */
const { enableCompileCache } = require('node:module');
const { setFlagsFromString } = require('node:v8');

/**
 * A transfer makes gigabytes of short-lived packet buffers beside a live heap of some ten megabytes. With V8's own choice the
 * heap limit then grows so slowly that a full collection runs every 20 ms; measured with `npm run bench -- --only transfer`,
 * letting the limit grow to four times the live heap more than halves the processor time of a gigabyte.
 */
setFlagsFromString('--heap-growing-percent=300');

// What V8 has compiled is kept for the next start where Node can (22.1), under the flags of above.
enableCompileCache?.();

require('./program.cjs');

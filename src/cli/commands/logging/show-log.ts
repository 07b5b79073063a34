import { word } from '../../grammar/tokens.ts';
import type { Command } from '../../shell/command.ts';
import { showLogging, showLoggingLast, showLoggingLogfile } from './show-logging.ts';

const showWord = word('show', 'Show running system information');
/** Where `show login` exists beside it, `log` in full is understood all the same (inferred from what operators type on 6.0(2)). */
const logWord = word('log', 'Show logging configuration and contents of logfile', {
  needs: 'not systemLogin',
  hidesWith: 'not systemLogin',
});

/** A command of `show logging` with the short word. */
function shortened(full: Command, examples: readonly string[]): Command {
  return { ...full, syntax: [showWord, logWord, ...full.syntax.slice(2)], examples };
}

export const showLog = shortened(showLogging, ['show log']);
export const showLogLogfile = shortened(showLoggingLogfile, ['show log logfile']);
export const showLogLast = shortened(showLoggingLast, ['show log last 10']);

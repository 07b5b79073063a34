import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { valuesIn } from '../../notation/read.ts';
import { loggingLines, moduleLevel, originId, sourceInterface, timestamp } from './lines.ts';

const units = { microseconds: 'Microseconds', milliseconds: 'Milliseconds', seconds: 'Seconds' };

/** What is said of messages beside where they go. */
export interface Beside {
  /** The severity of messages of modules; undefined is off. */
  readonly module: number | undefined;
  readonly unit: string;
  readonly source: string | undefined;
  readonly origin: string | undefined;
}

/** What a configuration says of messages beside where they go. */
export function beside(running: RunningConfiguration): Beside {
  const body = loggingLines.slice.of(running);
  const origin = valuesIn(body, originId);
  return {
    module: valuesIn(body, moduleLevel)?.severity,
    unit: units[valuesIn(body, timestamp)?.unit ?? 'seconds'],
    source: valuesIn(body, sourceInterface)?.interface,
    origin: origin === undefined ? undefined : (origin.ipAny ?? origin.string ?? 'hostname'),
  };
}

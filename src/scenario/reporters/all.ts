import { jsonReporter } from './json.ts';
import { junitReporter } from './junit.ts';
import { prettyReporter } from './pretty.ts';
import type { Reporter } from './reporter.ts';
import { tapReporter } from './tap.ts';

/** The reporters by the name that `--reporter` takes. */
export const reporters: Readonly<Record<string, () => Reporter>> = {
  pretty: prettyReporter,
  tap: tapReporter,
  junit: junitReporter,
  json: jsonReporter,
};

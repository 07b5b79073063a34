import * as v from 'valibot';
import { described, key } from '../facts/described.ts';
import { text } from '../facts/text-values.ts';
import { writtenStep } from './step-schema.ts';
import { variableName } from './step-values.ts';

const value = v.union([v.string(), v.number(), v.boolean()], 'expected a text, a number, true or false');
const values = v.record(variableName, value);

const matrix = v.union(
  [v.record(variableName, v.array(value, 'expected a list of values')), v.array(values)],
  'expected a list of values for each variable, or a list of rows',
);

const steps = v.array(writtenStep, 'expected a list of steps, each beginning with "- "');
const fixtures = key(v.record(v.string(), steps), 'steps by a name, which a step "use:" plays in its place', {
  login: [{ type: 'terminal length 0' }],
});
const variables = key(
  values,
  'values by name for references in texts (a dollar sign and the name in braces); they may use parameters and those above them',
  {
    image: 'nxos.9.3.4.bin',
  },
);

/** A file of fixtures and variables that scenarios include. */
export const includeFile = v.strictObject({ variables, fixtures });

/** A scenario file. */
export const scenarioFile = v.strictObject({
  title: described(
    v.pipe(v.string(), v.minLength(1, 'expected a title')),
    'what the scenario shows, in one line',
    'The full image does not fit',
  ),
  source: key(text, 'where that is known from: a section of the technote, a defect, a guide', 'CSCvs23686'),
  tags: key(v.array(text), 'words to choose scenarios by (--tag)', ['defect', 'scp']),
  lab: key(
    v.union([v.string(), v.looseObject({})], 'expected technote, a file, or a lab'),
    'technote (when absent), a lab file relative to this one, or a lab',
    'technote',
    '../labs/one-switch.yaml',
  ),
  change: key(
    v.looseObject({}),
    'what is different in this lab: fields are merged, devices and sticks by name, hosts by address, null takes away',
    { devices: { sw: { release: '9.3(4)' } } },
  ),
  clock: key(
    v.picklist(['instant', 'by-hand']),
    'instant (when absent): time moves whenever somebody waits; by-hand: only by advance and at',
    'by-hand',
  ),
  seed: key(text, 'serial numbers, host keys and filler follow from it; quote a number', 'scenario'),
  include: key(v.array(text), 'files with variables and fixtures, relative to this one', ['../shared/way-to-9-3.yaml']),
  parameters: key(values, 'variables with their usual values, which --set name=value replaces', { password: 'admin' }),
  variables,
  matrix: key(
    matrix,
    'plays the scenario once for every combination of these values, or once for each row',
    { release: ['9.2(1)', '9.3(4)'] },
    [{ release: '9.2(1)', count: 1 }],
  ),
  fixtures,
  steps: described(
    v.pipe(steps, v.minLength(1, 'a scenario needs at least one step')),
    'what is typed and what has to be true, in order',
    [{ type: 'show version', contains: 'NXOS' }],
  ),
});

/** The content of a scenario file. */
export type ScenarioFile = v.InferOutput<typeof scenarioFile>;
/** What a variable of a scenario may be. */
export type Value = string | number | boolean;

import { join } from 'node:path';
import { EmulatorError, errorOf, type UserProblem } from '../base/emulator-error.ts';
import { didYouMean } from '../base/nearest.ts';
import { packageRoot } from '../base/package-root.ts';
import { Facts } from '../facts/catalog.ts';
import { openRemoteSession } from '../lab/remote-session.ts';
import { findScenarios, foundIn } from '../scenario/find-scenarios.ts';
import { type ReadScenarios, readScenarios, type Scenario } from '../scenario/load-scenario.ts';
import type { OpenSession } from '../scenario/sessions.ts';
import { parseHostPort } from './host-port.ts';
import { passwordFlag, secretFlags, secretOf } from './secret-flags.ts';
import type { FlagSpec, ParsedArguments } from './subcommand.ts';

/** Flags that choose scenarios and what they are played with. */
export const choiceFlags: readonly FlagSpec[] = [
  { name: 'filter', value: 'TEXT', help: 'Only scenarios with this text in their title or file name' },
  { name: 'tag', value: 'TAG', help: 'Only scenarios with this tag' },
  { name: 'seed', value: 'N', help: 'Seed of serial numbers, keys and filler, instead of the scenario’s' },
  { name: 'set', value: 'A=B,…', help: 'Values of parameters' },
];

/** Flags that name another SSH device to play at. */
export const againstFlags: readonly FlagSpec[] = [
  {
    name: 'against',
    value: 'HOST:PORT',
    help: 'Type at this SSH device instead of at a lab; levers and states are left out',
  },
  { name: 'user', value: 'U', help: 'User at that device (admin)' },
  ...secretFlags(passwordFlag),
];

/** Scenarios that were chosen, and every mistake in the files that were looked at. */
export interface Chosen {
  readonly scenarios: readonly Scenario[];
  readonly problems: readonly UserProblem[];
}

/** The scenarios that the arguments name, those that are shipped without one. Throws an EmulatorError for none, and for any mistake. */
export function chosenScenarios(parsed: ParsedArguments): readonly Scenario[] {
  const { scenarios, problems } = choose(parsed);
  if (problems.length > 0) throw errorOf(problems);
  return scenarios;
}

/** The same, with the mistakes as an answer: one file that is wrong stops none of the others. */
export function choose(parsed: ParsedArguments): Chosen {
  const paths = parsed.positionals.length > 0 ? parsed.positionals : [join(packageRoot(), 'scenarios')];
  const parameters = parametersOf(parsed.text('set'));
  const found = foundIn(paths, ['labs', 'shared']);
  if (found.files.length === 0 && found.problems.length === 0) findScenarios(paths);
  const options = { seed: parsed.text('seed'), parameters, writesScreens: parsed.has('update'), facts: new Facts() };
  const read = found.files.map((file) => readScenarios(file, options));
  const problems = [...found.problems, ...read.flatMap((one) => one.problems), ...problemsOfSet(parameters, read)];
  const all = read.flatMap((one) => one.scenarios);
  const text = (parsed.text('filter') ?? '').toLowerCase();
  const tag = parsed.text('tag');
  const scenarios = all.filter(
    (scenario) =>
      `${scenario.title}\n${scenario.file}`.toLowerCase().includes(text) &&
      (tag === undefined || scenario.tags.includes(tag)),
  );
  if (scenarios.length > 0 || problems.length > 0) return { scenarios, problems };
  const tags = [...new Set(all.flatMap((scenario) => scenario.tags))].sort();
  const guess = tag === undefined ? '' : didYouMean(tag, tags);
  const what = all.length === 1 ? 'the one scenario is not chosen' : `none of ${all.length} scenarios is chosen`;
  throw new EmulatorError(what, `${guess}tags: ${tags.join(', ') || 'none'}`);
}

/** Values for what no file has a parameter for. */
function problemsOfSet(
  parameters: ReadonlyMap<string, string>,
  read: readonly ReadScenarios[],
): readonly UserProblem[] {
  const known = [...new Set(read.flatMap((one) => one.parameterNames))].sort();
  const hasFile = read.some(({ scenarios }) => scenarios.length > 0);
  return [...parameters.keys()].flatMap((name): readonly UserProblem[] => {
    if (known.includes(name) || !hasFile) return [];
    const isOfMatrix = read.some(({ matrixNames }) => matrixNames.includes(name));
    const message = isOfMatrix
      ? `--set ${name}: the matrix gives its values`
      : `--set ${name}: there is no such parameter`;
    const way = isOfMatrix ? 'change the matrix in the file, or choose with --filter; ' : didYouMean(name, known);
    return [{ message, hint: `${way}parameters: ${known.join(', ') || 'none'}` }];
  });
}

/** `a=b,c=d`; a comma in a value is written `\\,`. */
function parametersOf(text: string | undefined): ReadonlyMap<string, string> {
  const pairs = (text ?? '').split(/(?<!\\),/).filter((pair) => pair !== '');
  return new Map(
    pairs.map((pair): [string, string] => {
      const at = pair.indexOf('=');
      if (at < 1) throw new EmulatorError(`bad parameter "${pair}"`, 'parameters are written --set name=value');
      return [pair.slice(0, at), pair.slice(at + 1).replaceAll('\\,', ',')];
    }),
  );
}

/** How sessions are opened at the device that `--against` names; undefined without it. */
export function againstOf(parsed: ParsedArguments): OpenSession | undefined {
  const text = parsed.text('against');
  if (text === undefined) return undefined;
  const place = parseHostPort(text);
  if (place === undefined) throw new EmulatorError(`bad address "${text}"`, 'addresses are written HOST or HOST:PORT');
  const target = {
    ...place,
    user: parsed.text('user') ?? 'admin',
    password: secretOf(parsed, passwordFlag) ?? 'admin',
  };
  return async ({ door }) => {
    if (door !== 'console') return openRemoteSession(target);
    throw new EmulatorError('the console of another device cannot be reached', 'play scenarios that use SSH alone');
  };
}

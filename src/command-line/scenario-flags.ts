import { join } from 'node:path';
import { EmulatorError } from '../base/emulator-error.ts';
import { packageRoot } from '../base/package-root.ts';
import { findScenarios } from '../lab/scenario/find-scenarios.ts';
import { loadScenarios, type Scenario } from '../lab/scenario/load-scenario.ts';
import { openRemoteSession, parseHostPort } from '../lab/scenario/remote-session.ts';
import type { OpenSession } from '../lab/scenario/sessions.ts';
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
  { name: 'password', value: 'P', help: 'Password of that user (admin)' },
];

/** The scenarios that the arguments name; those that are shipped without one. Throws an EmulatorError for none. */
export function chosenScenarios(parsed: ParsedArguments): readonly Scenario[] {
  const paths = parsed.positionals.length > 0 ? parsed.positionals : [join(packageRoot(), 'scenarios')];
  const options = { seed: parsed.text('seed'), parameters: parametersOf(parsed.text('set')) };
  const all = findScenarios(paths).flatMap((file) => loadScenarios(file, options));
  const text = (parsed.text('filter') ?? '').toLowerCase();
  const tag = parsed.text('tag');
  const chosen = all.filter(
    (scenario) =>
      `${scenario.title}\n${scenario.file}`.toLowerCase().includes(text) &&
      (tag === undefined || scenario.tags.includes(tag)),
  );
  if (chosen.length > 0) return chosen;
  const tags = [...new Set(all.flatMap((scenario) => scenario.tags))].sort();
  throw new EmulatorError(`none of ${all.length} scenarios is chosen`, `tags: ${tags.join(', ') || 'none'}`);
}

function parametersOf(text: string | undefined): ReadonlyMap<string, string> {
  const pairs = (text ?? '').split(',').filter((pair) => pair !== '');
  return new Map(
    pairs.map((pair): [string, string] => {
      const at = pair.indexOf('=');
      if (at < 1) throw new EmulatorError(`bad parameter "${pair}"`, 'parameters are written --set name=value');
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/** How sessions are opened at the device that `--against` names; undefined without it. */
export function againstOf(parsed: ParsedArguments): OpenSession | undefined {
  const text = parsed.text('against');
  if (text === undefined) return undefined;
  const place = parseHostPort(text);
  if (place === undefined) throw new EmulatorError(`bad address "${text}"`, 'addresses are written HOST or HOST:PORT');
  const target = { ...place, user: parsed.text('user') ?? 'admin', password: parsed.text('password') ?? 'admin' };
  return (_device, door) => {
    if (door === 'ssh') return openRemoteSession(target);
    throw new EmulatorError('the console of another device cannot be reached', 'play scenarios that use SSH alone');
  };
}

import { Facts } from '../facts/catalog.ts';
import type { FlagSpec, ParsedArguments } from './subcommand.ts';

/** The flag of every command that reads facts. */
export const modelsFlag: FlagSpec = {
  name: 'models',
  value: 'DIR',
  help: 'A folder with models of your own; its files stand for shipped ones of the same name',
};

const known = new WeakMap<ParsedArguments, Facts>();

/** The shipped facts, with the user's folder over them if the flag names one; the same however often a run asks. */
export function factsOf(parsed: ParsedArguments): Facts {
  const folder = parsed.text(modelsFlag.name);
  const facts = known.get(parsed) ?? (folder === undefined ? new Facts() : new Facts(undefined, folder));
  known.set(parsed, facts);
  return facts;
}

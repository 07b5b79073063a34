import { EmulatorError } from '../base/emulator-error.ts';
import { didYouMean } from '../base/nearest.ts';
import { packageVersion } from '../base/package-root.ts';
import { commands } from './commands.ts';
import { console } from './console.ts';
import { defects } from './defects.ts';
import { doOperation } from './do.ts';
import { exec } from './exec.ts';
import { imageCreate } from './image-create.ts';
import { imageInspect } from './image-inspect.ts';
import { imageList } from './image-list.ts';
import { labCheck } from './lab-check.ts';
import { labNew } from './lab-new.ts';
import { labShow } from './lab-show.ts';
import { models } from './models.ts';
import { record } from './record.ts';
import { releases } from './releases.ts';
import { run } from './run.ts';
import { scenarioCheck } from './scenario-check.ts';
import { scenarioReplay } from './scenario-replay.ts';
import { scenarioRun } from './scenario-run.ts';
import { helpOf, parseArguments, type Subcommand, splitAtCommand, tellProblems, usageStatus } from './subcommand.ts';

const subcommands: readonly Subcommand[] = [
  run,
  exec,
  console,
  doOperation,
  labNew,
  labCheck,
  labShow,
  scenarioRun,
  scenarioCheck,
  scenarioReplay,
  record,
  models,
  releases,
  commands,
  imageList,
  imageCreate,
  imageInspect,
  defects,
];

/** Runs `n3k` with the given arguments; resolves to its exit status. What a user did wrong is one line on stderr. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    return await dispatch(args);
  } catch (error) {
    if (!(error instanceof EmulatorError)) throw error;
    tellProblems(error.problems);
    return usageStatus;
  }
}

async function dispatch(args: readonly string[]): Promise<number> {
  const [first] = args;
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') return print(overview());
  if (first === '--version' || first === '-v') return print([packageVersion()]);
  const found = subcommands.find(({ name }) => args.slice(0, name.split(' ').length).join(' ') === name);
  if (found === undefined) {
    const family = subcommands.filter(({ name }) => name.startsWith(`${first} `));
    if (family.length > 0 && args.length <= 2 && (args[1] === undefined || args[1] === '--help')) {
      return print(family.flatMap((member) => [...helpOf(member), '']));
    }
    const known = (family.length > 0 ? family : subcommands).map(({ name }) => name);
    const typed = args.slice(0, family.length > 0 ? 2 : 1).join(' ');
    throw new EmulatorError(
      `unknown command "${typed}"`,
      `${commandGuess(typed, known)}known commands: ${known.join(', ')}`,
    );
  }
  const rest = args.slice(found.name.split(' ').length);
  const { own } = splitAtCommand(found, rest);
  if (own.includes('--help') || own.includes('-h')) {
    const words = own.filter((word) => !word.startsWith('-'));
    const special = words.length === 0 ? [] : (found.helpOn?.(words) ?? []);
    return print(special.length > 0 ? special : helpOf(found));
  }
  return found.run(parseArguments(found, rest));
}

/** The nearest command; a file where a command belongs is most likely a lab or a scenario. */
function commandGuess(typed: string, known: readonly string[]): string {
  if (/\.ya?ml$/.test(typed)) return `n3k run ${typed} starts a lab, n3k scenario run ${typed} plays a scenario; `;
  const families = [...new Set(known.map((name) => name.split(' ')[0] ?? ''))];
  return didYouMean(typed, [...known, ...families]);
}

function overview(): readonly string[] {
  const width = Math.max(...subcommands.map(({ name }) => name.length));
  return [
    'n3k: Cisco Nexus 3000 switches to log in to, break and recover.',
    '',
    'Usage: n3k COMMAND [options]',
    '',
    'Commands:',
    ...subcommands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Examples:',
    '  n3k run                       start the lab of the Compact Image technote on 127.0.0.1:2222',
    '  n3k run --help                all options of a command',
    '',
    'n3k --version prints the version.',
  ];
}

function print(lines: readonly string[]): number {
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

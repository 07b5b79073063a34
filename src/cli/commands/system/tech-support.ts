import type { RunningSystem } from '../../../machine/boot/running-system.ts';
import type { AnyArgs } from '../../grammar/args-of.ts';
import { choice, optional, word } from '../../grammar/tokens.ts';
import type { Command, Context } from '../../shell/command.ts';
import { Gathering } from './gathering.ts';
import { subjects, technicalLines } from './tech-support-lines.ts';

const showWord = word('show', 'Show running system information');
const techWord = word('tech-support', 'Gather information for trouble shooting');

/**
 * What support asks for first: the output of many showing commands, each under its own line between backquotes (Cisco's system
 * management guides; which commands a Nexus 3000 runs, and in which order, is inferred from there). The commands run one after the
 * other as their output is wanted, so that a terminal that pages sees the first one at once.
 */
function technical(
  definition: Pick<Command, 'syntax' | 'examples'>,
  linesFor: (args: AnyArgs, running: RunningSystem) => readonly string[],
): Command {
  const gather = (context: Context<AnyArgs>) => new Gathering(linesFor(context.args, context.running), context);
  return {
    kind: 'command',
    mode: 'exec',
    access: 'read',
    ...definition,
    async run(context) {
      const gathering = gather(context);
      await context.screen.show(gathering, { prepare: (count) => gathering.prepare(count) });
    },
    async lines(context) {
      const gathering = gather(context);
      await gathering.prepare(Number.POSITIVE_INFINITY);
      return gathering;
    },
  };
}

/** `show tech-support [brief|details]`. */
export const showTechSupport = technical(
  {
    syntax: [
      showWord,
      techWord,
      optional([
        choice('detail', [
          word('brief', 'Display the switch summary'),
          word('details', 'Display detailed information'),
          word('all', 'Display information of all features'),
        ]),
      ]),
    ],
    examples: ['show tech-support brief'],
  },
  ({ detail }, running) =>
    technicalLines(detail === 'brief' || detail === 'details' || detail === 'all' ? detail : 'usual', running),
);

/** `show tech-support SUBJECT`: the same about one part of the switch. */
export const showTechSupportAbout = technical(
  {
    syntax: [
      showWord,
      techWord,
      choice(
        'subject',
        Object.keys(subjects).map((name) => word(name, `Gather information for ${name} trouble shooting`)),
      ),
    ],
    examples: ['show tech-support vpc'],
  },
  ({ subject }) => subjects[String(subject)] ?? [],
);

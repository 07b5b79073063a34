import type { Device } from '../../machine/device.ts';
import { home } from '../../machine/storage/files.ts';
import type { AnyArgs, ArgsOf } from '../grammar/args-of.ts';
import { complete, renderChoices } from '../grammar/complete.ts';
import { compileGrammar, type Grammar, type Offer, type Surroundings } from '../grammar/grammar.ts';
import { help, renderHelp } from '../grammar/help.ts';
import { type Match, match } from '../grammar/match.ts';
import type { Syntax } from '../grammar/tokens.ts';
import type { LineStyle } from '../terminal/drawn-line.ts';
import type { EditorEvent } from '../terminal/line-editor.ts';
import type { LineScreen } from './line-screen.ts';

/** What a command of a stage works with. */
export interface StageWork {
  readonly device: Device;
  readonly screen: LineScreen;
  /** Aborts on Ctrl-C, and when the switch goes on to another stage. */
  readonly signal: AbortSignal;
}

/** Something that can be typed before NX-OS runs. `run` is a method so that its argument types may be narrower than `AnyArgs`. */
export interface StageCommand<Work extends StageWork> {
  readonly syntax: Syntax;
  run(args: AnyArgs, work: Work): Promise<void> | void;
}

/** A command whose handler gets exactly what its syntax captures. */
export function stageCommand<const Items extends Syntax, Work extends StageWork>(
  syntax: Items,
  run: (args: ArgsOf<Items>, work: Work) => Promise<void> | void,
): StageCommand<Work> {
  const typed: { syntax: Items; run(args: ArgsOf<Items>, work: Work): Promise<void> | void } = { syntax, run };
  return typed;
}

/** What can be typed in one mode of a stage. */
export interface StageShell<Work extends StageWork> {
  readonly mode: string;
  readonly grammar: Grammar<StageCommand<Work>>;
  readonly prompt: string;
  /** How its lines are drawn; as by the shell of NX-OS unless said otherwise. */
  readonly style?: LineStyle;
  /** What is said of a line that is no command. */
  refusal(refused: Exclude<Match<StageCommand<Work>>, { kind: 'matched' | 'empty' }>): readonly string[];
}

/** A shell of `commands`. */
export function stageShell<Work extends StageWork>(
  shell: Omit<StageShell<Work>, 'grammar'> & { readonly commands: readonly StageCommand<Work>[] },
): StageShell<Work> {
  return { ...shell, grammar: compileGrammar(shell.commands) };
}

/** Reads one line at a prompt and runs it; Ctrl-C interrupts. */
export async function typeOnce<Work extends StageWork>(shell: StageShell<Work>, work: Work): Promise<void> {
  const { screen, device, signal } = work;
  const around = surroundings(device);
  const event = await screen.read(
    { kind: 'command', prompt: shell.prompt, mode: shell.mode, style: shell.style ?? 'drawn' },
    (asked) => assist(asked, shell, around),
  );
  if (event.kind !== 'line' && event.kind !== 'finish') return;
  const matched = match(shell.grammar, event.line, around);
  if (matched.kind === 'empty') return;
  if (matched.kind !== 'matched') {
    device.journal.write({
      kind: 'command.unknown',
      device: device.name,
      session: 'console',
      user: '',
      line: event.line,
    });
    for (const line of shell.refusal(matched)) screen.print(line);
    return;
  }
  const interrupt = new AbortController();
  const stop = (): void => interrupt.abort('interrupted');
  signal.addEventListener('abort', stop, { once: true });
  screen.onInterrupt(stop);
  await matched.command.run(matched.args, { ...work, signal: interrupt.signal });
  // The keys of the next stage may have been given to somebody else by now.
  if (!signal.aborted) screen.onInterrupt(undefined);
  signal.removeEventListener('abort', stop);
}

function assist<Work extends StageWork>(
  event: EditorEvent & { kind: 'help' | 'complete' },
  shell: StageShell<Work>,
  around: Surroundings,
): { readonly insert: string } | { readonly below: string } {
  if (event.kind === 'help') {
    const answer = help(shell.grammar, event.line, around);
    const lines = answer.kind === 'help' ? renderHelp(answer) : shell.refusal({ ...answer, column: answer.column });
    return { below: lines.map((line) => `${line}\r\n`).join('') };
  }
  const completion = complete(shell.grammar, event.line, around);
  if (completion.kind === 'extend') return { insert: completion.text };
  if (completion.kind === 'nothing') return { insert: '' };
  return {
    below: renderChoices(completion.candidates, 80)
      .map((line) => `${line}\r\n`)
      .join(''),
  };
}

/** Nothing depends on a release here; files are offered from the top of each filesystem. */
function surroundings(device: Device): Surroundings {
  return {
    has: () => true,
    offer: (source, partial) => (source === 'file' ? filesOf(device, partial) : []),
  };
}

function filesOf(device: Device, partial: string): readonly Offer[] {
  return ['bootflash', ...device.model.usbSlots].flatMap((filesystem) => {
    const listed = device.files.list({ ...home, filesystem });
    const names = listed.ok ? listed.value.filter(({ kind }) => kind === 'file').map(({ name }) => name) : [];
    return names.map((name) => ({ text: `${filesystem}:${name}` })).filter(({ text }) => text.startsWith(partial));
  });
}

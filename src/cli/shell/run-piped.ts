import type { AnyArgs } from '../grammar/args-of.ts';
import type { Syntax } from '../grammar/tokens.ts';
import type { Context } from './command.ts';
import type { Runnable } from './language.ts';
import type { Filter } from './pipeline/filter.ts';
import { Flow } from './pipeline/flow.ts';
import type { Chosen, Pipe } from './pipeline/read-pipe.ts';
import { redirect } from './pipeline/redirect.ts';
import type { FilterMemory, Stage } from './pipeline/stage.ts';
import { jsonPieces, prettyJson, xmlReply } from './pipeline/structured.ts';
import { joinedInTurns } from './show-all.ts';

/** Runs a showing command through its filters, to the screen or to a file. `line` names it for `diff`. */
export async function runPiped(line: string, command: Runnable, pipe: Pipe, context: Context<AnyArgs>): Promise<void> {
  const { session, screen, signal } = context;
  const memory: FilterMemory = {
    earlier: session.outputs.get(line),
    keep: (lines) => session.keepOutput(line, lines),
  };
  const stages = pipe.chosen.flatMap(({ filter, args }) => stageOf(filter, args, memory));
  const { texts, isOneLine } = await sourceOf(command, pipe.chosen, context);
  const isPaged = pipe.chosen.every(({ filter }) => filter.kind !== 'paging' || filter.isPaged);
  if (isOneLine && stages.length === 0 && pipe.target === undefined) return screen.show(texts, { isPaged, isOneLine });
  const lines = isOneLine ? [await joinedInTurns(texts, session.turns, signal)] : texts;
  const flow = new Flow(lines, stages, session.turns);
  if (pipe.target !== undefined) return redirected(flow, pipe.target, context);
  await screen.show(flow, { isPaged, prepare: (count) => flow.prepare(count, signal) });
}

function stageOf(filter: Filter, args: AnyArgs, memory: FilterMemory): Stage | readonly [] {
  return filter.kind === 'lines' ? filter.open(args, memory) : [];
}

/** What a command shows: lines, or one line in pieces. */
interface Source {
  readonly texts: Iterable<string>;
  readonly isOneLine?: true;
}

async function sourceOf(command: Runnable, chosen: readonly Chosen[], context: Context<AnyArgs>): Promise<Source> {
  const format = chosen.find(({ filter }) => filter.kind === 'format')?.filter;
  if (format?.kind !== 'format') return { texts: (await command.lines?.(context)) ?? [] };
  const structure = await command.structure?.(context);
  // What the device has no data for it tells in words, whatever form was asked for.
  if (typeof structure === 'string') return { texts: structure.split('\n') };
  if (format.format !== 'xml' && isEmpty(structure)) return { texts: [] };
  switch (format.format) {
    case 'json':
      return { texts: jsonPieces(structure), isOneLine: true };
    case 'json-pretty':
      return { texts: prettyJson(structure) };
    case 'xml':
      return { texts: xmlReply(keywordsOf(command.syntax), structure) };
  }
}

/**
 * True for a structure without members: `json` then prints nothing at all. Clients take the reply for text and no object
 * (cisco.nxos: plugins/modules/nxos_vrf.py asks for a VRF that is not there and catches the TypeError, not a KeyError).
 */
function isEmpty(structure: unknown): boolean {
  return typeof structure === 'object' && structure !== null && Object.keys(structure).length === 0;
}

/** The words that a syntax begins with. */
function keywordsOf(syntax: Syntax): readonly string[] {
  const end = syntax.findIndex((token) => token.kind !== 'word');
  return syntax.slice(0, end < 0 ? syntax.length : end).flatMap((token) => (token.kind === 'word' ? token.text : []));
}

/** The words are those of nxos-behaviour 4.6; an existing file is replaced without a question (inferred). */
async function redirected(flow: Flow, target: NonNullable<Pipe['target']>, context: Context<AnyArgs>): Promise<void> {
  const { device, session, screen, signal } = context;
  const location = device.files.resolve(target.text, session.directory);
  if (!location.ok) return screen.print(context.fileWords(location.error));
  const how = { location: location.value, isAppended: target.isAppended, isZipped: session.redirectsZipped };
  const written = await redirect(flow, how, device, signal);
  screen.print(written.ok ? 'Preparing to copy....done' : context.fileWords(written.error));
}

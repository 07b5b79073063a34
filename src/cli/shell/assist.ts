import { renderChoices } from '../grammar/complete.ts';
import { renderHelp } from '../grammar/help.ts';
import type { EditorEvent } from '../terminal/line-editor.ts';
import { completionOf, helpOn } from './parse-command.ts';
import { interactiveRefusal } from './refusal-words.ts';
import type { Work } from './run-line.ts';
import { commandsOf } from './separators.ts';

/** What is inserted at the cursor, or shown below the line, for a `?` or a Tab. */
export function assist(
  event: EditorEvent & { kind: 'help' | 'complete' },
  work: Work,
): { readonly insert: string } | { readonly below: string } {
  const { cli, device, session } = work;
  const lastCommand = (commandsOf(event.line).at(-1)?.text ?? '').trimStart();
  if (event.kind === 'help') {
    const answer = helpOn(lastCommand, cli.language, device, session);
    const promptColumns = session.prompt(device.configuration.hostname).length;
    const offset = event.line.length - lastCommand.length;
    const lines =
      answer.kind === 'help'
        ? renderHelp(answer)
        : interactiveRefusal({ ...answer, column: answer.column + offset }, promptColumns);
    return { below: lines.map((line) => `${line}\r\n`).join('') };
  }
  const completion = completionOf(lastCommand, cli.language, device, session);
  if (completion.kind === 'extend') return { insert: completion.text };
  if (completion.kind === 'nothing') return { insert: '' };
  const rows = renderChoices(completion.candidates, session.terminal.width);
  return { below: rows.map((line) => `${line}\r\n`).join('') };
}

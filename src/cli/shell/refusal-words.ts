import type { Permitted } from './permission.ts';

/** A line that is no command. */
export type Refused = Exclude<Permitted, { readonly kind: 'matched' | 'empty' }>;

/**
 * What an operator sees below a refused line: a caret under the place, counted from the prompt, and the reason. Wording of
 * nxos-behaviour 6.1; the column rule for each case is inferred there.
 */
export function interactiveRefusal(refused: Refused, promptColumns: number): readonly string[] {
  if (refused.kind === 'denied') return [reasonFor(refused)];
  const caret = `${' '.repeat(promptColumns + refused.column)}^`;
  return [caret, reasonFor(refused)];
}

/** What a client sees that sent the line over exec (recorded from a device, ansible/ansible 35488). */
export function execRefusal(line: string, refused: Refused): readonly string[] {
  if (refused.kind === 'denied') return [reasonFor(refused)];
  return [`Syntax error while parsing '${line}'`, '', '', 'Cmd exec error.'];
}

/** The exit status of a refused line over exec (measured on 9.3(12), nxos-behaviour 6.1). */
export function refusedExitStatus(refused: Refused): number {
  return refused.kind === 'denied' ? 30 : 16;
}

function reasonFor(refused: Refused): string {
  switch (refused.kind) {
    case 'invalid':
    case 'invalid-length':
      return "% Invalid command at '^' marker.";
    case 'incomplete':
      return refused.words ?? "% Incomplete command at '^' marker.";
    case 'meaningless':
      return refused.words;
    case 'ambiguous':
      return "% Ambiguous command at '^' marker.";
    case 'denied':
      return '% Permission denied for the role';
    case 'invalid-number':
      return `% Invalid number, range is (${refused.range.minimum}:${refused.range.maximum}) at '^' marker.`;
  }
}

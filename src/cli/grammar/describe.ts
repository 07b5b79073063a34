/** Writes a syntax the way manuals do: `copy <source> [vrf <name>] {a | b}`. */
import type { Syntax, Token } from './tokens.ts';

/** The syntax as one line; for reports about commands, never shown by the switch itself. */
export function describeSyntax(syntax: Syntax): string {
  return syntax.map(describeToken).join(' ');
}

function describeToken(token: Token): string {
  switch (token.kind) {
    case 'word':
      return token.text;
    case 'argument':
      return token.type.placeholder.startsWith('<') ? token.type.placeholder : `<${token.name}>`;
    case 'flag':
      return `[${token.word.text}]`;
    case 'choice':
      return `{${token.words.map((each) => each.text).join(' | ')}}`;
    case 'optional':
      return `[${describeSyntax(token.items)}]`;
    case 'either':
      return `{${Object.values(token.branches).map(describeSyntax).join(' | ')}}`;
    case 'any-order':
      return token.items.map((items) => `[${describeSyntax(items)}]`).join(' ');
  }
}

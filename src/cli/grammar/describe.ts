/** Writes a syntax the way manuals do: `copy <source> [vrf <name>] {a | b}`. */
import type { Syntax, Token } from './tokens.ts';

/** Whether the condition that a token names holds. */
type Has = (need: string) => boolean;

/** The syntax as one line; with `has` only what exists where those conditions hold. */
export function describeSyntax(syntax: Syntax, has: Has = () => true): string {
  return syntax
    .map((token) => describeToken(token, has))
    .filter((text) => text !== '')
    .join(' ');
}

/** Whether every keyword that a syntax cannot do without exists. */
export function canBeTyped(syntax: Syntax, has: Has): boolean {
  return syntax.every((token) => {
    if (token.kind === 'word' || token.kind === 'argument') return token.needs === undefined || has(token.needs);
    if (token.kind === 'either') return Object.values(token.branches).some((branch) => canBeTyped(branch, has));
    return true;
  });
}

function describeToken(token: Token, has: Has): string {
  switch (token.kind) {
    case 'word':
      return token.text;
    case 'argument':
      return token.type.placeholder.startsWith('<') ? token.type.placeholder : `<${token.name}>`;
    case 'flag':
      return canBeTyped([token.word], has) ? `[${token.word.text}]` : '';
    case 'choice':
      return oneOf(token.words.filter((each) => canBeTyped([each], has)).map((each) => each.text));
    case 'optional':
      return optionally(token.items, has);
    case 'either': {
      const branches = Object.values(token.branches).filter((branch) => canBeTyped(branch, has));
      const [only] = branches;
      if (branches.length === 1 && only !== undefined && Object.keys(token.branches).length > 1) {
        return describeSyntax(only, has);
      }
      return oneOf(branches.map((branch) => describeSyntax(branch, has)));
    }
    case 'any-order':
      return token.items.map((items) => optionally(items, has)).join(' ');
  }
}

/** Braces around the only way say nothing. */
function oneOf(texts: readonly string[]): string {
  const [only] = texts;
  return only !== undefined && texts.length === 1 ? only : `{${texts.join(' | ')}}`;
}

/** What may be left out by itself already, such as a flag, has its brackets. */
function optionally(items: Syntax, has: Has): string {
  if (!canBeTyped(items, has)) return '';
  const [only] = items;
  if (only !== undefined && items.length === 1) {
    if (only.kind === 'flag' || only.kind === 'optional') return describeToken(only, has);
    const isChoice = only.kind === 'choice' || only.kind === 'either';
    const text = describeToken(only, has);
    if (isChoice && text.startsWith('{') && text.endsWith('}')) return `[${text.slice(1, -1)}]`;
  }
  return `[${describeSyntax(items, has)}]`;
}

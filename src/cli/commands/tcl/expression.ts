import { TclProblem } from './parse.ts';

/** What an operator makes of two values; those that stand together bind alike, the first ones least. */
const levels: readonly Readonly<Record<string, (one: string, other: string) => string>>[] = [
  { '||': (one, other) => truth(isTrue(one) || isTrue(other)) },
  { '&&': (one, other) => truth(isTrue(one) && isTrue(other)) },
  {
    '==': (one, other) => truth(isSame(one, other)),
    '!=': (one, other) => truth(!isSame(one, other)),
    eq: (one, other) => truth(one === other),
    ne: (one, other) => truth(one !== other),
  },
  {
    '<=': (one, other) => truth(Number(one) <= Number(other)),
    '>=': (one, other) => truth(Number(one) >= Number(other)),
    '<': (one, other) => truth(Number(one) < Number(other)),
    '>': (one, other) => truth(Number(one) > Number(other)),
  },
  {
    '+': (one, other) => number(Number(one) + Number(other)),
    '-': (one, other) => number(Number(one) - Number(other)),
  },
  {
    '*': (one, other) => number(Number(one) * Number(other)),
    '/': (one, other) => divided(one, other),
    '%': (one, other) => number(((Number(one) % Number(other)) + Number(other)) % Number(other)),
  },
];

const tokenPattern = /\s*("[^"]*"|\{[^}]*\}|\d+(?:\.\d+)?|\|\||&&|==|!=|<=|>=|[-+*/%<>()!]|[A-Za-z_]\w*)/y;

/** The value of an expression in which variables have been replaced. */
export function valueOfExpression(text: string): string {
  const tokens: string[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.trimEnd().length) {
    const found = tokenPattern.exec(text)?.[1];
    if (found === undefined) throw new TclProblem(`syntax error in expression "${text}"`);
    tokens.push(found);
  }
  const reading = { tokens, at: 0, text };
  const value = level(reading, 0);
  if (reading.at < tokens.length) throw new TclProblem(`syntax error in expression "${text}"`);
  return value;
}

interface Reading {
  readonly tokens: readonly string[];
  readonly text: string;
  at: number;
}

function level(reading: Reading, depth: number): string {
  const operators = levels[depth];
  if (operators === undefined) return single(reading);
  let value = level(reading, depth + 1);
  for (;;) {
    const token = reading.tokens[reading.at] ?? '';
    const operator = Object.hasOwn(operators, token) ? operators[token] : undefined;
    if (operator === undefined) return value;
    reading.at += 1;
    value = operator(value, level(reading, depth + 1));
  }
}

function single(reading: Reading): string {
  const token = reading.tokens[reading.at];
  reading.at += 1;
  if (token === '(') {
    const value = level(reading, 0);
    if (reading.tokens[reading.at] !== ')') throw new TclProblem('looking for close parenthesis');
    reading.at += 1;
    return value;
  }
  if (token === '!') return truth(!isTrue(single(reading)));
  if (token === '-') return number(-Number(single(reading)));
  if (token === undefined || /^[^\w"{]/.test(token))
    throw new TclProblem(`syntax error in expression "${reading.text}"`);
  return /^["{]/.test(token) ? token.slice(1, -1) : token;
}

/** Whether a value counts as true. */
export function isTrue(value: string): boolean {
  if (/^(true|yes|on)$/i.test(value)) return true;
  return value.trim() !== '' && !Number.isNaN(Number(value)) && Number(value) !== 0;
}

function isSame(one: string, other: string): boolean {
  const areNumbers = [one, other].every((text) => text.trim() !== '' && !Number.isNaN(Number(text)));
  return areNumbers ? Number(one) === Number(other) : one === other;
}

function divided(one: string, other: string): string {
  if (Number(other) === 0) throw new TclProblem('divide by zero');
  const isWhole = !`${one}${other}`.includes('.');
  const value = Number(one) / Number(other);
  return number(isWhole ? Math.floor(value) : value);
}

function number(value: number): string {
  if (Number.isNaN(value)) throw new TclProblem("can't use non-numeric string as operand");
  return String(value);
}

function truth(value: boolean): string {
  return value ? '1' : '0';
}

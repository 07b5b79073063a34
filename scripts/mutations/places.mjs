/** Where a source file can be broken, and how: `{ start, end, text, what }` replaces a piece of it. */
import { parseSync } from 'vite';

const opposites = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '-': '+',
};

/** Every break of the text of a file: a condition turned round, a constant changed, a statement dropped, two arguments swapped. */
export function placesIn(path, text) {
  const places = [];
  walk(parseSync(path, text).program, (node) => places.push(...breaksOf(node, text)));
  return places;
}

function walk(node, visit) {
  // Types do nothing, and what is imported is not a constant.
  if (/^(TS|Import|Export(All|Named))/.test(node.type) && node.declaration == null && node.expression == null) return;
  visit(node);
  for (const [key, value] of Object.entries(node)) {
    if (key === 'typeAnnotation' || key === 'returnType' || key === 'typeParameters') continue;
    for (const below of Array.isArray(value) ? value : [value]) {
      if (typeof below === 'object' && below !== null && typeof below.type === 'string') walk(below, visit);
    }
  }
}

function breaksOf(node, text) {
  const of = ({ start, end }) => text.slice(start, end);
  const place = (what, { start, end }, replacement) => ({ what, start, end, text: replacement });
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression': {
      const opposite = opposites[node.operator];
      if (opposite === undefined) return [];
      const at = text.indexOf(node.operator, node.left.end);
      return [place(`${node.operator} is ${opposite}`, { start: at, end: at + node.operator.length }, opposite)];
    }
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'WhileStatement':
      return [place('the condition is turned round', node.test, `!(${of(node.test)})`)];
    case 'ExpressionStatement':
      if (node.directive != null) return [];
      return [place('the statement is dropped', node, ';')];
    case 'Literal':
      if (typeof node.value === 'number') return [place(`${node.raw} is one more`, node, String(node.value + 1))];
      if (typeof node.value === 'boolean') return [place(`${node.value} is ${!node.value}`, node, String(!node.value))];
      return [];
    case 'CallExpression': {
      const [first, second] = node.arguments;
      if (second === undefined || /Spread/.test(first.type + second.type) || of(first) === of(second)) return [];
      const swapped = `${of(second)}${text.slice(first.end, second.start)}${of(first)}`;
      return [place('two arguments are swapped', { start: first.start, end: second.end }, swapped)];
    }
    default:
      return [];
  }
}

import { word } from '../../grammar/tokens.ts';
import type { Filter } from './filter.ts';

/** `json` and `json-pretty` came with 7.x (nxos-behaviour 6.5). */
const needs = 'singleImage';

/** `json`: the structure of the command on one line. */
export const json: Filter = {
  kind: 'format',
  syntax: [word('json', 'Output in json format', { needs })],
  examples: ['json'],
  format: 'json',
};

/** `json-pretty`: the structure of the command, indented. */
export const jsonPretty: Filter = {
  kind: 'format',
  syntax: [word('json-pretty', 'Output in json pretty print format', { needs })],
  examples: ['json-pretty'],
  format: 'json-pretty',
};

/** `xml`: the structure of the command as elements. */
export const xml: Filter = {
  kind: 'format',
  syntax: [word('xml', 'Output in xml format (according to .xsd definitions)')],
  examples: ['xml'],
  format: 'xml',
};

import { expect, it } from 'vitest';
import { word } from '../../../../src/cli/grammar/tokens.ts';
import { cliOf } from '../../../../src/cli/shell/cli.ts';
import { show } from '../../../../src/cli/shell/command.ts';
import { jsonPieces, prettyJson, Rows } from '../../../../src/cli/shell/pipeline/structured.ts';
import { serve } from '../../../../src/cli/shell/serve.ts';
import { Sessions } from '../../../../src/cli/shell/sessions.ts';
import { openInside } from '../../../../src/doors/inside/inside-connection.ts';
import { silentGuard } from '../../../guards.ts';
import { operate } from '../../commands/sessions.ts';

const showFruit = show({
  syntax: [word('show', 'Show running system information'), word('fruit', 'Show fruit')],
  examples: ['show fruit'],
  read: () => [
    { name: 'apple', weight: 150 },
    { name: 'a < b & c', weight: 1 },
  ],
  print: (fruit) => fruit.map(({ name }) => name),
  structure: (fruit) => ({
    header_str: 'two\nlines',
    nothing: undefined,
    TABLE_fruit: { ROW_fruit: fruit },
  }),
});

it('structure is shown as json, json-pretty and xml, and filtered like any text', async () => {
  await operate(async (operator) => {
    const cli = cliOf({ commands: [showFruit], settings: [], fileWords: () => '' });
    const { device } = operator.switch;
    const parts = { device, cli, sessions: new Sessions(device), greeting: [], guard: silentGuard };
    const session = await openInside('admin', (connection) => serve(connection, parts));
    const shows = async (line: string): Promise<string> =>
      (await session.type(line)).split('\n').slice(1, -1).join('\n');
    expect(await shows('show fruit | json')).toBe(
      '{"header_str": "two\\nlines", "TABLE_fruit": {"ROW_fruit": [{"name": "apple", "weight": 150}, {"name": "a < b & c", "weight": 1}]}}',
    );
    expect(await shows('show fruit | json-pretty')).toBe(
      [
        '{',
        '    "header_str": "two\\nlines",',
        '    "TABLE_fruit": {',
        '        "ROW_fruit": [',
        '            {',
        '                "name": "apple",',
        '                "weight": 150',
        '            },',
        '            {',
        '                "name": "a < b & c",',
        '                "weight": 1',
        '            }',
        '        ]',
        '    }',
        '}',
      ].join('\n'),
    );
    expect(await shows('show fruit | xml')).toBe(
      [
        '<?xml version="1.0" encoding="ISO-8859-1"?>',
        '<nf:rpc-reply xmlns:nf="urn:ietf:params:xml:ns:netconf:base:1.0" xmlns="http://www.cisco.com/nxos:1.0">',
        ' <nf:data>',
        '  <show>',
        '   <fruit>',
        '    <__XML__OPT_Cmd_show_fruit___readonly__>',
        '     <__readonly__>',
        '      <header_str>two',
        'lines</header_str>',
        '      <TABLE_fruit>',
        '       <ROW_fruit>',
        '        <name>apple</name>',
        '        <weight>150</weight>',
        '       </ROW_fruit>',
        '       <ROW_fruit>',
        '        <name>a &lt; b &amp; c</name>',
        '        <weight>1</weight>',
        '       </ROW_fruit>',
        '      </TABLE_fruit>',
        '     </__readonly__>',
        '    </__XML__OPT_Cmd_show_fruit___readonly__>',
        '   </fruit>',
        '  </show>',
        ' </nf:data>',
        '</nf:rpc-reply>',
        ']]>]]>',
      ].join('\n'),
    );
    expect(await shows('show fruit | json-pretty | grep count weight')).toBe('2');
    expect(await shows('show fruit | no-more | json | wc -l')).toBe('1');
    await session.close();
  });
});

const values = [null, 1, 'a"b', [], {}, [[1, { a: [true], b: {} }]], { none: undefined, list: [[], {}] }];

it('compact json is what JSON.parse reads back', () => {
  for (const value of values) {
    expect(JSON.parse([...jsonPieces(value)].join(''))).toEqual(JSON.parse(JSON.stringify(value)));
  }
});

it('pretty json is that of JSON.stringify, line by line', () => {
  for (const value of values) expect([...prettyJson(value)]).toEqual(JSON.stringify(value, undefined, 4).split('\n'));
});

it('rows are made as they are written, a few at a time, and read like a list', () => {
  let made = 0;
  const rows = Rows.of([1, 2, 3], (number) => {
    made += 1;
    return { number };
  });
  const pieces = jsonPieces({ ROW: rows });
  pieces.next();
  pieces.next();
  expect(made).toBe(1);
  expect([...jsonPieces(rows)].join('')).toBe('[{"number": 1}, {"number": 2}, {"number": 3}]');
  expect([...prettyJson({ rows })]).toEqual(
    JSON.stringify({ rows: [{ number: 1 }, { number: 2 }, { number: 3 }] }, undefined, 4).split('\n'),
  );
});

it('a long line of json is written in pieces, and is one line for filters and pages', async () => {
  const showMany = show({
    syntax: [word('show', 'Show running system information'), word('many', 'Show many')],
    examples: ['show many'],
    read: () => undefined,
    print: () => [],
    structure: () => ({ ROW_many: Rows.of(Array.from({ length: 5_000 }), () => ({ name: 'x'.repeat(40) })) }),
  });
  await operate(async (operator) => {
    const cli = cliOf({ commands: [showMany], settings: [], fileWords: () => '' });
    const { device } = operator.switch;
    const parts = { device, cli, sessions: new Sessions(device), greeting: [], guard: silentGuard };
    const written: string[] = [];
    const session = await openInside('admin', (connection) => {
      const write = async (text: string): Promise<void> => {
        written.push(text);
        await connection.write(text);
      };
      return serve({ ...connection, write }, parts);
    });
    const [line = '', ...others] = (await session.type('show many | json')).split('\n').slice(1, -1);
    expect(others).toEqual([]);
    expect(JSON.parse(line).ROW_many).toHaveLength(5_000);
    expect(Math.max(...written.map((text) => text.length))).toBeLessThan(line.length / 4);
    expect((await session.type('show many | json | count')).split('\n').at(1)).toBe('1');
    await session.close();
    const pages = await openInside('admin', (connection) => serve(connection, parts), {
      name: 'vt100',
      rows: 24,
      columns: 80,
    });
    expect(await pages.type('show many | json')).toContain('"ROW_many": [{"name": "xxx');
    await pages.close();
  });
});

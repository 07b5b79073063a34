import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { EmulatorError, reasonOf } from '../base/emulator-error.ts';
import { didYouMean } from '../base/nearest.ts';
import { exampleOf, meaningOf } from '../operations/example.ts';
import { fromTexts } from '../operations/from-text.ts';
import { content, type Operation } from '../operations/operation.ts';
import { methodOf, pathOf, takesQuery } from '../operations/place.ts';
import { mainArgument, operations } from '../operations/table.ts';
import { answerBytes, checkedUrl, jsonOf, tooLong } from './control-answer.ts';
import { type RegisteredLab, runningLabs } from './running-labs.ts';
import { type SecretFlag, secretFlags, secretOf } from './secret-flags.ts';
import { type ParsedArguments, type Subcommand, tellProblems } from './subcommand.ts';

const tokenFlag: SecretFlag = {
  name: 'token',
  value: 'TOKEN',
  help: 'What the control API wants to be sent',
  variable: 'N3K_CONTROL_TOKEN',
};

/** `n3k do`: any operation on a lab that runs. */
export const doOperation: Subcommand = {
  name: 'do',
  summary: 'Do something with a lab that runs (n3k run --control …); without an operation, list them all',
  positionals: '[OPERATION] [VALUE] [key=value …]',
  maximumPositionals: 64,
  flags: [
    {
      name: 'device',
      value: 'NAME',
      help: 'The device, if the operation is on one; the only one of the lab when absent',
    },
    {
      name: 'control',
      value: 'URL',
      help: 'Where its control API is (N3K_CONTROL_URL, or the one lab that runs here)',
    },
    ...secretFlags(tokenFlag),
    { name: 'json', help: 'Print the answer as one line of JSON' },
  ],
  examples: [
    'n3k do status --json',
    `n3k do type 'show version' --device sw1`,
    'n3k do setLink Ethernet1/1 link=down --device sw1',
    `n3k do advance '5 min'`,
    'n3k do setLink --help',
  ],
  helpOn: ([name = '']) => named(name).flatMap(helpOf),
  async run(parsed) {
    const [name, ...words] = parsed.positionals;
    if (name === undefined) return print(listOf(operations));
    const device = parsed.text('device');
    const operation = chosen(name, device);
    const lab = placeOf(parsed);
    const on = operation.on === 'lab' ? undefined : (device ?? (await onlyDevice(lab)));
    const response = await ask(lab, operation, on, textsOf(operation, words));
    if (!response.ok) return refused(response);
    return tell(operation, response, parsed.has('json'));
  },
};

/** Where a lab is asked, and with what. */
interface Place {
  readonly url: string;
  readonly token: string;
}

function named(name: string): readonly Operation[] {
  return operations.filter((operation) => operation.name === name);
}

/** The operation of that name: on the device if one is named, and otherwise on the lab if there is one. */
function chosen(name: string, device: string | undefined): Operation {
  const found = named(name);
  const onDevice = found.find(({ on }) => on === 'device');
  const onLab = found.find(({ on }) => on === 'lab');
  const wanted = device === undefined ? (onLab ?? onDevice) : onDevice;
  if (wanted !== undefined) return wanted;
  if (onLab !== undefined) throw new EmulatorError(`${name} is done with the whole lab`, 'leave --device out');
  const names = [...new Set(operations.map((operation) => operation.name))];
  throw new EmulatorError(`unknown operation "${name}"`, `${didYouMean(name, names)}n3k do lists them all`);
}

function placeOf(parsed: ParsedArguments): Place {
  const asked = parsed.text('control') ?? (process.env.N3K_CONTROL_URL || undefined);
  if (asked !== undefined) return { url: checkedUrl(asked), token: secretOf(parsed, tokenFlag) ?? '' };
  return chosenPlace(runningLabs(), parsed.text('device'));
}

/** The control API of the one lab that can be meant. Throws an EmulatorError that names the labs by their files and devices. */
export function chosenPlace(labs: readonly RegisteredLab[], device: string | undefined): Place {
  const isMeant = (lab: RegisteredLab): boolean => lab.devices.some(({ name }) => name === device);
  const having = labs.filter(isMeant);
  const open = (having.length > 0 ? having : labs).filter(({ control }) => control !== undefined);
  const [only, ...others] = open.flatMap(({ control }) => control ?? []);
  const hint = 'n3k run --control 127.0.0.1:0 starts one; --control URL names one elsewhere';
  if (only === undefined) {
    const shut = having.length > 0 ? having : labs;
    if (shut.length === 0) throw new EmulatorError('no lab with a control API runs here', hint);
    const runs = shut.length === 1 ? 'runs' : 'run';
    throw new EmulatorError(`${namesOf(shut)} ${runs} without --control`, `start it with one: ${hint}`);
  }
  if (others.length === 0) return only;
  throw new EmulatorError(`${open.length} labs run here: ${namesOf(open)}`, 'name one with --control URL');
}

/** Names that an error lists of labs, and of the devices of each. */
const listedCount = 10;

function namesOf(labs: readonly RegisteredLab[]): string {
  const listed = (names: readonly string[]): string =>
    names.slice(0, listedCount).join(', ') + (names.length > listedCount ? ', …' : '');
  return listed(
    labs.map(({ file, control, devices }) => {
      const lab = file === null ? 'the built-in lab' : basename(file);
      return `${lab} (${listed(devices.map(({ name }) => name))})${control === undefined ? '' : ` at ${control.url}`}`;
    }),
  );
}

async function onlyDevice(lab: Place): Promise<string> {
  const [row] = named('status');
  const response = row === undefined ? undefined : await ask(lab, row, undefined, {});
  const told = response === undefined ? undefined : await jsonOf(response);
  const names = [...JSON.stringify(told).matchAll(/\{"name":("(?:[^"\\]|\\.)*"),"model"/g)].map(([, name = '""']) =>
    String(JSON.parse(name)),
  );
  const [only = '', ...others] = names;
  if (others.length === 0) return only;
  throw new EmulatorError('the lab has several devices', `name one with --device: ${names.join(', ')}`);
}

/** What was written behind an operation, by the names of its arguments. */
function textsOf(operation: Operation, words: readonly string[]): Readonly<Record<string, string>> {
  const known = Object.keys(operation.arguments).filter((name) => operation.arguments[name] !== content);
  const main = mainArgument(operation);
  const texts: Record<string, string> = {};
  for (const word of words) {
    const [, key = '', value = ''] = /^(\w+)=(.*)$/s.exec(word) ?? [];
    if (known.includes(key)) texts[key] = value;
    else if (main !== undefined && known.includes(main) && texts[main] === undefined) texts[main] = word;
    else {
      const hint = known.length === 0 ? 'it takes no arguments' : `its arguments: ${known.join(', ')}, as key=value`;
      throw new EmulatorError(`${operation.name} does not take "${word}"`, `${didYouMean(key, known)}${hint}`);
    }
  }
  return texts;
}

async function ask(
  { url, token }: Place,
  operation: Operation,
  device: string | undefined,
  texts: Readonly<Record<string, string>>,
): Promise<Response> {
  const target = new URL(pathOf(operation).replace('{device}', encodeURIComponent(device ?? '')), url);
  if (takesQuery(operation)) for (const [key, value] of Object.entries(texts)) target.searchParams.set(key, value);
  const body =
    operation.takes === 'content'
      ? new Uint8Array(await buffer(process.stdin))
      : JSON.stringify(fromTexts(operation, texts));
  try {
    const method = methodOf(operation);
    const headers = { authorization: `Bearer ${token}` };
    return await fetch(target, { method, headers, ...(method === 'GET' ? {} : { body }) });
  } catch (error) {
    throw new EmulatorError(`${url} does not answer: ${reasonOf(error)}`, 'n3k run --control prints the URL');
  }
}

async function refused(response: Response): Promise<number> {
  const told = await jsonOf(response).catch(() => undefined);
  const { message = `refused with ${response.status}`, hint = 'GET /openapi.json lists what there is' } = Object(
    Object(told).error,
  );
  tellProblems([{ message: String(message), hint: String(hint) }]);
  return 1;
}

/** Prints an answer: texts as they are, other values as JSON, bytes and events as they come. */
async function tell({ answers }: Operation, response: Response, isJson: boolean): Promise<number> {
  if (answers === 'bytes' || answers === 'events') {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const piece of response.body ?? []) {
      if (answers === 'bytes') process.stdout.write(piece);
      else {
        const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
        rest = lines.pop() ?? '';
        if (rest.length > answerBytes) throw tooLong();
        for (const line of lines) if (line.startsWith('data: ')) process.stdout.write(`${line.slice(6)}\n`);
      }
    }
    return 0;
  }
  if (answers === 'nothing') return 0;
  const value = await jsonOf(response);
  return print([isJson ? JSON.stringify(value) : typeof value === 'string' ? value : JSON.stringify(value, null, 2)]);
}

function print(lines: readonly string[]): number {
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

function listOf(rows: readonly Operation[]): readonly string[] {
  const width = Math.max(...rows.map(({ name }) => name.length));
  const part = (on: Operation['on']): readonly string[] =>
    rows.filter((row) => row.on === on).map(({ name, help }) => `  ${name.padEnd(width)}  ${help}`);
  return ['On the lab:', ...part('lab'), '', 'On a device (--device NAME):', ...part('device')];
}

/** The help page of one operation. */
function helpOf(operation: Operation): readonly string[] {
  const { name, on, help, arguments: entries } = operation;
  const shown = Object.entries(entries).filter(([, schema]) => schema !== content);
  const width = Math.max(0, ...shown.map(([key]) => key.length));
  return [
    `n3k do ${name}${on === 'device' ? ' --device NAME' : ''}`,
    '',
    `${help}.`,
    '',
    ...shown.map(([key, schema]) => `  ${key.padEnd(width)}  ${meaningOf(schema)}`),
    ...(shown.length === 0 ? [] : ['']),
    `Example: ${exampleOf(operation)}`,
    '',
  ];
}

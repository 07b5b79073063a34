import { describe, it } from 'vitest';
import { present } from '../../src/base/assert.ts';
import { yieldToOthers } from '../../src/base/clock.ts';
import { type Random, seededRandom } from '../../src/base/random.ts';
import { allCommands } from '../../src/cli/commands/registry.ts';
import type { Syntax, Token } from '../../src/cli/grammar/tokens.ts';
import { cliOf } from '../../src/cli/shell/cli.ts';
import type { Connection } from '../../src/cli/shell/connection.ts';
import { completionOf, helpOn, parseCommand } from '../../src/cli/shell/parse-command.ts';
import { filters } from '../../src/cli/shell/pipeline/filters.ts';
import { serve } from '../../src/cli/shell/serve.ts';
import { Session } from '../../src/cli/shell/session.ts';
import { Sessions } from '../../src/cli/shell/sessions.ts';
import type { RunningDevice } from '../../src/lab/running-switch.ts';
import { withLab } from '../../src/testing/index.ts';
import { tellingGuard } from '../guards.ts';

/** `N3K_FUZZ_SEED=x N3K_FUZZ_ROUNDS=5000 npx vitest run test/cli/fuzz.test.ts` runs longer; a failure names its seed and round. */
const seed = process.env.N3K_FUZZ_SEED ?? 'n3k';
const rounds = Number(process.env.N3K_FUZZ_ROUNDS ?? 60);
/** How often a client asks for the prompt before it is said not to come: far more turns than the slowest command has. */
const attempts = 100_000;

const cli = cliOf(allCommands);
const examples = [
  ...allCommands.commands.flatMap((known) => known.examples),
  ...allCommands.settings.flatMap((known) => known.examples),
  ...filters.flatMap((known) => known.examples.map((example) => `show version | ${example}`)),
];
const syntaxes: readonly Syntax[] = [
  ...allCommands.commands.map((known) => known.syntax),
  ...allCommands.settings.map((known) => known.syntax),
];
const values = ['1', '0', '4094', '99999999999', 'bootflash:', 'bootflash:vlan.dat', 'usb1:', 'mgmt0', 'Ethernet1/1'];
const moreValues = [
  'management',
  'default',
  'a',
  '"',
  "'",
  '$(TIMESTAMP)',
  '10.0.0.1/24',
  'scp://u@192.0.2.10/x',
  '|',
  '>',
];
const keys = [
  ...Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)),
  ...['\x1b[A', '\x1b[B', '\x1b[C', '\x1b[D', '\x1b[H', '\x1b[F', '\x1b[3~', '\x1bb', '\x1bf', '\x1bd', '\x1b[1;5C'],
  ...['\x7f', '?', ' ', '/', '.', 'q', 'y', 'n', ';', '|', '>', 'show ', 'conf t', 'end', '\r', '\n', 'ä', '漢', '😀'],
];

function pick<T>(random: Random, choices: readonly T[]): T {
  const chosen = choices[random.integer(choices.length)];
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
}

/** A walk through a syntax: optional parts are typed or not, words in full or in part, arguments as anything. */
function walk(syntax: Syntax, random: Random): string[] {
  return syntax.flatMap((token) => walkToken(token, random));
}

function walkToken(token: Token, random: Random): string[] {
  switch (token.kind) {
    case 'word':
      return [random.integer(4) === 0 ? token.text.slice(0, 1 + random.integer(token.text.length)) : token.text];
    case 'argument':
      return [pick(random, [...values, ...moreValues])];
    case 'flag':
      return random.integer(2) === 0 ? [token.word.text] : [];
    case 'choice':
      return [pick(random, token.words).text];
    case 'optional':
      return random.integer(2) === 0 ? walk(token.items, random) : [];
    case 'either':
      return walk(pick(random, Object.values(token.branches)), random);
    case 'any-order':
      return token.items.flatMap((items) => (random.integer(3) === 0 ? walk(items, random) : []));
  }
}

/** The line with one character taken away, doubled, exchanged or put in. */
function withTypo(line: string, at: number, random: Random): string {
  const [before, here, after] = [line.slice(0, at), line.charAt(at), line.slice(at + 1)];
  switch (random.integer(4)) {
    case 0:
      return before + after;
    case 1:
      return before + here + here + after;
    case 2:
      return before + pick(random, Array.from('x |>;"\'?$(.')) + after;
    default:
      return before + pick(random, Array.from('z -/:0')) + here + after;
  }
}

/** A client that sends raw bytes and only looks at what comes back. */
class RawClient {
  shown = '';
  isOver = false;
  readonly #queue: Uint8Array[] = [];
  readonly #closing = new AbortController();
  #wake = (): void => {};

  constructor(device: RunningDevice, warnings: string[]) {
    const connection: Connection = {
      user: 'admin',
      peer: { address: '127.0.0.1', port: 0 },
      door: 'inside',
      wanted: { kind: 'shell' },
      window: { name: 'xterm', rows: 24, columns: 80 },
      onResize: () => {},
      input: this.#typed(),
      write: async (text) => {
        this.shown = (this.shown + text).slice(-4_000);
      },
      closed: this.#closing.signal,
      finish: () => {
        this.isOver = true;
      },
    };
    const sessions = new Sessions(device.device);
    const guard = tellingGuard((reason) => warnings.push(reason));
    void serve(connection, { device: device.device, cli, sessions, greeting: [], guard });
  }

  send(bytes: Uint8Array): void {
    this.#queue.push(bytes);
    this.#wake();
  }

  close(): void {
    this.#closing.abort('closed');
    this.#wake();
  }

  /** Interrupts whatever goes on and waits for a prompt. Rejects when none comes. */
  async prompt(about: string): Promise<void> {
    for (let attempt = 0; attempt < attempts && !this.isOver; attempt += 1) {
      this.shown = '';
      this.send(Buffer.from('\x03'));
      for (let turn = 0; turn < 50 && !this.isOver; turn += 1) {
        await yieldToOthers();
        if (/(^|\r\n)\r?[^\r\n]*# $/.test(this.shown)) return;
      }
    }
    if (!this.isOver) throw new Error(`no prompt ${about}; the screen ends ${JSON.stringify(this.shown)}`);
  }

  async *#typed(): AsyncGenerator<Uint8Array> {
    while (!this.#closing.signal.aborted) {
      const bytes = this.#queue.shift();
      if (bytes !== undefined) yield bytes;
      else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }
}

/** Sends what `typed` makes, round after round, and wants a prompt after each. */
async function fuzz(kind: string, typed: (random: Random) => Uint8Array): Promise<void> {
  await withLab(async (lab) => {
    const [device] = lab.devices;
    if (device === undefined) throw new Error('a lab has a device');
    const warnings: string[] = [];
    let client = new RawClient(device, warnings);
    for (let round = 0; round < rounds; round += 1) {
      const bytes = typed(seededRandom(`${seed}/${kind}/${round}`));
      const about = `after round ${round} of seed ${JSON.stringify(seed)}: ${JSON.stringify(Buffer.from(bytes).toString('latin1'))}`;
      if (client.isOver) client = new RawClient(device, warnings);
      client.send(bytes);
      for (let turn = random20(round); turn > 0; turn -= 1) await yieldToOthers();
      await client.prompt(about);
      if (warnings.length > 0) throw new Error(`${warnings.join('; ')} ${about}`);
      if (device.device.running === undefined) await device.powerOn();
    }
    client.close();
  });
}

/** How many turns a command gets before it is interrupted; differs from round to round. */
function random20(round: number): number {
  return (round * 7) % 20;
}

describe(`fuzz, seed ${JSON.stringify(seed)}`, () => {
  it('random bytes', async () => {
    await fuzz('bytes', (random) => random.bytes(1 + random.integer(200)));
  }, 600_000);

  it('random keys', async () => {
    await fuzz('keys', (random) =>
      Buffer.from(Array.from({ length: 1 + random.integer(40) }, () => pick(random, keys)).join('')),
    );
  }, 600_000);

  it('examples and walks with typos, ? and Tab', async () => {
    await fuzz('walks', (random) => {
      const line = random.integer(2) === 0 ? pick(random, examples) : walk(pick(random, syntaxes), random).join(' ');
      const typo = random.integer(3) === 0 ? withTypo(line, random.integer(line.length + 1), random) : line;
      const cut = typo.slice(0, random.integer(3) === 0 ? random.integer(typo.length + 1) : typo.length);
      const mode = random.integer(3) === 0 ? 'conf t\r' : '';
      return Buffer.from(`${mode}${cut}${pick(random, ['\r', '\r', '\r', '?', '\t', '\t\r', '?\ry\r', ' ?'])}`);
    });
  }, 600_000);

  it('typos at every position are read, helped and completed', async () => {
    await withLab(async (lab) => {
      const [started] = lab.devices;
      if (started === undefined) throw new Error('a lab has a device');
      const { device } = started;
      const running = present(device.running, 'NX-OS');
      const terminal = { length: 0, width: 80 };
      const session = new Session({ running, id: '1', user: 'admin', from: 'test', terminal });
      const random = seededRandom(`${seed}/positions`);
      for (const example of examples) {
        for (let at = 0; at <= example.length; at += 1) {
          for (const line of [example.slice(0, at), withTypo(example, at, random)]) {
            parseCommand(line, cli.language, device, session);
            helpOn(line, cli.language, device, session);
            completionOf(line, cli.language, device, session);
          }
        }
      }
    });
  }, 600_000);
});

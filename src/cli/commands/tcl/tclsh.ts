import { nextTurn } from '../../../base/turns.ts';
import { sizeOf, text } from '../../../machine/content/content.ts';
import { readWholeText } from '../../../machine/storage/read-text.ts';
import { rest } from '../../grammar/arg-types.ts';
import { arg, optional, word } from '../../grammar/tokens.ts';
import { type Context, command } from '../../shell/command.ts';
import type { Interpreter, InterpreterLine } from '../../shell/interpreter.ts';
import type { Place } from '../../shell/mode.ts';
import type { Screen } from '../../shell/screen.ts';
import { Tcl, type TclHost } from './interpreter.ts';
import { isComplete, TclProblem } from './parse.ts';

/** What a script in a file or a command that goes over several lines may have. */
const scriptBytesMaximum = 1024 * 1024;

/**
 * `tclsh`: a shell for Tcl, in which lines of the switch work as well, or a script from a file (prompts: scrapli's patterns and a
 * recording of 9.2(4); Cisco's programmability guides).
 */
export const tclsh = command({
  mode: 'exec',
  syntax: [word('tclsh', 'Source tclsh script'), optional([arg('script', rest(), 'TCL script and its arguments')])],
  examples: ['tclsh bootflash:script.tcl'],
  async run(context) {
    const { args, device, session, screen } = context;
    if (args.script === undefined) {
      session.interpreter = new TclShell(context);
      return;
    }
    const [file = '', ...given] = args.script.trim().split(/\s+/);
    const location = device.files.resolve(locationOf(file), session.directory);
    const read = location.ok ? readWholeText(device.files, location.value, scriptBytesMaximum) : location;
    if (!read.ok) return screen.print(context.fileWords(read.error));
    const whole = `set argv {${given.join(' ')}}\nset argc ${given.length}\n${read.value}`;
    await told(context, context, async (host) => void (await new Tcl(host).run(whole)));
  },
});

/** What stands behind `tclsh`, until `tclquit`. */
class TclShell implements Interpreter {
  #gathered = '';
  #host: TclHost | undefined;
  readonly #about: Context<unknown>;
  readonly #tcl = new Tcl({
    step: async () => (await this.#host?.step()) ?? false,
    print: (line) => this.#host?.print(line),
    runLine: async (line, isAnswered) => (await this.#host?.runLine(line, isAnswered)) ?? '',
    readFile: (path) => this.#host?.readFile(path) ?? '',
    writeFile: (path, written) => this.#host?.writeFile(path, written),
    sleep: async (ms) => this.#host?.sleep(ms),
  });

  /** `about` is what `tclsh` was typed with. */
  constructor(about: Context<unknown>) {
    this.#about = about;
  }

  prompt(hostname: string, place: Place): string {
    if (this.#gathered !== '') return '> ';
    return place.prompt === '' ? `${hostname}-tcl# ` : `${hostname}${place.prompt.replace(/\)$/, '-tcl)')}# `;
  }

  async run(line: string, here: InterpreterLine): Promise<void> {
    this.#gathered += this.#gathered === '' ? line : `\n${line}`;
    if (this.#gathered.length > scriptBytesMaximum) this.#gathered = '';
    if (!isComplete(this.#gathered)) return;
    const script = this.#gathered;
    this.#gathered = '';
    await told(this.#about, here, async (host) => {
      this.#host = host;
      const value = await this.#tcl.run(script);
      if (value !== '') for (const shown of value.split('\n')) here.screen.print(shown);
    });
    if (!this.#tcl.isOver) return;
    this.#about.session.interpreter = undefined;
    here.screen.print('Exiting Tcl');
  }
}

/** Does something with a script; what is wrong with it is told. */
async function told(
  about: Context<unknown>,
  here: InterpreterLine,
  run: (host: TclHost) => Promise<void>,
): Promise<void> {
  try {
    await run(hostOf(about, here));
  } catch (problem) {
    if (!(problem instanceof TclProblem)) throw problem;
    for (const line of problem.message.split('\n')) here.screen.print(line);
  }
}

function hostOf({ device, session, fileWords }: Context<unknown>, here: InterpreterLine): TclHost {
  const { screen, signal } = here;
  return {
    async step() {
      const turn = nextTurn(session.turns);
      if (turn !== undefined) await turn;
      return !signal.aborted;
    },
    print: (line) => screen.print(line),
    async runLine(line, isAnswered) {
      if (!isAnswered) {
        await here.execute(line);
        return '';
      }
      const lines: string[] = [];
      await here.execute(line, gathering(lines, screen));
      return lines.join('\n');
    },
    readFile(path) {
      const location = device.files.resolve(locationOf(path), session.directory);
      const read = location.ok ? readWholeText(device.files, location.value, scriptBytesMaximum * 4) : location;
      if (!read.ok) throw new TclProblem(`couldn't open "${path}": no such file or directory`);
      return read.value;
    },
    writeFile(path, written) {
      const location = device.files.resolve(locationOf(path), session.directory);
      const content = text(written);
      const writer = location.ok ? device.files.write(location.value, { source: content }) : location;
      const claimed = writer.ok ? writer.value.claim(sizeOf(content)) : writer;
      const committed = writer.ok && claimed.ok ? writer.value.commit(content) : claimed;
      if (!committed.ok) throw new TclProblem(`error writing "${path}": ${fileWords(committed.error)}`);
    },
    sleep: (ms) => device.clock.sleep(ms, signal),
  };
}

/** `/bootflash/x` is `bootflash:x`. */
function locationOf(path: string): string {
  const [, filesystem, inside] = /^\/(bootflash|volatile|usb1|usb2|logflash|debug|log)\/(.*)$/.exec(path) ?? [];
  return filesystem === undefined ? path : `${filesystem}:${inside}`;
}

/** A screen that keeps what is shown, as far as there is room. */
function gathering(lines: string[], shown: Screen): Screen {
  let characters = 0;
  const keep = (line: string): void => {
    characters += line.length + 1;
    if (characters <= scriptBytesMaximum * 4) lines.push(line);
  };
  return {
    isInteractive: false,
    print: keep,
    draw: () => {},
    async show(given) {
      for (const line of given) keep(line);
    },
    ask: async () => undefined,
    flush: () => shown.flush(),
    ready: () => shown.ready(),
  };
}

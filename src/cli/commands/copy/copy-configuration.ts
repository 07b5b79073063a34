import { text } from '../../../machine/content/content.ts';
import { readWholeText } from '../../../machine/storage/read-text.ts';
import { arg, choice, word } from '../../grammar/tokens.ts';
import { type Command, type Context, command } from '../../shell/command.ts';
import { runningConfigurationFile } from '../configuration/configuration-text.ts';
import { fileArg } from '../words/location-arg.ts';
import { anySource, anyTarget, copyContent, kernelStack, placed, portPart, vrfPart } from './copy.ts';
import { typeAgain } from './copy-to-running.ts';
import { fetchText } from './fetch-text.ts';
import { askName } from './questions.ts';
import { tellComplete } from './target.ts';
import { copyToServer } from './to-server.ts';

const copyWord = word('copy', 'Copy from one file to another');
const runningWord = word('running-config', 'Current operating configuration');
const startupWord = word('startup-config', 'Startup configuration');
const source = choice('configuration', [runningWord, startupWord]);

/** `copy running-config F` and `copy startup-config F`: a configuration as a file. */
export const copyConfiguration = command({
  mode: 'exec',
  syntax: [copyWord, source, arg('target', fileArg(), 'Enter the destination URI')],
  examples: ['copy running-config bootflash:before.cfg'],
  async run(context) {
    const { configuration, target } = context.args;
    const written = await writtenOut(context, configuration);
    if (context.signal.aborted) return;
    if (written === undefined) return context.screen.print('No startup configuration');
    const own = ownName(context, configuration);
    const name = isDirectory(context, target) ? await askName(context, own) : own;
    if (name === undefined) return;
    await copyContent(context, { content: text(written) }, name, target);
  },
});

/** `copy running-config scp://…` and the like: a configuration as a file on a server. */
export const copyConfigurationTo = command({
  mode: 'exec',
  syntax: [copyWord, source, arg('target', anyTarget, 'Enter the destination URI'), vrfPart, portPart, kernelStack],
  examples: ['copy running-config scp://administrator@192.0.2.10/home/administrator/sw1.cfg vrf management'],
  async run(context) {
    const { args } = context;
    const written = await writtenOut(context, args.configuration);
    if (context.signal.aborted) return;
    if (written === undefined) return context.screen.print('No startup configuration');
    // Where the device puts it meanwhile (captures of 6.0(2)U6 and of genielibs).
    const localPath = `/var/tmp/vsh/${ownName(context, args.configuration)}`;
    await copyToServer(context, { content: text(written), localPath }, args.target, placed(args));
  },
});

/** `copy scp://… running-config` and the like: the lines of a file on a server are typed in configuration mode. */
export const copyServerToRunning = fromServer({
  target: 'running-config',
  targetWord: runningWord,
  examples: ['copy sftp://administrator@192.0.2.10/sw1.cfg running-config vrf management'],
  take: (context, fetched) => typeAgain(context, fetched.split(/\r?\n/)),
});

/** `copy scp://… startup-config` and the like: what the next start reads comes from a server. */
export const copyServerToStartup = fromServer({
  target: 'startup-config',
  targetWord: startupWord,
  examples: ['copy sftp://administrator@192.0.2.10/sw1.cfg startup-config vrf management'],
  take: storeStartup,
});

/** `copy F startup-config`: what the next start reads comes from a file. */
export const copyFileToStartup = command({
  mode: 'exec',
  syntax: [copyWord, arg('source', fileArg(), 'Enter the source URI'), startupWord],
  examples: ['copy bootflash:before.cfg startup-config'],
  run(context) {
    const { args, device, session, screen } = context;
    const location = device.files.resolve(args.source, session.directory);
    const read = location.ok ? readWholeText(device.files, location.value, startupBytesMaximum) : location;
    if (!read.ok) return screen.print(context.fileWords(read.error));
    storeStartup(context, read.value);
  },
});

/** Where the device puts a configuration that it fetches (a capture of 7.0(3)I on Nexus 3064). */
const localPath = '/tmp/system.cfg';

/** Larger files are no configurations. */
const startupBytesMaximum = 4 * 1024 * 1024;

/** Takes a text as startup configuration, without the comments above its first line (captures of 7.0(3)I). */
function storeStartup(context: Context<unknown>, typed: string): void {
  const { device, screen } = context;
  const lines = typed.replace(/\s+$/, '').split(/\r?\n/);
  const first = lines.findIndex((line) => !/^\s*(!|$)/.test(line));
  device.configuration.store(first < 0 ? '' : lines.slice(first).join('\n'), device.clock.now());
  screen.print('Copying...');
  tellComplete(context);
}

/** What a configuration is called where nobody gives it a name. */
function ownName({ device }: Context<unknown>, configuration: string): string {
  return `${device.configuration.hostname}-${configuration}`;
}

function isDirectory({ device, session }: Context<unknown>, typed: string): boolean {
  const resolved = device.files.resolve(typed, session.directory);
  return resolved.ok && device.files.targetFor(resolved.value, 'x').path !== resolved.value.path;
}

/** The text of a configuration; undefined for a startup configuration that there is not. */
async function writtenOut(
  context: Context<unknown>,
  configuration: 'running-config' | 'startup-config',
): Promise<string | undefined> {
  if (configuration === 'running-config') return runningConfigurationFile(context);
  const saved = context.device.configuration.startup?.text;
  return saved === undefined ? undefined : `${saved}\n`;
}

/** A copy of a text from a server to a configuration, which `take` makes of it. */
function fromServer({
  target,
  targetWord,
  examples,
  take,
}: {
  readonly target: 'running-config' | 'startup-config';
  readonly targetWord: typeof runningWord | typeof startupWord;
  readonly examples: readonly string[];
  take(context: Context<unknown>, fetched: string): Promise<void> | void;
}): Command {
  return command({
    mode: 'exec',
    syntax: [copyWord, arg('source', anySource, 'Enter the source URI'), targetWord, vrfPart, portPart, kernelStack],
    examples,
    async run(context) {
      const { args } = context;
      const fetched = await fetchText(context, args.source, placed(args), { target, localPath });
      if (fetched !== undefined) await take(context, fetched);
    },
  });
}

import { text } from '../../../machine/content/content.ts';
import { arg, choice, word } from '../../grammar/tokens.ts';
import { type Context, command } from '../../shell/command.ts';
import { fetchText } from '../copy/fetch-text.ts';
import { copyToServer } from '../copy/to-server.ts';
import { fileArg } from '../location-arg.ts';
import { runningConfigurationFile } from './configuration-text.ts';
import { anySource, anyTarget, copyContent, kernelStack, placed, portPart, vrfPart } from './copy.ts';
import { typeAgain } from './copy-to-running.ts';

const copyWord = word('copy', 'Copy from one file to another');
const runningWord = word('running-config', 'Current operating configuration');
const source = choice('configuration', [runningWord, word('startup-config', 'Startup configuration')]);

/** `copy running-config F` and `copy startup-config F`: a configuration as a file. */
export const copyConfiguration = command({
  mode: 'exec',
  syntax: [copyWord, source, arg('target', fileArg(), 'Enter the destination URI')],
  examples: ['copy running-config bootflash:before.cfg'],
  async run(context) {
    const { configuration, target } = context.args;
    const written = writtenOut(context, configuration);
    if (written === undefined) return context.screen.print('No startup configuration');
    await copyContent(context, { content: text(written) }, configuration, target);
  },
});

/** `copy running-config scp://…` and the like: a configuration as a file on a server. */
export const copyConfigurationTo = command({
  mode: 'exec',
  syntax: [copyWord, source, arg('target', anyTarget, 'Enter the destination URI'), vrfPart, portPart, kernelStack],
  examples: ['copy running-config scp://administrator@192.0.2.10/home/administrator/sw1.cfg vrf management'],
  async run(context) {
    const { args } = context;
    const written = writtenOut(context, args.configuration);
    if (written === undefined) return context.screen.print('No startup configuration');
    await copyToServer(context, { name: args.configuration, content: text(written) }, args.target, placed(args));
  },
});

/** `copy scp://… running-config` and the like: the lines of a file on a server are typed in configuration mode. */
export const copyServerToRunning = command({
  mode: 'exec',
  syntax: [copyWord, arg('source', anySource, 'Enter the source URI'), runningWord, vrfPart, portPart, kernelStack],
  examples: ['copy sftp://administrator@192.0.2.10/sw1.cfg running-config vrf management'],
  async run(context) {
    const { args } = context;
    const fetched = await fetchText(context, args.source, placed(args));
    if (fetched !== undefined) await typeAgain(context, fetched.split(/\r?\n/));
  },
});

/** The text of a configuration; undefined for a startup configuration that there is not. */
function writtenOut(context: Context<unknown>, configuration: 'running-config' | 'startup-config'): string | undefined {
  if (configuration === 'running-config') return runningConfigurationFile(context);
  const saved = context.device.configuration.startup?.text;
  return saved === undefined ? undefined : `${saved}\n`;
}

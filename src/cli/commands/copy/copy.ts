import { type Content, sizeOf } from '../../../machine/content/content.ts';
import { nameOf } from '../../../machine/storage/location.ts';
import type { OpenFile } from '../../../machine/storage/open-file.ts';
import type { FileProblem } from '../../../machine/storage/problem.ts';
import { Pace, ratesBytesPerSecond } from '../../../machine/transfer/pace.ts';
import { takeOver } from '../../../machine/transfer/receive.ts';
import { transferProtocols } from '../../../machine/transfer/remote.ts';
import { integer, wordArg } from '../../grammar/arg-types.ts';
import { arg, flag, optional, word } from '../../grammar/tokens.ts';
import { type Context, command } from '../../shell/command.ts';
import { fileWords, mountedPath } from '../words/file-words.ts';
import { fileArg, remoteArg } from '../words/location-arg.ts';
import { copyFromServer } from './from-server.ts';
import { chooseTarget, tellComplete, tellRefusedTarget } from './target.ts';
import { copyToServer } from './to-server.ts';

const copyWord = word('copy', 'Copy from one file to another');
const sourceHelp = 'Enter the source URI';
const targetHelp = 'Enter the destination URI';
/** The parts of a copy to or from a server that may be left out, and the servers that it can be from. */
export const vrfPart = optional([word('vrf', 'Specify the vrf'), arg('vrf', wordArg({ offers: 'vrf' }), 'VRF name')]);
export const portPart = optional([word('port', 'Specify the port'), arg('port', integer(1, 65_535), 'Port number')]);
/** The kernel's network stack is faster on the device; here both move the same bytes. */
export const kernelStack = flag('kernelStack', word('use-kstack', 'Use the kernel stack for the transfer'));
export const anySource = remoteArg(transferProtocols);
/** Nothing is sent over HTTP: Cisco's own transfer script refuses it as not supported. */
export const anyTarget = remoteArg(['scp', 'sftp', 'ftp', 'tftp']);

/** `copy A B` between filesystems of the switch. */
export const copyLocal = command({
  mode: 'exec',
  syntax: [copyWord, arg('source', fileArg(), sourceHelp), arg('target', fileArg(), targetHelp)],
  examples: ['copy usb1:nxos.9.3.4.bin bootflash:', 'copy bootflash:vlan.dat bootflash:vlan.old'],
  async run(context) {
    const { args } = context;
    const source = sourceOf(context, args.source);
    if (source === undefined) return;
    try {
      await copyContent(context, source.file, source.name, args.target);
    } finally {
      source.file.close();
    }
  },
});

/** `copy scp://… F`, and the same for sftp, ftp, tftp, http and https. */
export const copyFrom = command({
  mode: 'exec',
  syntax: [
    copyWord,
    arg('source', anySource, sourceHelp),
    arg('target', fileArg(), targetHelp),
    vrfPart,
    portPart,
    kernelStack,
  ],
  examples: [
    'copy ftp://administrator@192.0.2.10/nxos.9.3.4.bin usb1: vrf management',
    'copy tftp://192.0.2.10/nxos.9.3.4.bin usb1: vrf management',
    'copy https://administrator:administrator@192.0.2.10/nxos.9.3.4.bin usb1: vrf management',
    'copy scp://administrator@192.0.2.10/home/administrator/nxos.9.3.4.bin usb1: vrf management',
  ],
  run: (context) =>
    copyFromServer(context, context.args.source, context.args.target, { ...placed(context.args), isCompact: false }),
});

/** `copy scp://… F compact`: SCP alone can compact on the way (technote, Note under the SCP procedure). */
export const copyCompact = command({
  mode: 'exec',
  syntax: [
    copyWord,
    arg('source', remoteArg(['scp']), sourceHelp),
    arg('target', fileArg(), targetHelp),
    word('compact', 'Compact the image while it is copied', { needs: 'compactsOverScp' }),
    vrfPart,
    portPart,
    kernelStack,
  ],
  examples: ['copy scp://administrator@192.0.2.10/home/administrator/nxos.9.3.4.bin bootflash: compact vrf management'],
  run: (context) =>
    copyFromServer(context, context.args.source, context.args.target, { ...placed(context.args), isCompact: true }),
});

/** `copy F scp://…`, and the same for sftp, ftp and tftp. */
export const copyTo = command({
  mode: 'exec',
  syntax: [
    copyWord,
    arg('source', fileArg(), sourceHelp),
    arg('target', anyTarget, targetHelp),
    vrfPart,
    portPart,
    kernelStack,
  ],
  examples: ['copy bootflash:vlan.dat sftp://administrator@192.0.2.10/home/administrator/ vrf management'],
  async run(context) {
    const { args } = context;
    const source = sourceOf(context, args.source);
    if (source === undefined) return;
    try {
      const { file, localPath } = source;
      await copyToServer(context, { content: file.content, localPath }, args.target, placed(args));
    } finally {
      source.file.close();
    }
  },
});

/** The file that was named, open; undefined when it cannot be read, and then the operator has been told. */
function sourceOf(
  { device, session, screen }: Context<unknown>,
  typed: string,
): { readonly name: string; readonly localPath: string; readonly file: OpenFile } | undefined {
  const location = device.files.resolve(typed, session.directory);
  const file = location.ok ? device.files.open(location.value) : location;
  if (location.ok && file.ok) {
    return { name: nameOf(location.value.path), localPath: mountedPath(location.value), file: file.value };
  }
  if (!file.ok) screen.print(fileWords(file.error));
  return undefined;
}

/** Where the server of a copy is, from what was typed. */
export function placed(args: { readonly vrf?: string | undefined; readonly port?: number | undefined }): {
  readonly vrf: string | undefined;
  readonly port: number | undefined;
} {
  return { vrf: args.vrf, port: args.port };
}

/** What a local copy takes: a content, and why it may be readable no more if it comes from a file. */
interface CopySource {
  readonly content: Content;
  problem?(): FileProblem | undefined;
}

/** Moves a described content to a place on the switch, with the progress line that local copies draw. */
export async function copyContent(
  context: Context<unknown>,
  source: CopySource,
  name: string,
  typed: string,
): Promise<void> {
  const { device, screen, signal } = context;
  const { content } = source;
  const target = await chooseTarget(context, typed, name);
  if (target === undefined) return;
  const writer = device.files.write(target, { source: content });
  if (!writer.ok) return tellRefusedTarget(context, writer.error);
  const sizeBytes = sizeOf(content);
  const progress = (movedBytes: number): string => {
    const share = sizeBytes === 0 ? 100 : Math.floor((movedBytes / sizeBytes) * 100);
    return `Copy progress ${share}% ${Math.floor(movedBytes / 1000)}KB`;
  };
  const onProgress = (movedBytes: number): void => {
    if (screen.isInteractive && movedBytes < sizeBytes) screen.draw(`\r${progress(movedBytes)}`);
  };
  const pace = new Pace(device.clock, ratesBytesPerSecond.local);
  const sourceProblem = (): FileProblem | undefined => source.problem?.();
  const copied = await takeOver(content, { writer: writer.value, pace, onProgress, signal, sourceProblem });
  writer.value.abort();
  if (copied.ok) {
    screen.print(`${screen.isInteractive ? '\r' : ''}${progress(sizeBytes)}`);
    return tellComplete(context);
  }
  if (screen.isInteractive) screen.print('');
  if (copied.error.why === 'interrupted') return;
  if (copied.error.why === 'no-space') screen.print(`${mountedPath(target)}: No space left on device`);
  if (copied.error.why === 'io-error') screen.print(`${mountedPath(target)}: Input/output error`);
  screen.print(`Copy failed. Removing file ${nameOf(target.path)}`);
}

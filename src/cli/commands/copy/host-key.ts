import type { HostKey } from '../../../machine/transfer/remote.ts';
import type { Context } from '../../shell/command.ts';
import { parseYesNo } from '../../terminal/dialog.ts';

const sshPort = 22;

/**
 * Whether the operator's client trusts the key that a server shows. It asks about a server that it meets for the first time, and
 * refuses one whose key has changed, in OpenSSH's words (its sshconnect.c; the file is the one of Nexus 9000's users in public
 * backup scripts). After false everything has been said.
 */
export async function trustsHostKey(
  context: Context<unknown>,
  server: { readonly host: string; readonly port: number | undefined; readonly key: HostKey },
): Promise<boolean> {
  const { device } = context;
  const { host, port = sshPort, key } = server;
  // OpenSSH files a server on another port under a name of its own.
  const name = port === sshPort ? host : `[${host}]:${port}`;
  switch (device.knownHosts.check(name, key)) {
    case 'known':
      return true;
    case 'unknown':
      return accept(context, name, host, key);
    case 'changed':
      for (const line of changedKey(context, name, key)) context.screen.print(line);
      return false;
  }
}

async function accept(
  { device, screen, session }: Context<unknown>,
  name: string,
  host: string,
  key: HostKey,
): Promise<boolean> {
  screen.print(`The authenticity of host '${name} (${host})' can't be established.`);
  screen.print(`${key.algorithm} key fingerprint is ${key.fingerprint}.`);
  const question = 'Are you sure you want to continue connecting (yes/no)? ';
  const answer = session.dontAsk || !screen.isInteractive ? 'yes' : await screen.ask(question, 'answer');
  if (answer === undefined || parseYesNo(answer) !== 'yes') {
    screen.print('Host key verification failed.');
    return false;
  }
  screen.print(`Warning: Permanently added '${name}' (${key.algorithm}) to the list of known hosts.`);
  device.knownHosts.add(name, key);
  return true;
}

function changedKey({ device, session }: Context<unknown>, name: string, key: HostKey): readonly string[] {
  const file = `/var/home/${session.user}/.ssh/known_hosts`;
  const known = device.knownHosts.lineOf(name);
  const frame = '@'.repeat(59);
  return [
    frame,
    '@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @',
    frame,
    'IT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!',
    'Someone could be eavesdropping on you right now (man-in-the-middle attack)!',
    'It is also possible that a host key has just been changed.',
    `The fingerprint for the ${key.algorithm} key sent by the remote host is`,
    `${key.fingerprint}.`,
    'Please contact your system administrator.',
    `Add correct host key in ${file} to get rid of this message.`,
    `Offending ${known?.algorithm ?? key.algorithm} key in ${file}:${known?.number ?? 1}`,
    `${key.algorithm} host key for ${name} has changed and you have requested strict checking.`,
    'Host key verification failed.',
  ];
}

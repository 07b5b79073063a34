import { attachInside, type InsideSession } from '../doors/inside/inside-connection.ts';
import { openSshTerminal, type SshTerminal } from '../network/ssh-terminal.ts';
import { HeldSession } from './session.ts';
import type { Session, SshAccess } from './started-lab.ts';

/**
 * Opens a session at a real device, or at one of another lab, over SSH; it is typed at like one of a lab. Resolves at its first prompt, with
 * paging off. Rejects with an EmulatorError when nobody answers or the password is wrong.
 */
export async function openRemoteSession(target: SshAccess): Promise<Session> {
  const terminal = await openSshTerminal(target);
  const session = await sessionOn(terminal);
  await session.expect(/[#>] ?$/);
  await session.type('terminal length 0');
  return new HeldSession({ name: '', device: target.host, door: 'shell' }, session);
}

function sessionOn(terminal: SshTerminal): Promise<InsideSession> {
  return attachInside(async ({ input, write, finish, closed }) => {
    terminal.onData((text) => void write(text));
    terminal.onEnd(() => finish(0));
    closed.addEventListener('abort', () => terminal.close(), { once: true });
    const decoder = new TextDecoder();
    for await (const keys of input) terminal.send(decoder.decode(keys, { stream: true }));
    terminal.close();
  });
}

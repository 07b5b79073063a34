import { attachInside, type InsideSession } from '../doors/inside/inside-connection.ts';
import type { SshTerminal } from '../network/ssh-terminal.ts';
import { openSshTerminal, type TerminalTarget } from '../network/ssh-terminal.ts';

/** Opens a session at a real SSH device, typed at like one of a lab; resolves at its first prompt, with paging off. */
export async function openRemoteSession(target: TerminalTarget): Promise<InsideSession> {
  const terminal = await openSshTerminal(target);
  const session = await sessionOn(terminal);
  await session.expect(/[#>] ?$/);
  await session.type('terminal length 0');
  return session;
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

/** What `host:port` says; the port is 22 when it is left out. Undefined when it is no such thing. */
export function parseHostPort(text: string): { readonly host: string; readonly port: number } | undefined {
  const [, host, port = '22'] = /^([^:\s]+)(?::(\d{1,5}))?$/.exec(text) ?? [];
  return host === undefined || Number(port) > 65_535 ? undefined : { host, port: Number(port) };
}

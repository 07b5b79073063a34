import { EmulatorError } from '../base/emulator-error.ts';
import { secret } from '../base/secret.ts';
import type { Control } from '../control/server.ts';
import { type SecretFlag, secretFlags, secretOf } from './secret-flags.ts';
import type { FlagSpec, ParsedArguments } from './subcommand.ts';

const tokenFlag: SecretFlag = {
  name: 'control-token',
  value: 'TOKEN',
  help: 'What its clients have to send (one that is made up and printed unless it is given); none lets everybody in',
  variable: 'N3K_CONTROL_TOKEN',
};

/** The flags of every command that can open the control API. */
export const controlFlags: readonly FlagSpec[] = [
  { name: 'control', value: 'ADDR:PORT', help: 'Serve the control API there, such as 127.0.0.1:0 (a free port)' },
  ...secretFlags(tokenFlag),
];

/** Opens the control API if the user asked for it; it is not ready before it is given a lab. */
export async function wantedControl(
  parsed: ParsedArguments,
  warn: (message: string) => void,
): Promise<Control | undefined> {
  const asked = parsed.text('control');
  if (asked === undefined) {
    if (!parsed.has('control-token') && !parsed.has('control-token-file')) return undefined;
    throw new EmulatorError('--control-token without --control', 'name an address: --control 127.0.0.1:0');
  }
  // Loaded when it is asked for: nobody else pays for an HTTP server.
  const { openControl } = await import('../control/server.ts');
  return openControl({ ...placeOf(asked), token: tokenOf(parsed), warn });
}

function placeOf(text: string): { readonly host: string; readonly port: number } {
  const match = /^(?:\[([0-9a-f:]+)\]|([^:\s]+)):(\d{1,5})$/i.exec(text);
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  if (host !== undefined && port <= 65_535) return { host, port };
  throw new EmulatorError(
    `bad address "${text}"`,
    'addresses are written like 127.0.0.1:8080, [::1]:8080 or 0.0.0.0:0',
  );
}

function tokenOf(parsed: ParsedArguments): string | undefined {
  const given = secretOf(parsed, tokenFlag);
  if (given === 'none') return undefined;
  if (given === undefined || given === '') return secret();
  if (/^[\x21-\x7e]{8,256}$/.test(given)) return given;
  throw new EmulatorError('bad token', 'tokens have 8 to 256 printable characters without blanks');
}

import { EmulatorError } from '../base/emulator-error.ts';

/** Where the URL of a lab is to be found. */
const urlHint = 'n3k run --control prints the URL of a lab';

/** The URL of a control API as somebody has written it. Throws an EmulatorError for what is none. */
export function checkedUrl(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  const hint = '--control and N3K_CONTROL_URL take http://HOST:PORT, as n3k run --control prints it';
  throw new EmulatorError(`"${text}" is no URL of a control API`, hint);
}

/** More than any answer of a lab that is shown as a whole; see docs/limits.md. */
export const answerBytes = 64 * 1024 * 1024;

/** What is said of an answer beyond that. */
export function tooLong(): EmulatorError {
  return new EmulatorError(`the answer is longer than ${answerBytes} bytes`, urlHint);
}

/** An answer as JSON, read up to its bound. Rejects with an EmulatorError for a longer one, and for one that is no JSON. */
export async function jsonOf(response: Response): Promise<unknown> {
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const piece of response.body ?? []) {
    sizeBytes += piece.length;
    if (sizeBytes > answerBytes) throw tooLong();
    pieces.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8'));
  } catch {
    throw new EmulatorError('the answer is no JSON', urlHint);
  }
}

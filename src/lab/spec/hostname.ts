import { EmulatorError } from '../../base/emulator-error.ts';
import { isHostname } from '../../machine/config/hostname.ts';

/** What a switch can be called, in words. */
export const hostnameRule = '1 to 63 letters, digits, dots and hyphens, a letter or digit first';

/** A host name as it was given; throws when a switch cannot be called that. */
export function hostnameOf(text: string): string {
  if (isHostname(text)) return text;
  throw new EmulatorError(`bad hostname "${text}"`, `hostnames have ${hostnameRule}`);
}

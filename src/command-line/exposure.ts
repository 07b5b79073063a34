import type { RunningDevice } from '../lab/running-switch.ts';

/** What of a lab others may reach. */
export interface Exposed {
  readonly devices: readonly Pick<RunningDevice, 'name' | 'ssh' | 'console'>[];
  /** The control API, if there is one. */
  readonly control: { readonly url: string; readonly token: string | undefined } | undefined;
}

/** What somebody who opens a lab to other computers should know; nothing while only this computer reaches it. */
export function exposureWarnings({ devices, control }: Exposed): readonly string[] {
  const guessed = devices.filter(({ ssh }) => isOpen(ssh.host) && ssh.user === 'admin' && ssh.password === 'admin');
  const consoles = devices.filter(({ console }) => isOpen(console.host));
  const warnings: string[] = [];
  const [first] = guessed;
  if (first !== undefined) {
    warnings.push(
      `other computers reach ${namesOf(guessed)} at ${first.ssh.host} and can log in with admin/admin; ` +
        'choose a password with N3K_PASSWORD, --password-file or in the lab file',
    );
  }
  const [firstConsole] = consoles;
  if (firstConsole !== undefined) {
    warnings.push(
      `other computers reach the serial console of ${namesOf(consoles)} at ${firstConsole.console.host}; ` +
        'the loader and the boot shell ask for no password',
    );
  }
  if (control !== undefined && control.token === undefined && isOpen(new URL(control.url).hostname)) {
    warnings.push(
      `other computers reach the control API at ${control.url} without a token; leave out --control-token none`,
    );
  }
  return warnings;
}

function isOpen(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '');
  if (bare === 'localhost' || bare === '::1') return false;
  return !/^127(\.\d{1,3}){3}$/.test(bare);
}

function namesOf(devices: readonly { readonly name: string }[]): string {
  const [first] = devices;
  const name = first?.name ?? '';
  return devices.length <= 1 ? name : `${name} and ${devices.length - 1} more`;
}

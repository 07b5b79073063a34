import { addressText, maskLength, parseAddress } from '../../machine/config/addresses.ts';
import { type Weakness, weaknessesOf } from '../../machine/config/strength.ts';
import { configure } from '../shell/configure.ts';
import { Session } from '../shell/session.ts';
import { parseAnswer, parseYesNo } from '../terminal/dialog.ts';
import { setAdminPassword } from './admin-password.ts';
import type { LoginWork } from './login.ts';

const abortQuestion =
  'Abort Power On Auto Provisioning [yes - continue with normal setup, skip - bypass password and basic configuration, ' +
  'no - continue with Power On Auto Provisioning] (yes/skip/no)[no]: ';
const olderAbortQuestion = 'Abort Auto Provisioning and continue with normal setup ?(yes/no)[n]: ';

/**
 * What a switch asks that has no startup configuration: whether Power On Auto Provisioning is to be left, a password for the
 * administrator, and the basic configuration dialog (nxos-behaviour 3.5). Resolves when the login may be shown.
 */
export async function setUp(work: LoginWork): Promise<void> {
  const { device, screen, signal } = work;
  screen.print('Waiting for system online status before starting POAP ...');
  const ready = 'System ready';
  device.log({ facility: 'ASCII-CFG', severity: 2, mnemonic: 'CONF_CONTROL', text: ready });
  screen.print('Starting Auto Provisioning ...');
  screen.print('Done');
  const wanted = await leavingPoap(work);
  if (signal.aborted) return;
  screen.print('Disabling POAP.......Disabling POAP');
  if (wanted === 'skip') return;
  await askAdminPassword(work);
  if (!signal.aborted) await basicDialog(work);
}

/** Provisioning goes on, and fails for want of a server, until somebody leaves it. */
async function leavingPoap(work: LoginWork): Promise<'yes' | 'skip' | undefined> {
  const { device, running, screen, signal } = work;
  const knowsSkip = running.has('singleImage');
  const words = knowsSkip ? (['yes', 'skip', 'no'] as const) : (['yes', 'no'] as const);
  const tag = `[${device.serialNumber}-${macWithColons(device.macAddress)}]`;
  while (!signal.aborted) {
    screen.print('');
    const answer = await screen.ask(knowsSkip ? abortQuestion : olderAbortQuestion, 'answer');
    if (signal.aborted) return undefined;
    const word = parseAnswer<'yes' | 'skip' | 'no'>(answer ?? '', words, 'no');
    if (word === 'yes' || word === 'skip') return word;
    if (word === undefined) continue;
    const poap = { facility: 'POAP', severity: 2 } as const;
    device.log({ ...poap, mnemonic: 'POAP_DHCP_DISCOVER_START', text: `${tag} - POAP DHCP Discover phase started` });
    device.log({ ...poap, mnemonic: 'POAP_FAILURE', text: `${tag} - POAP DHCP discover phase failed` });
  }
  return undefined;
}

/** `547f.ee01.0203` as `54:7F:EE:01:02:03`. */
function macWithColons(address: string): string {
  return address
    .replaceAll('.', '')
    .toUpperCase()
    .replaceAll(/(..)(?=.)/g, '$1:');
}

async function askAdminPassword(work: LoginWork): Promise<void> {
  const { device, screen, signal } = work;
  for (const line of ['', '', '         ---- System Admin Account Setup ----', '', '']) screen.print(line);
  const enforced = await screen.ask('Do you want to enforce secure password standard (yes/no) [y]: ', 'answer');
  const isEnforced = parseYesNo(enforced ?? '', 'yes') !== 'no';
  while (!signal.aborted) {
    screen.print('');
    const password = await screen.ask('  Enter the password for "admin": ', 'secret');
    if (password === undefined) continue;
    const weaknesses = isEnforced ? weaknessesOf(password) : [];
    if (weaknesses.length > 0 || password === '') {
      screen.print('Wrong Password, Reason:');
      for (const weakness of weaknesses) screen.print(`   [${weaknessWords[weakness]}]`);
      screen.print('Invalid admin password.');
      continue;
    }
    const again = await screen.ask('  Confirm the password for "admin": ', 'secret');
    if (again === password) return setAdminPassword(device, password, work);
    screen.print('Passwords do not match.');
  }
}

/** Why a password is refused; the first is documented, the second inferred. */
const weaknessWords: Readonly<Record<Weakness, string>> = {
  'too-short': 'Length should be at least 8 characters',
  'few-classes': 'Password should contain characters from at least three of the classes',
};

const introduction = [
  '',
  '         ---- Basic System Configuration Dialog ----',
  '',
  'This setup utility will guide you through the basic configuration of',
  'the system. Setup configures only enough connectivity for management',
  'of the system.',
  '',
  'Please register Cisco Nexus 3000 Family devices promptly with your',
  'supplier. Failure to register may affect response times for initial',
  'service calls. Nexus devices must be registered to receive entitled',
  'support services.',
  '',
  'Press Enter at anytime to skip a dialog. Use ctrl-c at anytime',
  'to skip the remaining dialogs.',
  '',
];

async function basicDialog(work: LoginWork): Promise<void> {
  const { screen, signal } = work;
  for (const line of introduction) screen.print(line);
  const wanted = await screen.ask('Would you like to enter the basic configuration dialog (yes/no): ', 'answer');
  if (parseYesNo(wanted ?? '', 'no') !== 'yes') return screen.print('Enabling feature lldp by default');
  while (!signal.aborted) {
    const lines = await askedLines(work);
    screen.print('');
    screen.print('The following configuration will be applied:');
    for (const line of lines) screen.print(`  ${line}`);
    screen.print('');
    const edit = await screen.ask('Would you like to edit the configuration? (yes/no) [n]: ', 'answer');
    if (parseYesNo(edit ?? '', 'no') === 'yes') continue;
    const use = await screen.ask('Use this configuration and save it? (yes/no) [y]: ', 'answer');
    if (use === undefined || parseYesNo(use, 'yes') === 'no') return;
    return applyAndSave(lines, work);
  }
}

/** The answers of the dialog as lines of configuration. Ctrl-C leaves the questions that are still open. */
async function askedLines({ screen }: LoginWork): Promise<readonly string[]> {
  const asked = new Asking(screen);
  const lines: string[] = [];
  const name = await asked.text('  Enter the switch name : ');
  if (name !== '') lines.push(`hostname ${name}`);
  if (await asked.yes('  Continue with Out-of-band (mgmt0) management configuration? (yes/no) [y]: ', 'yes')) {
    const address = parseAddress(await asked.text('    Mgmt0 IPv4 address : '));
    const length = address === undefined ? undefined : maskLength(await asked.text('    Mgmt0 IPv4 netmask : '));
    if (address !== undefined && length !== undefined) {
      lines.push('interface mgmt0', `ip address ${addressText(address)}/${length}`, 'exit');
    }
    if (await asked.yes('  Configure the default gateway? (yes/no) [y]: ', 'yes')) {
      const gateway = parseAddress(await asked.text('    IPv4 address of the default gateway : '));
      if (gateway !== undefined) {
        lines.push('vrf context management', `ip route 0.0.0.0/0 ${addressText(gateway)}`, 'exit');
      }
    }
  }
  const hasTelnet = await asked.yes('  Enable the telnet service? (yes/no) [n]: ', 'no');
  lines.push(`${hasTelnet ? '' : 'no '}feature telnet`);
  const hasSsh = await asked.yes('  Enable the ssh service? (yes/no) [y]: ', 'yes');
  if (!hasSsh) lines.push('no feature ssh');
  return lines;
}

/** Asks one thing after the other until Ctrl-C; from then on every answer is the default. */
class Asking {
  readonly #screen: LoginWork['screen'];
  #isOver = false;

  constructor(screen: LoginWork['screen']) {
    this.#screen = screen;
  }

  async text(question: string): Promise<string> {
    const answer = this.#isOver ? '' : await this.#screen.ask(question, 'answer');
    if (answer === undefined) this.#isOver = true;
    return (answer ?? '').trim();
  }

  async yes(question: string, whenEmpty: 'yes' | 'no'): Promise<boolean> {
    if (this.#isOver) return false;
    return parseYesNo(await this.text(question), whenEmpty) === 'yes' && !this.#isOver;
  }
}

async function applyAndSave(
  lines: readonly string[],
  { device, running, screen, parts, signal }: LoginWork,
): Promise<void> {
  const id = device.nextIdentifier();
  const session = new Session({ running, id, user: 'admin', from: 'console', terminal: { length: 0, width: 80 } });
  const { cli, sessions } = parts;
  await configure(lines, { device, session, screen, cli, sessions }, signal);
  device.configuration.save(running.configurationToSave(), device.clock.now());
  screen.print('');
  screen.print('[########################################] 100%');
  screen.print('Copy complete, now saving to disk (please wait)...');
}

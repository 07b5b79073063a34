import { maskLength } from '../../machine/config/addresses.ts';
import { weaknessesOf } from '../../machine/config/strength.ts';
import { home } from '../../machine/storage/files.ts';
import { spell } from '../../machine/storage/location.ts';
import { wordArg } from '../grammar/arg-types.ts';
import { arg, either, optional, word } from '../grammar/tokens.ts';
import { interactiveRefusal } from '../shell/refusal-words.ts';
import { parseYesNo } from '../terminal/dialog.ts';
import { saveAdminPassword } from './admin-password.ts';
import { copyIn } from './boot-copy.ts';
import type { BootMode, BootWork } from './boot-work.ts';
import { fileWords, listing } from './file-lines.ts';
import { addressArg } from './loader.ts';
import { type StageCommand, type StageShell, stageCommand, stageShell } from './stage-shell.ts';

const anywhere = (run: (work: BootWork) => void | Promise<void>) => (_args: unknown, work: BootWork) => run(work);

const loadNxos = stageCommand(
  [word('load-nxos', 'Load the NX-OS of the image that was booted')],
  anywhere(({ device, screen }) => {
    const { stage } = device.power;
    void device.power.load(undefined);
    // A kickstart image has no NX-OS in it; then the machine stays where it is.
    if (device.power.stage === stage) screen.print('Please specify the system image: load bootflash:<image>');
  }),
);

const load = stageCommand(
  [word('load', 'Load a system image'), arg('image', wordArg({ offers: 'file' }), 'System image')],
  ({ image }, { device, screen }: BootWork) => {
    const location = device.files.resolve(image, home);
    if (!location.ok) return screen.print(fileWords(location.error));
    void device.power.load(location.value);
  },
);

const dir = stageCommand(
  [word('dir', 'List files in a directory'), optional([arg('place', wordArg(), 'Enter the URI')])],
  ({ place }, { device, screen }: BootWork) => screen.show(listing(device, place ?? spell(home))),
);

const remove = stageCommand(
  [word('delete', 'Delete a file'), arg('file', wordArg({ offers: 'file' }), 'File to delete')],
  async ({ file }, { device, screen, signal }: BootWork) => {
    const location = device.files.resolve(file, home);
    if (!location.ok) return screen.print(fileWords(location.error));
    const question = `Do you want to delete "${location.value.path}" ? (yes/no/abort)   [y] `;
    const answer = await screen.ask(question, 'answer');
    if (answer === undefined || parseYesNo(answer, 'yes') !== 'yes') return;
    const removed = await device.files.removeInTurns(location.value, { taker: screen.turns, signal });
    if (!removed.ok) screen.print(fileWords(removed.error));
  },
);

const copy = stageCommand(
  [
    word('copy', 'Copy from one file to another'),
    arg('source', wordArg({ offers: 'file' }), 'Enter the source URI'),
    arg('target', wordArg({ offers: 'file' }), 'Enter the destination URI'),
  ],
  ({ source, target }, work: BootWork) => copyIn(source, target, work),
);

const writeErase = stageCommand(
  [word('write', 'Write'), word('erase', 'Erase the startup configuration')],
  async (_args, { device, screen }: BootWork) => {
    screen.print('Warning: This command will erase the startup-configuration.');
    if (await isAgreed(screen, 'Do you wish to proceed anyway? (y/n)  [n] ')) device.configuration.erase('startup');
  },
);

/** `init system`: empties bootflash and forgets the startup configuration (nxos-behaviour 3.3). */
const initSystem = stageCommand(
  [word('init', 'Initialize'), word('system', 'Erase the startup configuration and bootflash')],
  async (_args, { device, screen }: BootWork) => {
    screen.print(
      'This command is going to erase your startup-config, licenses as well as the contents of your bootflash:.',
    );
    if (!(await isAgreed(screen, 'Do you want to continue? (y/n)  [n] '))) return;
    device.configuration.erase('startup-and-boot');
    const listed = device.files.list(home);
    for (const { name } of listed.ok ? listed.value : []) device.files.remove({ ...home, path: `/${name}` });
    screen.print('Initializing the system ...');
    screen.print('Initialization completed.');
  },
);

const reload = stageCommand([word('reload', 'Reboot this supervisor module')], anywhere(askedReload));

/** `reload-nxos`, as recovery guides for 9.3 type it after `init system`; that it asks what `reload` asks is inferred. */
const reloadNxos = stageCommand([word('reload-nxos', 'Reboot and load NX-OS')], anywhere(askedReload));

async function askedReload({ screen, device }: BootWork): Promise<void> {
  const question = 'This command will reboot this supervisor module. (y/n) ? ';
  if (await isAgreed(screen, question)) void device.power.reset();
}

/** `show ip` (captures of the same shell on UCS fabric interconnects); without an address, only the first line (inferred). */
const showIp = stageCommand(
  [word('show', 'Show what is set'), word('ip', 'The addresses of the management port')],
  anywhere(({ network: { address, gateway }, screen }) => {
    screen.print('ip routing is disabled');
    if (address !== undefined) screen.print(`Management Interface: ip address ${address}`);
    if (gateway !== undefined) screen.print(`ip default-gateway ${gateway}`);
  }),
);

async function isAgreed(screen: BootWork['screen'], question: string): Promise<boolean> {
  const answer = await screen.ask(question, 'answer');
  return answer !== undefined && parseYesNo(answer, 'no') === 'yes';
}

const configTerminal = stageCommand(
  [word('configure', 'Enter configuration mode'), optional([word('terminal', 'Configure from the terminal')])],
  anywhere((work) => {
    // A capture of `config terminal` at this prompt shows the line of NX-OS.
    work.screen.print('Enter configuration commands, one per line.  End with CNTL/Z.');
    work.place.mode = 'config';
  }),
);

const exit = stageCommand(
  [word('exit', 'Leave this mode')],
  anywhere((work) => {
    work.place.mode = work.place.mode === 'config-if' ? 'config' : 'boot';
  }),
);

const end = stageCommand(
  [word('end', 'Leave configuration')],
  anywhere((work) => {
    work.place.mode = 'boot';
  }),
);

const adminPassword = stageCommand(
  [word('admin-password', 'Set the password of admin'), arg('password', wordArg({ maxLength: 64 }), 'Password')],
  async ({ password }, work: BootWork) => {
    if (weaknessesOf(password).length === 0) return saveAdminPassword(work.device, password, work);
    work.screen.print(
      'Password should contain characters from at least three of the classes: lower case, upper case, digits, special.',
    );
  },
);

const managementInterface = stageCommand(
  [
    word('interface', 'Configure an interface'),
    either({
      joined: [word('mgmt0', 'The management port')],
      apart: [word('mgmt', 'The management port'), word('0', 'Its number')],
    }),
  ],
  (_args, work: BootWork) => {
    work.place.mode = 'config-if';
  },
);

const address = stageCommand(
  [
    word('ip', 'Configure IP'),
    word('address', 'Address of the interface'),
    arg('address', addressArg, 'Address'),
    arg('mask', addressArg, 'Mask'),
  ],
  ({ address, mask }, { network, screen }: BootWork) => {
    const length = maskLength(mask);
    if (length === undefined) return screen.print('Invalid mask');
    network.address = `${address}/${length}`;
  },
);

const gateway = stageCommand(
  [word('ip', 'Configure IP'), word('default-gateway', 'Default gateway'), arg('gateway', addressArg, 'Gateway')],
  ({ gateway }, { network }: BootWork) => {
    network.gateway = gateway;
  },
);

const noShutdown = stageCommand(
  [word('no', 'Negate a command'), word('shutdown', 'Take the interface down')],
  anywhere(({ network }) => {
    network.isUp = true;
  }),
);

const inBoot: readonly StageCommand<BootWork>[] = [
  configTerminal,
  copy,
  remove,
  dir,
  exit,
  initSystem,
  load,
  loadNxos,
  reload,
  reloadNxos,
  showIp,
  writeErase,
];
const inConfig: readonly StageCommand<BootWork>[] = [adminPassword, managementInterface, gateway, exit, end];

/** The shells of the kickstart stage by mode (nxos-behaviour 3.3). */
export const bootShells: Readonly<Record<BootMode, StageShell<BootWork>>> = {
  boot: shellOf('boot', 'switch(boot)# ', inBoot),
  config: shellOf('config', 'switch(boot)(config)# ', inConfig),
  'config-if': shellOf('config-if', 'switch(boot)(config-if)# ', [address, noShutdown, ...inConfig]),
};

function shellOf(mode: BootMode, prompt: string, commands: readonly StageCommand<BootWork>[]): StageShell<BootWork> {
  return stageShell<BootWork>({
    mode,
    commands,
    prompt,
    refusal: (refused) => interactiveRefusal(refused, prompt.length),
  });
}

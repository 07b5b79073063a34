import { failed, ok } from '../../base/result.ts';
import { maskLength, parseAddress } from '../../machine/config/addresses.ts';
import { type Content, sizeOf } from '../../machine/content/content.ts';
import type { IntakeSurroundings } from '../../machine/content/intake.ts';
import { home } from '../../machine/storage/files.ts';
import { type Location, nameOf, parseLocation } from '../../machine/storage/location.ts';
import { wordArg } from '../grammar/arg-types.ts';
import { renderHelp } from '../grammar/help.ts';
import { arg, choice, optional, word } from '../grammar/tokens.ts';
import { fetchOverTftp, parseTftp } from './fetch.ts';
import { type StageCommand, type StageWork, stageCommand, stageShell } from './stage-shell.ts';

/** What the loader's commands work with. */
export interface LoaderWork extends StageWork {
  /** What `cmdline` has set for the next boot. */
  readonly next: { isRecovery: boolean };
  readonly intake: IntakeSurroundings;
}

/** An IPv4 address or mask, kept as it was typed. */
export const addressArg = {
  placeholder: 'A.B.C.D',
  parse: (text: string) => (parseAddress(text) === undefined ? failed({ why: 'shape' } as const) : ok(text)),
};

const bootHelp = 'Boot an image: bootflash:X, usb1:X or tftp://A.B.C.D/X';

const boot = stageCommand(
  [word('boot', bootHelp), arg('image', wordArg({ offers: 'file' }), 'Image to boot')],
  async ({ image }, work: LoaderWork) => {
    const tftp = parseTftp(image);
    if (tftp !== undefined) return bootOverTftp(image, work);
    const location = parseLocation(image, home);
    if (!location.ok || !isBootable(location.value, work)) return work.screen.print(`error: no such device: ${image}.`);
    void bootFrom(location.value, undefined, work);
  },
);

function isBootable({ filesystem }: Location, { device }: LoaderWork): boolean {
  return filesystem === 'bootflash' || device.model.usbSlots.some((slot) => slot === filesystem);
}

/** Boots; the content is held until that has come to an end. */
async function bootFrom(image: Location, fetched: Content | undefined, work: LoaderWork): Promise<void> {
  const { device, intake, next } = work;
  if (fetched !== undefined) intake.spool.retain(fetched);
  try {
    await device.power.boot({ image, fetched, isRecovery: next.isRecovery });
  } finally {
    if (fetched !== undefined) intake.spool.release(fetched);
  }
}

/** The texts of a boot over the network are those of Cisco's recovery guides for the same loader on Nexus 5000 (inferred). */
async function bootOverTftp(typed: string, work: LoaderWork): Promise<void> {
  const { device, screen, signal, intake } = work;
  const place = parseTftp(typed);
  if (place === undefined) return;
  if (device.cmos.address === undefined) return screen.print('error: no IP address is set, use set ip.');
  screen.print(' Filesystem type is tftp, using whole disk');
  screen.print(`Booting: ${typed}....`);
  const fetched = await fetchOverTftp(device, place, intake, signal);
  if (signal.aborted) return;
  if (!fetched.ok) {
    screen.print(
      `error: ${fetched.error.why === 'not-found' ? 'File not found' : 'timeout reading'} \`${place.path}'.`,
    );
    return;
  }
  screen.print(`.... ${sizeOf(fetched.value)} bytes received`);
  void bootFrom({ filesystem: 'tftp', path: `/${nameOf(place.path)}` }, fetched.value, work);
}

/** `dir`: every filesystem under its name with two colons, or one of them (nxos-behaviour 3.1; the layout of names is inferred). */
const dir = stageCommand(
  [word('dir', 'List the files of a device'), optional([arg('place', wordArg(), 'bootflash: or usb1:')])],
  ({ place }, { device, screen }: LoaderWork) => {
    const wanted = place?.replace(/:.*$/, '').toLowerCase();
    const known = ['usb1', 'usb2', 'bootflash'].filter((name) => device.files.volume(name).ok);
    const shown = wanted === undefined ? known : known.filter((name) => name === wanted);
    if (shown.length === 0) return screen.print(`error: no such device: ${place ?? ''}.`);
    for (const filesystem of shown) {
      const listed = device.files.list({ ...home, filesystem });
      screen.print(`${filesystem}::`);
      screen.print('');
      for (const { name } of listed.ok ? listed.value : []) screen.print(`  ${name}`);
      screen.print('');
    }
  },
);

const cmdline = stageCommand(
  [word('cmdline', 'Set the command line of the kernel'), arg('line', wordArg(), 'recoverymode=1')],
  ({ line }, { next, screen }: LoaderWork) => {
    const [, mode] = /^recoverymode=([01])$/.exec(line) ?? [];
    if (mode === undefined) return screen.print(`error: unknown argument \`${line}'.`);
    next.isRecovery = mode === '1';
  },
);

const set = stageCommand(
  [
    word('set', 'Set the address of mgmt0'),
    word('ip', 'Address and mask'),
    arg('address', addressArg, 'Address'),
    arg('mask', addressArg, 'Mask'),
  ],
  ({ address, mask }, { device, screen }: LoaderWork) => {
    if (maskLength(mask) === undefined) return screen.print(`error: bad mask \`${mask}'.`);
    device.cmos.address = { address, mask };
    screen.print(`Correct - ip addr is ${address}, mask is ${mask}`);
  },
);

const setGateway = stageCommand(
  [word('set', 'Set the address of mgmt0'), word('gw', 'Default gateway'), arg('gateway', addressArg, 'Gateway')],
  ({ gateway }, { device, screen }: LoaderWork) => {
    device.cmos.gateway = gateway;
    screen.print(`Correct gateway addr ${gateway}`);
  },
);

const showAddress = stageCommand(
  [
    word('show', 'Show the address of mgmt0'),
    choice('what', [word('ip', 'Address and mask'), word('gw', 'Default gateway')]),
  ],
  ({ what }, { device, screen }: LoaderWork) => {
    const { address, gateway } = device.cmos;
    if (what === 'gw') return screen.print(`Gateway: ${gateway ?? '0.0.0.0'}`);
    screen.print(`Address: ${address?.address ?? '0.0.0.0'}`);
    screen.print(`Netmask: ${address?.mask ?? '0.0.0.0'}`);
  },
);

const reboot = stageCommand([word('reboot', 'Reboot the system')], (_args, { device }: LoaderWork) => {
  void device.power.reset();
});

const helpCommand = stageCommand([word('help', 'Show this list')], (_args, { screen }: LoaderWork) => {
  const entries = loaderCommands.flatMap(({ syntax: [first] }) =>
    first?.kind === 'word' ? [{ text: first.text, help: first.help }] : [],
  );
  const byName = new Map(entries.map((entry) => [entry.text, entry]));
  for (const line of renderHelp({ kind: 'help', entries: [...byName.values()], canEnd: false })) screen.print(line);
});

const loaderCommands: readonly StageCommand<LoaderWork>[] = [
  boot,
  cmdline,
  dir,
  helpCommand,
  reboot,
  set,
  setGateway,
  showAddress,
];

/** `loader>`; it refuses in the words of GRUB, which it is made of (nxos-behaviour 3.1; inferred). */
export const loaderShell = stageShell<LoaderWork>({
  mode: 'loader',
  commands: loaderCommands,
  prompt: 'loader> ',
  style: 'plain',
  refusal(refused) {
    if (refused.kind === 'incomplete') return ['error: one or more arguments expected.'];
    return [`error: can't find command \`${refused.word}'.`];
  },
});

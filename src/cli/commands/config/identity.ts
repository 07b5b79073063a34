import type { UserAccount } from '../../../machine/config/configuration.ts';
import { hashPassword } from '../../../machine/config/password.ts';
import type { Device } from '../../../machine/device.ts';
import { rest, wordArg } from '../../grammar/arg-types.ts';
import { arg, choice, optional, word } from '../../grammar/tokens.ts';
import { setting } from '../../shell/command.ts';

const defaultHostname = 'switch';

const hostnameWord = word('hostname', "Configure system's host name");
const hostnameArg = arg(
  'name',
  wordArg({ maxLength: 63, pattern: /^[A-Za-z0-9][A-Za-z0-9.-]*$/ }),
  'Set name as the system network name (Max Size 63)',
);

/** `hostname`: the name in the prompt; without one it is `switch`. */
export const hostname = setting({
  syntax: [hostnameWord, hostnameArg],
  noSyntax: [hostnameWord, optional([hostnameArg])],
  examples: ['hostname N3K-C3064PQ'],
  order: 10,
  set: ({ args, device }) => device.configuration.change({ hostname: args.name }, device.clock.now()),
  clear: ({ device }) => device.configuration.change({ hostname: defaultHostname }, device.clock.now()),
  write: (running) => [`hostname ${running.hostname}`],
});

const nameArg = arg('name', wordArg({ maxLength: 28, placeholder: 'WORD' }), 'User name (Max Size 28)');
const sshKeyWord = word('sshkey', 'Update ssh key for the user for ssh authentication');
const keyArg = arg('key', rest(), 'SSH key string');
const userWord = word('username', 'Configure user information');

/** `username … password … role …`: an account; `0` is a clear password, `5` its hash. */
export const username = setting({
  syntax: [
    userWord,
    nameArg,
    word('password', 'Password for the user'),
    optional([
      choice('form', [
        word('0', 'Denotes that the password that follows should be in clear text'),
        word('5', 'Denotes that the password that follows should be encrypted'),
      ]),
    ]),
    arg('secret', wordArg(), 'Password for the user'),
    optional([
      word('role', 'Role which the user is to be assigned to'),
      choice('role', [
        word('network-admin', 'System configured role'),
        word('network-operator', 'System configured role'),
      ]),
    ]),
  ],
  noSyntax: [userWord, nameArg],
  examples: ['username trainee password 0 Secret.123 role network-admin'],
  order: 30,
  set({ args, device }) {
    const passwordHash =
      args.form === '5' ? args.secret : hashPassword(args.secret, device.random.fork(`salt ${device.clock.now()}`));
    const { users } = device.configuration.running;
    const old = users.find((user) => user.name === args.name);
    const role = args.role ?? old?.role ?? 'network-operator';
    const account: UserAccount = { name: args.name, passwordHash, role, sshKeys: old?.sshKeys ?? [] };
    const changed = users.map((user) => (user.name === args.name ? account : user));
    device.configuration.change({ users: old === undefined ? [...users, account] : changed }, device.clock.now());
  },
  clear({ args, device }) {
    const users = device.configuration.running.users.filter((user) => user.name !== args.name);
    device.configuration.change({ users }, device.clock.now());
  },
  write: (running) =>
    running.users.map((user) => `username ${user.name} password 5 ${user.passwordHash}  role ${user.role}`),
});

/** `username … sshkey …`: a public key that may log in. */
export const userSshKey = setting({
  syntax: [userWord, nameArg, sshKeyWord, keyArg],
  noSyntax: [userWord, nameArg, sshKeyWord, optional([keyArg])],
  examples: [
    'username admin sshkey ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIpKHLs1pzZlAw6nGXxcQF1mYzYkI8OJhlZGqXy2gH6X trainee',
  ],
  order: 31,
  set: ({ args, device }) => changeKeys(device, args.name, [args.key.trim()]),
  clear: ({ args, device }) => changeKeys(device, args.name, []),
  write: (running) => running.users.flatMap((user) => user.sshKeys.map((key) => `username ${user.name} sshkey ${key}`)),
});

function changeKeys(device: Device, name: string, sshKeys: readonly string[]): void {
  const users = device.configuration.running.users.map((user) => (user.name === name ? { ...user, sshKeys } : user));
  device.configuration.change({ users }, device.clock.now());
}

import { stringify } from 'yaml';
import type { ConsolePort } from '../lab/open-console.ts';
import { tableOf } from './table.ts';

/** A device as inventories know it. */
export interface InventoryDevice {
  readonly name: string;
  readonly model: string;
  readonly release: string;
  readonly ssh: { readonly host: string; readonly port: number; readonly user: string; readonly password: string };
  /** What it is at; undefined for a lab that does not run. */
  readonly stage?: string;
  /** Undefined where nobody knows it before the lab runs. */
  readonly console?: ConsolePort | undefined;
}

/** The ways a lab can be shown. */
export const inventoryFormats = ['table', 'json', 'ansible', 'ssh_config', 'netmiko', 'nornir', 'pyats'] as const;
export type InventoryFormat = (typeof inventoryFormats)[number];

/** The devices as a text of that format, ready to be written to a file. */
export function inventoryText(devices: readonly InventoryDevice[], format: InventoryFormat): string {
  switch (format) {
    case 'table':
      return `${tableText(devices).join('\n')}\n`;
    case 'json':
      return `${JSON.stringify({ devices: devices.map((device) => ({ ...device, console: device.console ?? null })) }, null, 2)}\n`;
    case 'ansible':
      return stringify(ansible(devices), { lineWidth: 0 });
    case 'ssh_config':
      return devices.map(sshConfig).join('\n');
    case 'netmiko':
      // Its entries are arguments of a function that takes nothing else.
      return consoleComments(devices) + stringify(named(devices, netmiko), { lineWidth: 0 });
    case 'nornir':
      return stringify(named(devices, nornir), { lineWidth: 0 });
    case 'pyats':
      return stringify({ testbed: { name: 'n3k' }, devices: named(devices, pyats) }, { lineWidth: 0 });
  }
}

function tableText(devices: readonly InventoryDevice[]): readonly string[] {
  const isRunning = devices.some(({ stage }) => stage !== undefined);
  const rows = devices.map(({ name, model, release, ssh, console, stage = '-' }) => [
    ...[name, model, release, ssh.host, ssh.port === 0 ? 'free' : String(ssh.port), ssh.user, ssh.password],
    console === undefined ? 'free' : consolePlace(console),
    ...(isRunning ? [stage] : []),
  ]);
  const stageHead = isRunning ? ['STAGE'] : [];
  return tableOf(['NAME', 'MODEL', 'RELEASE', 'HOST', 'PORT', 'USER', 'PASSWORD', 'CONSOLE', ...stageHead], rows);
}

/** `127.0.0.1:2300`, and whether a terminal server listens there. */
export function consolePlace({ host, port, via }: ConsolePort): string {
  const place = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  return via === undefined ? place : `${place} (terminal server)`;
}

function consoleComments(devices: readonly InventoryDevice[]): string {
  return devices.map(consoleComment).join('');
}

function consoleComment({ name, console }: InventoryDevice): string {
  if (console === undefined) return '';
  const { host, port, via } = console;
  return `# console of ${name}: telnet ${host} ${port}${via === undefined ? '' : `, and there ${via}`}\n`;
}

function named(
  devices: readonly InventoryDevice[],
  entry: (device: InventoryDevice) => unknown,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(devices.map((device) => [device.name, entry(device)]));
}

/** For ansible.netcommon.network_cli with cisco.nxos. Host keys follow from the seed, so there is nothing to check them against. */
function ansible(devices: readonly InventoryDevice[]): unknown {
  const vars = {
    ansible_connection: 'ansible.netcommon.network_cli',
    ansible_network_os: 'cisco.nxos.nxos',
    ansible_host_key_checking: false,
  };
  const host = ({ ssh, model, release, console }: InventoryDevice): unknown => ({
    ansible_host: ssh.host,
    ansible_port: ssh.port,
    ansible_user: ssh.user,
    ansible_password: ssh.password,
    n3k_model: model,
    n3k_release: release,
    ...(console === undefined ? {} : { n3k_console_host: console.host, n3k_console_port: console.port }),
    ...(console?.via === undefined ? {} : { n3k_console_via: console.via }),
  });
  return { nexus3000: { vars, hosts: named(devices, host) } };
}

function sshConfig(device: InventoryDevice): string {
  const { name, ssh } = device;
  const lines = [
    `# password: ${ssh.password}`,
    `Host ${name}`,
    `  HostName ${ssh.host}`,
    `  Port ${ssh.port}`,
    `  User ${ssh.user}`,
    '  StrictHostKeyChecking no',
    '  UserKnownHostsFile /dev/null',
    '  LogLevel ERROR',
    '',
  ];
  return consoleComment(device) + lines.join('\n');
}

/** Keyword arguments of netmiko's ConnectHandler, by name. */
function netmiko({ ssh }: InventoryDevice): unknown {
  const { host, port, user: username, password } = ssh;
  return { device_type: 'cisco_nxos', host, port, username, password };
}

/** One host of Nornir's SimpleInventory. */
function nornir({ ssh, model, release, console }: InventoryDevice): unknown {
  return {
    hostname: ssh.host,
    port: ssh.port,
    username: ssh.user,
    password: ssh.password,
    platform: 'cisco_nxos',
    data: { model, release, ...(console === undefined ? {} : { console }) },
  };
}

/** One device of a pyATS testbed. */
function pyats({ name, ssh, model, console }: InventoryDevice): unknown {
  const isDirect = console !== undefined && console.via === undefined;
  const serial = isDirect ? { console: { protocol: 'telnet', ip: console.host, port: console.port } } : {};
  return {
    alias: name,
    os: 'nxos',
    platform: 'n3k',
    type: 'switch',
    model,
    credentials: { default: { username: ssh.user, password: ssh.password } },
    connections: { cli: { protocol: 'ssh', ip: ssh.host, port: ssh.port, ssh_options: sshOptions }, ...serial },
    // A testbed has no word for a terminal server that asks for a name.
    ...(console === undefined || isDirect ? {} : { custom: { console } }),
  };
}

const sshOptions = '-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null';

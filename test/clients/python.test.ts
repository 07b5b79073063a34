import { describe, expect } from 'vitest';
import { runPython } from './programs.ts';
import { type ClientRun, itWorksAgainAndAtOnce } from './target.ts';

/** What a script of `test/clients/python` told as JSON. */
async function told(client: ClientRun, library: string, own: readonly string[]): Promise<unknown> {
  const { host, port, user, password } = client.target;
  const args = [`${library}_session.py`, host, String(port), user, password, ...own];
  const { status, output, errors } = await runPython(library, args, { folder: client.folder });
  expect({ status, errors }).toEqual({ status: 0, errors: '' });
  return JSON.parse(output);
}

/** The configuration of one port as `show running-config interface` ends. */
function described(number: number, description: string): RegExp {
  return new RegExp(`\ninterface Ethernet1/${number}\n  description ${description}\\s*$`);
}

describe('netmiko', () => {
  itWorksAgainAndAtOnce(async (client) => {
    const { name, number, target } = client;
    const { hostname, serialNumber } = target;
    expect(await told(client, 'netmiko', [name, String(number)])).toEqual({
      detected: 'cisco_nxos',
      prompt: `${hostname}#`,
      version: expect.stringContaining(`\n  Processor Board ID ${serialNumber}\n`),
      running: expect.stringMatching(new RegExp(`\nhostname ${hostname}\n`)),
      configured: expect.stringContaining(`\n${hostname}(config-if)# description ${name}\n`),
      shown: expect.stringMatching(described(number, name)),
      saved: expect.stringMatching(
        /\[#{40}\] 100%\nCopy complete, now saving to disk \(please wait\)\.\.\.\nCopy complete\./,
      ),
      sent: { file_exists: true, file_transferred: true, file_verified: true },
      'sent again': { file_exists: true, file_transferred: false, file_verified: true },
      fetched: { file_exists: true, file_transferred: true, file_verified: true },
      'same bytes': true,
      question: `Do you want to delete "/${name}" ? (yes/no/abort)   [y] `,
      deleted: '',
      // Of the return before a prompt netmiko makes a line end, as with a switch of iron.
      listed: 'No such file or directory\n',
      refused: expect.stringMatching(/^ +\^\n% Invalid command at '\^' marker\.\n$/),
    });
  });
});

describe('keys, nothing or wrong passwords before the right one', () => {
  itWorksAgainAndAtOnce(async ({ target, folder }) => {
    const { host, port, user, password } = target;
    const args = ['logins.py', host, String(port), user, password];
    const { status, output } = await runPython('netmiko', args, { folder });
    expect({ status, told: JSON.parse(output) }).toEqual({
      status: 0,
      told: {
        'key, then password': true,
        'none, then password': true,
        'wrong, then right': true,
        'netmiko with use_keys': true,
      },
    });
  });
});

describe('scrapli', () => {
  itWorksAgainAndAtOnce(async (client) => {
    const { name, number, target } = client;
    const { hostname, serialNumber } = target;
    expect(await told(client, 'scrapli', [name, String(number)])).toEqual({
      prompt: `${hostname}#`,
      version: [false, expect.stringContaining(`\n  Processor Board ID ${serialNumber}\n`)],
      configured: false,
      'prompt in configuration': `${hostname}(config-if)#`,
      shown: expect.stringMatching(described(number, name)),
      refused: true,
      'prompt after': `${hostname}#`,
    });
  });
});

describe('NAPALM', () => {
  itWorksAgainAndAtOnce(async (client) => {
    const { hostname, serialNumber } = client.target;
    expect(await told(client, 'napalm', [])).toEqual({
      alive: { is_alive: true },
      facts: {
        uptime: expect.any(Number),
        vendor: 'Cisco',
        os_version: '7.0(3)I7(8)',
        serial_number: serialNumber,
        model: 'Nexus3064 Chassis',
        hostname,
        fqdn: expect.any(String),
        interface_list: expect.arrayContaining(['Management0', 'Ethernet1/1', 'Ethernet1/64']),
      },
      configuration: expect.objectContaining({
        running: expect.stringContaining(`\nhostname ${hostname}\n`),
        startup: expect.any(String),
      }),
    });
  });
});

import { describe, expect, it } from 'vitest';
import { Facts } from '../../../../src/facts/catalog.ts';
import { release } from '../../../../src/facts/release.ts';
import type { DeviceSpec } from '../../../../src/lab/spec/lab-schema.ts';
import { Digests } from '../../../../src/machine/content/digest.ts';
import { verifyImage } from '../../../../src/machine/image/verification.ts';
import { withLab } from '../../../../src/testing/index.ts';
import { execute, labWith, type Operator, operate } from '../sessions.ts';

const facts = new Facts();
const server = '192.0.2.10';
const image = 'nxos.7.0.3.I7.8.bin';
const at = { filesystem: 'bootflash', path: `/${image}` };
const prompt = 'N3K-C3064PQ# ';
const head = 'Installer will perform compatibility check first. Please wait.';
const dots = '.'.repeat(50);
const question = `u@${server}'s password: `;
const stick = {
  size: '8GB',
  files: [
    { name: 'full.bin', image: 'nxos.9.3.4.bin' },
    { name: 'other.bin', image: 'nxos.9.3.4.bin', compact: '3100' as const },
    { name: 'published.bin', image: 'n3100-compact.9.3.4.bin' },
    { name: 'own.bin', image: 'n3000-compact.9.3.4.bin' },
    { name: 'system.bin', image: 'n3000-uk9.6.0.2.U6.3a.bin' },
    { name: 'text.bin', text: 'hostname x\n' },
    { name: 'folder/' },
  ],
};
const hosts = [
  {
    address: server,
    users: [{ name: 'u', password: 'p', home: '/' }],
    files: stick.files
      .filter(({ name }) => !name.endsWith('/'))
      .map((file) => ({ ...file, path: `/${file.name}` }))
      .map(({ name: _name, ...file }) => file),
  },
];

/** A switch with little on its flash, a stick full of files, and a server that has the same ones. */
function lab(change: Partial<DeviceSpec> = {}) {
  return labWith(
    { knownHosts: [server], release: '7.0(3)I7(8)', bootflash: { files: [] }, usb1: stick, ...change },
    { hosts },
  );
}

/** The lines that `line` brings up, without its prompt; a password is given when it is asked for. */
async function screenOf(operator: Operator, line: string): Promise<readonly string[]> {
  const shown = await operator.type(line);
  const answer = shown.endsWith(question) ? await operator.type('p') : '';
  const screen = `${shown}${answer}`.split('\n').slice(1, -1);
  return screen.filter((one, index) => index > 0 || one !== question);
}

function caretBelow(line: string, what: string): readonly string[] {
  return [`${' '.repeat(prompt.length + line.indexOf(what))}^`, "% Invalid command at '^' marker."];
}

const inPlace = 'install all nxos usb1:full.bin compact';
const overScp = `copy scp://u@${server}/full.bin bootflash: compact vrf management`;

describe('the word compact', () => {
  it.each([
    ['6.0(2)U2(1)', inPlace, 'nxos'],
    ['6.0(2)U6(3a)', inPlace, 'compact'],
    ['7.0(3)I2(5)', inPlace, 'compact'],
    ['6.0(2)U6(3a)', overScp, 'compact'],
    ['7.0(3)I3(1)', overScp, 'compact'],
    ['7.0(3)I5(1)', overScp, 'compact'],
  ])('on %s is not known in %s', async (running, line, unknown) => {
    await operate(
      async (operator) => {
        const before = [operator.stateOf('bootflash'), operator.stateOf('usb1')];
        expect(await screenOf(operator, line)).toEqual(caretBelow(line, unknown));
        const { output } = await execute(line, operator.switch);
        expect(output.split('\n')[0]).toBe(`Syntax error while parsing '${line}'`);
        expect([operator.stateOf('bootflash'), operator.stateOf('usb1')]).toEqual(before);
      },
      lab({ release: running }),
    );
  });

  it('is for SCP alone', async () => {
    await operate(async (operator) => {
      for (const protocol of ['tftp', 'ftp', 'sftp', 'http', 'https']) {
        const line = `copy ${protocol}://u@${server}/full.bin bootflash: compact vrf management`;
        expect(await screenOf(operator, line)).toEqual(caretBelow(line, 'compact'));
      }
      const line = 'copy usb1:full.bin bootflash: compact';
      expect(await screenOf(operator, line)).toEqual(caretBelow(line, 'compact'));
    }, lab());
  });

  it.each(facts.pids().filter((pid) => facts.model(pid).group === undefined && facts.model(pid).pid.startsWith('N3K')))(
    'is refused on %s',
    async (model) => {
      await operate(
        async (operator) => {
          const words = 'Compaction is not supported on this platform';
          expect(await screenOf(operator, 'install all nxos bootflash:none compact')).toEqual([head, words]);
          expect(await screenOf(operator, overScp)).toEqual([words]);
        },
        lab({ model, usb1: undefined }),
      );
    },
  );
});

describe('install all nxos F compact', () => {
  it.each([
    ['usb1:none.bin', ['No such file or directory']],
    ['usb2:full.bin', ['No such file or directory']],
    ['usb1:folder', ['Is a directory']],
    ['usb1:text.bin', ['Compacting usb1:/text.bin', 'Compact of usb1:/text.bin failed']],
    ['usb1:system.bin', ['Compacting usb1:/system.bin', 'Compact of usb1:/system.bin failed']],
    ['usb1:other.bin', ['Compacting usb1:/other.bin', 'Compact of usb1:/other.bin failed']],
    ['usb1:published.bin', ['Compacting usb1:/published.bin', 'Compact of usb1:/published.bin failed']],
  ])('refuses %s and leaves it', async (file, words) => {
    await operate(async (operator) => {
      const before = operator.stateOf('usb1');
      expect(await screenOf(operator, `install all nxos ${file} compact`)).toEqual([head, ...words]);
      expect(operator.stateOf('usb1')).toEqual(before);
    }, lab());
  });

  it('compacts the running image and files on a stick, and what is compact already does not change', async () => {
    await operate(async (operator) => {
      const loaded = [
        head,
        `Compacting currently loaded image bootflash:/${image}`,
        dots,
        `Compact bootflash:/${image} done`,
      ];
      const onStick = [head, 'Compacting usb1:/full.bin', dots, 'Compact usb1:/full.bin done'];
      expect(await screenOf(operator, `install all nxos bootflash:${image} compact`)).toEqual(loaded);
      expect(await screenOf(operator, inPlace)).toEqual(onStick);
      const md5 = await operator.shows('show file usb1:full.bin md5sum');
      const room = await operator.shows('dir usb1: | include bytes');
      expect(await screenOf(operator, inPlace)).toEqual(onStick);
      expect(await operator.shows('show file usb1:full.bin md5sum')).toBe(md5);
      expect(md5).toBe(facts.image('nxos.9.3.4.bin').digests['3000']?.md5);
      expect(await operator.shows('dir usb1: | include bytes')).toBe(room);
    }, lab());
  });

  it('without room for the result keeps the full image', async () => {
    const files = [
      { name: image, image },
      { name: 'filler', sizeBytes: 300_000_000 },
    ];
    await operate(
      async (operator) => {
        const before = operator.stateOf('bootflash');
        const screen = await screenOf(operator, `install all nxos ${image} compact`);
        expect(screen.map((line) => line.replace(/^\.+$/, 'dots'))).toEqual([
          head,
          `Compacting currently loaded image bootflash:/${image}`,
          'dots',
          `Compact of bootflash:/${image} failed`,
        ]);
        expect(screen[2]?.length).toBeGreaterThan(20);
        expect(operator.stateOf('bootflash')).toEqual(before);
      },
      lab({ bootflash: { files } }),
    );
  });

  it('lets everything else go on, but no second one', async () => {
    await operate(async (operator) => {
      const other = await operator.switch.openInside();
      const shows = async (line: string): Promise<string> =>
        (await other.type(line)).split('\n').slice(1, -1).join('\n');
      const clockBefore = await shows('show clock');
      operator.press(`${inPlace}\r`);
      await operator.expect(/\n\.{3}/);
      expect(await shows('install all nxos bootflash:none compact')).toBe(`${head}\nNo such file or directory`);
      expect(await shows(`install all nxos ${image} compact`)).toBe(
        [
          head,
          `Compacting currently loaded image bootflash:/${image}`,
          'Another install procedure may be in progress. (0x401E0007)',
        ].join('\n'),
      );
      await shows('configure terminal');
      await shows('hostname busy');
      await shows('end');
      expect(await shows('copy vlan.dat bootflash:copied.dat')).toBe('No such file or directory');
      expect(await shows('copy running-config bootflash:saved.cfg')).toMatch(/Copy complete\.$/);
      expect(await shows('dir usb1: | include full')).toMatch(/^ *1679871488 .* full\.bin$/);
      expect(operator.screen()).not.toContain('done');
      expect(await shows('show clock')).not.toBe(clockBefore);
      expect(await operator.expect(/# $/)).toMatch(/\nCompact usb1:\/full\.bin done\nbusy# $/);
      expect(await shows('dir | include saved')).toContain('saved.cfg');
      await other.close();
    }, lab());
  });
});

describe('what else a switch does while it compacts', () => {
  it('includes a transfer, and a router that is configured goes on as it is', async () => {
    await operate(async (operator) => {
      const other = await operator.switch.openInside();
      const interfaces = await other.type('show interface brief');
      operator.press(`${inPlace}\r`);
      await operator.expect(/\n\.{3}/);
      await other.type(`copy scp://u@${server}/system.bin bootflash: vrf management`);
      expect(await other.type('p')).toMatch(/Copy complete\.\n/);
      expect(await other.type('show interface brief')).toBe(interfaces);
      expect(operator.screen()).not.toContain('done');
      await operator.expect(/\nCompact usb1:\/full\.bin done\n/);
      await other.close();
    }, lab());
  });

  it('may fill the disk: then the compaction fails and its file stays', async () => {
    await operate(
      async (operator) => {
        const { files } = operator.switch.device;
        const before = files.content(at);
        operator.press(`install all nxos ${image} compact\r`);
        await operator.expect(/\n\.{5}/);
        const usage = files.usage('bootflash');
        const sizeBytes = usage.ok ? usage.value.freeBytes - 2 ** 22 : 0;
        const filler = { kind: 'seeded', seed: 'filler', sizeBytes, style: 'lines' } as const;
        const writer = files.write({ filesystem: 'bootflash', path: '/filler' }, { source: filler });
        expect(writer.ok && writer.value.commit(filler).ok).toBe(true);
        const screen = await operator.expect(/# $/);
        expect(screen).toContain(`Compact of bootflash:/${image} failed\n`);
        expect(files.content(at)).toEqual(before);
      },
      lab({ bootflash: { files: [{ name: image, image }] } }),
    );
  });
});

describe('copy scp:// F compact', () => {
  const failed = (file: string, reason: string): readonly string[] => [
    reason,
    `Scp Compact of /bootflash/${file} failed`,
    'Error doing scp',
    `Copy failed. Removing file ${file}`,
  ];

  it.each([
    ['none.bin', failed('none.bin', 'scp: /none.bin: No such file or directory')],
    ['text.bin', failed('text.bin', 'text.bin: not a valid image')],
    ['system.bin', failed('system.bin', 'system.bin: not a valid image')],
    ['other.bin', failed('other.bin', 'other.bin: not a valid image')],
    ['published.bin', failed('published.bin', 'published.bin: not a valid image')],
    ['own.bin', ['Copy complete, now saving to disk (please wait)...', 'Copy complete.']],
    ['full.bin', ['Copy complete, now saving to disk (please wait)...', 'Copy complete.']],
  ])('answers for %s', async (file, words) => {
    await operate(
      async (operator) => {
        const before = operator.stateOf('bootflash');
        const line = `copy scp://u@${server}/${file} bootflash: compact vrf management`;
        const screen = (await screenOf(operator, line)).filter((one) => one !== '' && !one.includes('\r'));
        expect(screen).toEqual(words);
        if (words.length === 4) expect(operator.stateOf('bootflash')).toEqual(before);
        else expect(await operator.shows(`dir | include ${file}`)).toContain(file);
      },
      lab({ bootflash: { files: [{ name: image, image, compact: '3000' }] } }),
    );
  });

  it('without room says so and removes what it has', async () => {
    await operate(async (operator) => {
      const before = operator.stateOf('bootflash');
      const screen = await screenOf(operator, overScp);
      expect(screen.slice(-4)).toEqual(failed('full.bin', 'scp: /bootflash/full.bin: No space left on device'));
      expect(operator.stateOf('bootflash')).toEqual(before);
    }, lab());
  });
});

describe("the technote's failures", () => {
  const name = 'nxos.9.3.3.bin';
  const files = [name, image].map((file) => ({ path: `/${file}`, image: file }));
  const host = {
    address: '192.0.2.100',
    vrfs: ['management', 'default'],
    users: [{ name: 'username', password: 'p', home: '/' }],
    files,
  };

  function shown(running: string, bootflash: DeviceSpec['bootflash'], test: (operator: Operator) => Promise<void>) {
    const device = { release: running, bootflash, hostname: 'switch', knownHosts: [host.address], usb1: stick };
    return operate(test, labWith(device, { hosts: [host] }));
  }

  it.each(['7.0(3)I5(2)', '7.0(3)I6(1)', '7.0(3)I6(2)', '7.0(3)I7(1)'])('in-band on %s', async (running) => {
    await shown(running, { files: [] }, async (operator) => {
      const before = operator.stateOf('bootflash');
      const line = `copy scp://username@192.0.2.100/${image} bootflash: compact`;
      const vrf = "Enter vrf (If no input, current vrf 'default' is considered): ";
      expect(await operator.type(line)).toBe(`${line}\n${vrf}`);
      expect(await operator.type('')).toBe(
        [
          '',
          'ssh_exchange_identification: Connection closed by remote host',
          `Scp Compact of /bootflash/${image} failed`,
          'Error doing scp',
          `Copy failed. Removing file ${image}`,
          'switch# ',
        ].join('\n'),
      );
      expect(operator.stateOf('bootflash')).toEqual(before);
    });
  });

  it.each(['7.0(3)I5(2)', '7.0(3)I7(6)', '9.2(1)', '9.2(3)'])('behind 29 percent on %s', async (running) => {
    const own = facts.bootImages(release(running)).map(({ fileName }) => ({ name: fileName, image: fileName }));
    const compacted = { files: own.map((file) => ({ ...file, compact: '3000' as const })) };
    await shown(running, compacted, async (operator) => {
      const before = operator.stateOf('bootflash');
      const line = `copy scp://username@192.0.2.100/${name} bootflash: compact vrf management`;
      expect(await operator.type(line)).toBe(
        [
          line,
          'Outbound-ReKey for 192.0.2.100:22',
          'Inbound-ReKey for 192.0.2.100:22',
          "username@192.0.2.100's password: ",
        ].join('\n'),
      );
      const screen = await operator.type('p');
      const lines = screen.split('\n').map((one) => one.split('\r').at(-1)?.replace(/ +/g, ' '));
      expect(lines).toEqual([
        '',
        `${name} 29% 477MB 4.9MB/s 03:49 ETA`,
        'lost connection',
        `Scp Compact of /bootflash/${name} failed`,
        'Error doing scp',
        'switch# ',
      ]);
      expect(operator.stateOf('bootflash')).toEqual(before);
    });
  });
});

describe('a power cut', () => {
  const compactRunning = lab({ bootflash: { files: [{ name: image, image, compact: '3000' }] } });

  it.each([1, 9, 25, 42, 49, 50])(
    'at dot %i of a compaction leaves the old image, and the switch boots it',
    async (dot) => {
      await operate(async (operator) => {
        const before = operator.switch.device.files.content(at);
        operator.press(`install all nxos ${image} compact\r`);
        await operator.expect(new RegExp(`\\n\\.{${dot}}`));
        operator.switch.powerOff();
        await operator.switch.powerOn();
        expect(operator.switch.device.running).toBeDefined();
        expect(operator.switch.device.files.content(at)).toEqual(before);
        const again = await operator.switch.openInside();
        expect(await again.type(`install all nxos ${image} compact`)).toContain(`Compact bootflash:/${image} done\n`);
        await again.close();
      }, lab());
    },
  );

  it.each([1, 28, 60, 99])('at %i % of a compacting copy leaves no file', async (share) => {
    await operate(async (operator) => {
      const before = operator.stateOf('bootflash');
      await operator.type(overScp);
      operator.press('p\r');
      await operator.expect(new RegExp(` ${share}%`));
      operator.switch.powerOff();
      await operator.switch.powerOn();
      expect(operator.switch.device.running).toBeDefined();
      expect(operator.stateOf('bootflash')).toEqual(before);
    }, compactRunning);
  });
});

describe('a stick that is pulled in the middle of a compacting copy to it', () => {
  it('has no file of it', async () => {
    await operate(async (operator) => {
      const before = operator.stateOf('usb1');
      await operator.type(`copy scp://u@${server}/full.bin usb1:new.bin compact vrf management`);
      operator.press('p\r');
      await operator.expect(/ 40%/);
      const pulled = operator.switch.pullStick('usb1');
      const screen = await operator.expect(/# $/);
      expect(screen.split('\n').slice(-5, -1)).toEqual([
        'scp: /usb1/new.bin: Input/output error',
        'Scp Compact of /usb1/new.bin failed',
        'Error doing scp',
        'Copy failed. Removing file new.bin',
      ]);
      operator.switch.insertStick('usb1', pulled);
      expect(operator.stateOf('usb1')).toEqual(before);
    }, lab());
  });
});

describe('a compact image', () => {
  const models = facts.pids().filter((pid) => pid.startsWith('N3K'));
  it.each(['3000', '3100', '3500'] as const)(
    'of group %s runs on every model of the group and on no other',
    async (group) => {
      const booted: string[] = [];
      for (const model of models) {
        const known = facts.releasesOf(facts.model(model)).map((one) => one.release);
        const running = known.findLast((text) => release(text).lineage === '9.3') ?? '';
        const [full] = facts.bootImages(release(running));
        if (full === undefined) throw new Error(`${model} boots ${running}`);
        const files = [{ name: full.fileName, image: full.fileName, compact: group }];
        const spec = { devices: [{ name: 'sw', model, release: running, bootflash: { files } }] };
        const runs = await withLab(async ({ devices }) => devices[0]?.device.running !== undefined, spec).catch(
          () => false,
        );
        if (runs) booted.push(model);
      }
      expect(booted).toEqual(models.filter((pid) => facts.model(pid).group === group));
    },
  );

  it('passes the check of the loader whatever it was made from', async () => {
    await operate(async (operator) => {
      await operator.type('install all nxos usb1:own.bin compact');
      await operator.type(inPlace);
      for (const name of ['own', 'full']) {
        const content = operator.switch.device.files.content({ filesystem: 'usb1', path: `/${name}.bin` });
        expect(content.ok && (await verifyImage(content.value, '3000', new Digests())).ok).toBe(true);
      }
    }, lab());
  });
});

describe('a compaction that failed says why', () => {
  it.each([
    ['text.bin', 'Not a valid image'],
    ['other.bin', 'The image has no part for platform group'],
  ])('in the log and in the status: %s', async (name, why) => {
    await operate(async (operator) => {
      await screenOf(operator, `install all nxos usb1:${name} compact`);
      expect(await operator.shows('show logging logfile | last 1')).toMatch(
        new RegExp(`%USER-3-SYSTEM_MSG: Compact of usb1:/${name} failed: ${why}.* - installer$`),
      );
      const status = await operator.shows('show install all status');
      expect(status).toMatch(
        new RegExp(
          `^This is the log of last installation\\.\n\n<.*>\n Compacting usb1:/${name}\\.\n -- FAIL\\. <.*>\n${why}`,
        ),
      );
    }, lab());
  });

  it('when there is no room, with the numbers', async () => {
    const files = [
      { name: image, image },
      { name: 'filler', sizeBytes: 300_000_000 },
    ];
    await operate(
      async (operator) => {
        await screenOf(operator, `install all nxos ${image} compact`);
        const words = /No space left on device: \d+ bytes needed, \d+ bytes free/;
        expect(await operator.shows('show install all status')).toMatch(words);
        expect(await operator.shows('show logging logfile | last 1')).toMatch(words);
      },
      lab({ bootflash: { files } }),
    );
  });

  it('when a byte of it has changed', async () => {
    await operate(async (operator) => {
      operator.switch.corruptFile('usb1:full.bin', 4_000_000);
      await screenOf(operator, inPlace);
      expect(await operator.shows('show logging logfile | last 1')).toMatch(
        /Compact of usb1:\/full\.bin failed: Digest mismatch in part \w+ - installer$/,
      );
    }, lab());
  });

  it('when the stick is pulled meanwhile', async () => {
    await operate(async (operator) => {
      operator.press(`${inPlace}\r`);
      await operator.expect(/Compacting[^#]*\.\.\./);
      operator.switch.pullStick('usb1');
      await operator.expect(/failed\n[^#]*# $/);
      expect(await operator.shows('show logging logfile | include "Compact of"')).toMatch(
        /Compact of usb1:\/full.bin failed: .*(error|present|such).* - installer$/i,
      );
    }, lab());
  });

  it('over SCP, too', async () => {
    await operate(async (operator) => {
      await screenOf(operator, `copy scp://u@${server}/other.bin bootflash: compact vrf management`);
      expect(await operator.shows('show logging logfile | last 1')).toMatch(
        /Scp Compact of \/bootflash\/other\.bin failed: The image has no part for platform group 3000 - installer$/,
      );
      await screenOf(operator, `copy scp://u@${server}/missing.bin bootflash: compact vrf management`);
      expect(await operator.shows('show logging logfile | last 1')).toMatch(
        /Scp Compact of \/bootflash\/missing\.bin failed: scp: \/?missing\.bin: No such file or directory - installer$/,
      );
    }, lab());
  });
});

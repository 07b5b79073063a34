import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../../../src/machine/content/reader.ts';
import { execute, type Operator, operate } from '../sessions.ts';

const prompt = 'N3K-C3064PQ# ';
const image = 'nxos.7.0.3.I7.8.bin';
const bootMessage = `Switch is booted with '${image}'. Overwriting/deleting this image is not allowed`;

/** Whether a file or directory is there. */
function isThere(operator: Operator, place: string): boolean {
  const { files } = operator.switch.device;
  const location = files.resolve(place);
  return location.ok && files.stat(location.value).ok;
}

/** Types each line and expects just what stands beside it. */
async function check(operator: Operator, ...steps: readonly (readonly [line: string, shown: string])[]): Promise<void> {
  for (const [line, shown] of steps) expect([line, await operator.shows(line)]).toEqual([line, shown]);
}

describe('directories', () => {
  it('are made, entered and removed', async () => {
    await operate(async (operator) => {
      await check(
        operator,
        ['pwd', 'bootflash:'],
        ['mkdir images', ''],
        ['cd images', ''],
        ['pwd', 'bootflash:/images'],
        ['copy running-config before.cfg', expect.stringMatching(/Copy complete\.$/)],
        ['cd ..', ''],
        ['pwd', 'bootflash:'],
        ['rmdir images', 'rmdir: images: Directory not empty'],
        ['mkdir images', 'mkdir: cannot create directory images: File exists'],
        ['delete images/before.cfg no-prompt', ''],
        ['rmdir images', ''],
        ['cd images', 'No such file or directory'],
        ['cd vlan.dat', 'Not a directory'],
        ['rmdir vlan.dat', 'rmdir: vlan.dat: Not a directory'],
        ['cd usb1:', ''],
        ['pwd', 'usb1:'],
        ['cd', ''],
        ['pwd', 'bootflash:'],
        ['cd bootflash://sup-2/', 'Changing directory to a non-local server is not allowed.'],
        ['mkdir none/deep', 'mkdir: cannot create directory none/deep: No such file or directory'],
      );
    });
  });

  it('are listed with their volume, and so is one file', async () => {
    await operate(async (operator) => {
      const whole = await operator.shows('dir');
      expect(await operator.shows('dir bootflash://sup-local/')).toBe(whole);
      const usage = whole.slice(whole.indexOf('\nUsage'));
      await check(
        operator,
        ['dir bootflash:scripts', usage],
        ['dir vlan.dat', `       3568    Jun 15 19:45:19 2020  vlan.dat\n${usage}`],
        ['dir bootflash:vlan.dat/x', 'No such file or directory'],
        ['dir usb2:', 'No such file or directory'],
      );
      operator.switch.pullStick('usb1');
      await check(operator, ['dir usb1:', 'usb is not present'], ['dir usb1:x', 'usb is not present']);
      await operator.type('mkdir x');
      await check(operator, ['dir bootflash:vlan.dat/x', 'No such file or directory']);
    });
  });
});

describe('delete', () => {
  it('asks, and does what is answered', async () => {
    await operate(async (operator) => {
      const question = 'Do you want to delete "/vlan.dat" ? (yes/no/abort)   [y] ';
      for (const answer of ['n', 'no', 'abort']) {
        expect(await operator.type('delete bootflash:vlan.dat')).toBe(`delete bootflash:vlan.dat\n${question}`);
        expect(await operator.type(answer)).toBe(`${answer}\n${prompt}`);
        expect(isThere(operator, 'vlan.dat')).toBe(true);
      }
      await operator.type('delete bootflash:vlan.dat');
      operator.press('\x03');
      await operator.expect(/# $/);
      expect(isThere(operator, 'vlan.dat')).toBe(true);
      await operator.type('delete bootflash:vlan.dat');
      await operator.type('');
      expect(isThere(operator, 'vlan.dat')).toBe(false);
    });
  });

  it('stops a chain when its question is broken off', async () => {
    await operate(async (operator) => {
      await operator.type('delete bootflash:vlan.dat ; delete bootflash:sprom_2_0_1 no-prompt');
      operator.press('\x03');
      await operator.expect(/# $/);
      expect([isThere(operator, 'vlan.dat'), isThere(operator, 'sprom_2_0_1')]).toEqual([true, true]);
    });
  });

  it('asks again for a directory, and not at all after terminal dont-ask', async () => {
    await operate(async (operator) => {
      await operator.type('delete scripts');
      expect(await operator.type('y')).toBe('y\nThis is a directory. Do you want to continue (y/n)?  [y] ');
      await operator.type('n');
      expect(isThere(operator, 'scripts')).toBe(true);
      await check(operator, ['terminal dont-ask', ''], ['delete scripts', '']);
      expect(isThere(operator, 'scripts')).toBe(false);
      await operator.type('no terminal dont-ask');
      expect(await operator.type('delete vlan.dat')).toMatch(/\[y\] $/);
    });
  });

  it('over exec takes the default of its questions', async () => {
    await operate(async (operator) => {
      expect(await execute('delete bootflash:vlan.dat', operator.switch)).toEqual({ output: '', status: 0 });
      expect(isThere(operator, 'vlan.dat')).toBe(false);
      expect(await execute('delete bootflash:scripts', operator.switch)).toEqual({ output: '', status: 0 });
      expect(isThere(operator, 'scripts')).toBe(false);
    });
  });

  it('leaves the running image, and says why', async () => {
    await operate(async (operator) => {
      const before = operator.stateOf('bootflash');
      await check(
        operator,
        [`delete bootflash:${image} no-prompt`, bootMessage],
        [`move bootflash:${image} bootflash:x`, bootMessage],
        [`move vlan.dat bootflash:${image}`, bootMessage],
        [
          `copy vlan.dat bootflash:${image}`,
          `${bootMessage}\nDestination file is a boot image.Cannot overwrite. Check 'Show Boot'.`,
        ],
        ['delete bootflash:none no-prompt', 'No such file or directory'],
      );
      expect(operator.stateOf('bootflash')).toEqual(before);
    });
  });
});

describe('move', () => {
  it('renames, moves between filesystems, and replaces without asking', async () => {
    await operate(async (operator) => {
      await check(
        operator,
        ['move vlan.dat vlan.old', ''],
        ['move vlan.old usb1:', ''],
        ['move usb1:vlan.old sprom_2_0_1', ''],
        ['dir sprom_2_0_1', expect.stringMatching(/^ {7}3568 .*sprom_2_0_1\n/)],
        ['move sprom_2_0_1 scripts', ''],
        ['move none x', 'No such file or directory'],
        ['move scripts usb1:', 'Is a directory'],
      );
      expect(isThere(operator, 'scripts/sprom_2_0_1')).toBe(true);
      expect(isThere(operator, 'usb1:vlan.old')).toBe(false);
    });
  });
});

describe('show file', () => {
  it('shows texts, and digests as bare hashes', async () => {
    await operate(async (operator) => {
      await operator.type('copy running-config x.cfg');
      const text = await operator.shows('show file bootflash:x.cfg');
      expect(text.split('\n')).toContain('hostname N3K-C3064PQ');
      const { files } = operator.switch.device;
      const location = files.resolve('vlan.dat');
      const content = location.ok ? files.content(location.value) : location;
      for (const [word, algorithm] of [
        ['md5sum', 'md5'],
        ['sha256sum', 'sha256'],
        ['sha512sum', 'sha512'],
      ] as const) {
        const hash = createHash(algorithm);
        if (content.ok) for (const piece of piecesOf(content.value)) hash.update(piece);
        await check(operator, [`show file vlan.dat ${word}`, hash.digest('hex')]);
      }
      await check(
        operator,
        ['show file bootflash_sync_list', ''],
        ['show file none md5sum', 'No such file or directory'],
        ['show file scripts', 'Is a directory'],
      );
    });
  });

  it('knows the digests of published images at once', async () => {
    await operate(async (operator) => {
      const known = operator.switch.device.facts.image(image).digests.full;
      await check(operator, [`show file bootflash:${image} md5sum`, known?.md5 ?? '']);
      await check(operator, [`show file bootflash:${image} sha512sum`, known?.sha512 ?? '']);
    });
  });
});

describe('copy on the switch', () => {
  it('asks before it overwrites', async () => {
    await operate(async (operator) => {
      const before = operator.stateOf('bootflash');
      const question = 'Warning: There is already a file existing with this name. Do you want to overwrite (y/n)?[n] ';
      expect(await operator.type('copy vlan.dat sprom_2_0_1')).toBe(`copy vlan.dat sprom_2_0_1\n${question}`);
      expect(await operator.type('')).toBe(`\n${prompt}`);
      expect(operator.stateOf('bootflash')).toEqual(before);
      await operator.type('copy vlan.dat sprom_2_0_1');
      expect(await operator.type('y')).toContain('Copy progress 100% 3KB\nCopy complete, now saving to disk');
      expect(await operator.shows('dir sprom_2_0_1')).toMatch(/^ {7}3568 /);
    });
  });

  it('of a file onto itself keeps it', async () => {
    await operate(async (operator) => {
      const sum = await operator.shows('show file vlan.dat md5sum');
      await operator.type('copy vlan.dat vlan.dat');
      await operator.type('y');
      expect(await operator.shows('show file vlan.dat md5sum')).toBe(sum);
    });
  });

  it('without room leaves nothing', async () => {
    await operate(async (operator) => {
      const before = operator.stateOf('bootflash');
      await check(operator, [
        `copy bootflash:${image} bootflash:second.bin`,
        expect.stringMatching(/No space left on device\nCopy failed\. Removing file second\.bin$/),
      ]);
      expect(operator.stateOf('bootflash')).toEqual(before);
    });
  });

  it('interrupted leaves nothing', async () => {
    await operate(async (operator) => {
      const before = operator.stateOf('usb1');
      operator.press(`copy bootflash:${image} usb1:\r`);
      await operator.expect(/Copy progress [1-9]/);
      operator.press('\x03');
      expect(await operator.expect(/# $/)).not.toContain('complete');
      expect(operator.stateOf('usb1')).toEqual(before);
    });
  });
});

describe('install all … compact', () => {
  it('interrupted leaves things as they were', async () => {
    await operate(async (operator) => {
      await operator.type('delete n3000-uk9.6.0.2.U6.3a.bin no-prompt');
      const before = operator.stateOf('bootflash');
      operator.press(`install all nxos bootflash:${image} compact\r`);
      await operator.expect(/\n\.{3}/);
      operator.press('\x03');
      expect(await operator.expect(/# $/)).toMatch(/Compact of bootflash:\/nxos\.7\.0\.3\.I7\.8\.bin failed\n/);
      expect(operator.stateOf('bootflash')).toEqual(before);
      expect(await operator.shows(`install all nxos ${image} compact`)).toMatch(/done$/);
    });
  });

  it('says what it cannot do', async () => {
    await operate(async (operator) => {
      const head = 'Installer will perform compatibility check first. Please wait.';
      await check(
        operator,
        ['install all nxos bootflash:none compact', `${head}\nNo such file or directory`],
        [
          'install all nxos bootflash:vlan.dat compact',
          `${head}\nCompacting bootflash:/vlan.dat\nCompact of bootflash:/vlan.dat failed`,
        ],
        ['install all nxos usb2:x compact', `${head}\nNo such file or directory`],
        ['install all nxos scripts compact', `${head}\nIs a directory`],
      );
    });
  });
});

describe('delete with *', () => {
  it('takes the files that match, and neither directories nor the image that runs', async () => {
    await operate(async (operator) => {
      for (const name of ['a1.log', 'a2.log', 'b.log.old']) await operator.shows(`copy vlan.dat ${name}`);
      await check(
        operator,
        ['mkdir d.log', ''],
        ['delete bootflash:a*.log no-prompt', ''],
        ['delete bootflash:nxos*.bin no-prompt', bootMessage],
        ['delete bootflash:x*y no-prompt', 'No such file or directory'],
      );
      for (const gone of ['a1.log', 'a2.log']) expect(isThere(operator, gone)).toBe(false);
      for (const left of ['d.log', 'b.log.old', image]) expect(isThere(operator, left)).toBe(true);
    });
  });
});

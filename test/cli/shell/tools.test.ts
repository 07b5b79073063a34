import { execFileSync } from 'node:child_process';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { DeviceSpec, LabSpec } from '../../../src/lab/spec/lab-schema.ts';
import { piecesOf } from '../../../src/machine/content/reader.ts';
import { readWholeText } from '../../../src/machine/storage/read-text.ts';
import { needs } from '../../needs/needs.ts';
import { labWith, type Operator, operate } from '../commands/sessions.ts';

const files: Partial<DeviceSpec> = {
  bootflash: {
    files: [
      { name: 'notes.txt', text: Array.from({ length: 30 }, (_, index) => `line ${index + 1}`).join('\n') },
      { name: 'script', text: '! a comment\npwd\n\nshow nonsense\necho hello $(SWITCHNAME)\n' },
      { name: 'loop', text: 'run-script loop\n' },
      { name: 'deep/' },
      { name: 'deep/notes.old', text: 'old' },
      { name: 'deep/empty/' },
    ],
  },
};

/** A lab whose switch has these scripts. */
function scriptLab(texts: Readonly<Record<string, string>>): LabSpec {
  return labWith({ bootflash: { files: Object.entries(texts).map(([name, text]) => ({ name, text })) } });
}

function bytesAt(operator: Operator, name: string): Buffer {
  const { files: filesystems } = operator.switch.device;
  const location = filesystems.resolve(name);
  const content = location.ok ? filesystems.content(location.value) : location;
  return content.ok ? Buffer.concat([...piecesOf(content.value)]) : Buffer.alloc(0);
}

function textAt(operator: Operator, name: string): string | undefined {
  const { files: filesystems } = operator.switch.device;
  const location = filesystems.resolve(name);
  const text = location.ok ? readWholeText(filesystems, location.value, 100_000) : location;
  return text.ok ? text.value : undefined;
}

it('redirected output is packed when the session says so', async () => {
  await operate(async (operator) => {
    await operator.type('terminal redirection-mode zipped');
    await operator.type('show clock > packed');
    await operator.type('show hostname >> packed');
    expect(gunzipSync(bytesAt(operator, 'packed')).toString()).toMatch(/^20:.* 2020\nN3K-C3064PQ \n$/);
  }, labWith(files));
});

it('show cli list tells what can be typed', async () => {
  await operate(async (operator) => {
    expect(await operator.shows('show cli list uptime')).toBe('MODE exec\nshow module uptime\nshow system uptime');
    await operator.type('conf t ; line vty');
    expect(await operator.shows('show cli list session-limit')).toBe(
      'MODE config-line\nno session-limit [<1-64>]\nsession-limit <1-64>',
    );
    expect(await operator.shows('show cli list "system login"')).toBe('MODE config-line');
  });
});

describe('aliases and variables', () => {
  it('of one session end with it', async () => {
    await operate(async (operator) => {
      await operator.type('terminal alias hi "echo good day"');
      expect(await operator.shows('hi all')).toBe('good day all');
      expect(await operator.shows('terminal alias')).toBe('hi :echo good day');
      const other = await operator.switch.openInside();
      expect(await other.type('hi')).toContain('% Invalid command');
      await other.close();
      await operator.type('no terminal alias hi');
      expect(await operator.shows('hi')).toContain('% Invalid command');
    });
  });

  it('are expanded before a command is read', async () => {
    await operate(async (operator) => {
      await operator.type('cli var name image "nxos.9.3.4.bin"');
      expect(await operator.shows('echo made at $(TIMESTAMP) on $(SWITCHNAME): $(image) $(none)')).toBe(
        'made at 2020-06-15-20.00.00 on N3K-C3064PQ: nxos.9.3.4.bin $(none)',
      );
      expect(await operator.shows('show cli variables')).toBe(
        [
          'VSH Variable List',
          '-----------------',
          'SWITCHNAME="N3K-C3064PQ"',
          'TIMESTAMP="2020-06-15-20.00.00"',
          'image="nxos.9.3.4.bin"',
        ].join('\n'),
      );
      await operator.type('cli no var name image');
      expect(await operator.shows('echo $(image)')).toBe('$(image)');
      await operator.type('conf t');
      await operator.type('cli alias name here pwd | count');
      await operator.type('end');
      expect(await operator.shows('here')).toBe('1');
      expect(await operator.shows('show cli alias')).toBe(
        'CLI alias commands\n==================\nalias :show cli alias\nhere :pwd | count',
      );
      expect(await operator.shows('alias')).toBe(await operator.shows('show cli alias'));
      expect(await operator.shows('show running-config | include alias')).toBe('cli alias name here pwd | count');
      await operator.type('conf t ; no cli alias name here ; end');
      expect(await operator.type('here')).toContain('% Invalid command');
    });
  });
});

describe('scripts', () => {
  it('show each command before its output', async () => {
    await operate(async (operator) => {
      expect(await operator.shows('run-script script')).toBe(
        [
          '`pwd`',
          'bootflash:',
          '`show nonsense`',
          `${' '.repeat(6)}^`,
          "% Invalid command at '^' marker.",
          '`echo hello $(SWITCHNAME)`',
          'hello N3K-C3064PQ',
        ].join('\n'),
      );
      const nested = (await operator.shows('run-script loop')).split('\n');
      expect([nested.length, nested.at(-1)]).toEqual([9, 'Scripts are nested too deeply']);
      expect(await operator.shows('run-script none')).toBe('No such file or directory');
      expect(await operator.shows('run-script nxos.7.0.3.I7.8.bin')).toBe('File too large');
    }, labWith(files));
  });

  it('end with all that they have started when they start too many, and the next line runs', async () => {
    await operate(
      async (operator) => {
        const deep = (await operator.shows('run-script again')).split('\n');
        expect([deep.length, deep.at(-1)]).toEqual([9, 'Scripts are nested too deeply']);
        const wide = (await operator.shows('run-script wide')).split('\n');
        expect(wide.at(-1)).toBe('Too many scripts are started by one command');
        expect(wide.filter((line) => line === 'leaf')).toHaveLength(255);
        expect(await operator.shows('run-script leaf')).toBe('`echo leaf`\nleaf');
      },
      scriptLab({ again: 'run-script again\n'.repeat(20), wide: 'run-script leaf\n'.repeat(300), leaf: 'echo leaf' }),
    );
  });

  it('stop at Ctrl-C, and at the end of their session', async () => {
    await operate(
      async (operator) => {
        operator.press('run-script long\r');
        await operator.expect(/a line\n`echo/);
        operator.press('\x03');
        await operator.expect(/# $/);
        expect(operator.screen().split('`echo a line`').length).toBeLessThan(50_000);
        operator.press('run-script long\r');
        await operator.expect(/a line\n`echo/);
        // Resolves when the session has ended.
        await operator.close();
      },
      scriptLab({ long: 'echo a line\n'.repeat(50_000) }),
    );
  });

  it('cannot make a command longer than a terminal takes', async () => {
    await operate(
      async (operator) => {
        await operator.type('cli var name x 0123456789');
        for (let round = 0; round < 12; round += 1) await operator.type('cli var name x $(x)$(x)');
        expect(await operator.type('echo $(x)')).toMatch(/^echo \d{1280}|\d+/);
        expect(await operator.type('echo $(x)$(x)')).toContain("% Invalid command at '^' marker.");
        expect(await operator.shows('run-script long')).toContain("% Invalid command at '^' marker.");
      },
      scriptLab({ long: `echo ${'x'.repeat(5000)}` }),
    );
  });

  it('wait in lab time', async () => {
    await operate(async (operator) => {
      const before = operator.lab.clock.now();
      await operator.type('sleep 3600');
      expect(operator.lab.clock.now() - before).toBeGreaterThanOrEqual(3_600_000);
    });
  });
});

describe('tail and find', () => {
  it('show the end of a file, and files by their beginning', async () => {
    await operate(async (operator) => {
      expect(await operator.shows('tail notes.txt 2')).toBe('line 29\nline 30');
      expect((await operator.shows('tail notes.txt')).split('\n')).toHaveLength(10);
      expect(await operator.shows('tail none')).toBe('No such file or directory');
      expect(await operator.shows('find notes')).toBe('./notes.txt\n./deep/notes.old');
      await operator.type('cd deep');
      expect(await operator.shows('find notes')).toBe('./notes.old');
      expect(await operator.shows('find nothing')).toBe('');
    }, labWith(files));
  });
});

describe('gzip', () => {
  it('packs and unpacks real bytes', async () => {
    await operate(async (operator) => {
      const text = textAt(operator, 'notes.txt');
      expect(await operator.shows('gzip notes.txt')).toBe('');
      expect(textAt(operator, 'notes.txt')).toBeUndefined();
      expect(gunzipSync(bytesAt(operator, 'notes.txt.gz')).toString()).toBe(text);
      expect(await operator.shows('gunzip notes.txt.gz')).toBe('');
      expect(textAt(operator, 'notes.txt')).toBe(text);
      expect(textAt(operator, 'notes.txt.gz')).toBeUndefined();
    }, labWith(files));
  });

  it('leaves everything as it was when it cannot', async () => {
    await operate(async (operator) => {
      const before = operator.stateOf('bootflash');
      expect(await operator.shows('gunzip notes.txt')).toBe('gunzip: notes.txt: unknown suffix -- ignored');
      expect(await operator.shows('gzip none')).toBe('No such file or directory');
      expect(await operator.shows('gzip nxos.7.0.3.I7.8.bin')).toContain('Switch is booted with');
      expect(operator.stateOf('bootflash')).toEqual(before);
      await operator.type('copy notes.txt fake.gz');
      expect(await operator.shows('gunzip fake.gz')).toBe('gunzip: fake.gz: not in gzip format');
      await operator.type('copy notes.txt fake');
      expect(await operator.shows('gzip fake')).toBe('File exists');
      expect(textAt(operator, 'fake')).toBe(textAt(operator, 'notes.txt'));
    }, labWith(files));
  });

  it('is interrupted by Ctrl-C', async () => {
    await operate(async (operator) => {
      const before = operator.stateOf('bootflash');
      await operator.type('conf t ; allow delete boot-image ; end');
      operator.press('gzip nxos.7.0.3.I7.8.bin\r');
      await operator.expect(/bin\n$/);
      operator.press('\x03');
      await operator.expect(/# $/);
      expect(operator.stateOf('bootflash')).toEqual(before);
    });
  });
});

describe('tar', () => {
  it('packs, lists and unpacks files and directories', async () => {
    await operate(async (operator) => {
      expect(await operator.shows('tar create all deep bootflash:notes.txt')).toBe('');
      const names = ['deep/', 'deep/empty/', 'deep/notes.old', 'notes.txt'];
      expect(await operator.shows('tar list all.tar.gz')).toBe(names.join('\n'));
      await operator.type('mkdir out');
      expect(await operator.shows('tar extract all.tar.gz to out verbose')).toBe(names.join('\n'));
      expect(textAt(operator, 'out/notes.txt')).toBe(textAt(operator, 'notes.txt'));
      expect(textAt(operator, 'out/deep/notes.old')).toBe('old');
      await operator.type('copy script out/notes.txt');
      await operator.type('y');
      await operator.type('tar extract all.tar.gz keep-old to out');
      expect(textAt(operator, 'out/notes.txt')).toBe(textAt(operator, 'script'));
      await operator.type('tar create bare uncompressed remove deep');
      expect(await operator.shows('dir deep')).toBe('No such file or directory');
      expect(await operator.shows('tar extract bare.tar')).toBe('');
      expect(textAt(operator, 'deep/notes.old')).toBe('old');
    }, labWith(files));
  });

  it('writes what the real tar reads', async () => {
    needs('tar', 'gzip');
    await operate(async (operator) => {
      await operator.type('tar create all deep notes.txt');
      const archive = bytesAt(operator, 'all.tar.gz');
      expect(execFileSync('tar', ['-tzf', '-'], { input: archive }).toString()).toBe(
        'deep/\ndeep/empty/\ndeep/notes.old\nnotes.txt\n',
      );
      const unpacked = execFileSync('tar', ['-xzOf', '-', 'notes.txt'], { input: archive });
      expect(unpacked.toString()).toBe(textAt(operator, 'notes.txt'));
    }, labWith(files));
  });

  it('says what it cannot do', async () => {
    await operate(async (operator) => {
      expect(await operator.shows('tar list notes.txt')).toBe('tar: This does not look like a tar archive');
      expect(await operator.shows('tar list none.tar')).toBe('No such file or directory');
      expect(await operator.shows('tar create x none')).toBe('No such file or directory');
      expect(await operator.shows('tar extract notes.txt')).toBe('tar: This does not look like a tar archive');
    }, labWith(files));
  });
});

import { renderToString } from 'ink';
import { describe, expect, it } from 'vitest';
import type { RunningLab } from '../../src/lab/lab.ts';
import type { LabSpec } from '../../src/lab/spec/lab-schema.ts';
import { technoteLab } from '../../src/testing/index.ts';
import { type LabView, viewOf } from '../../src/tui/lab-view.ts';
import { Screen, type ScreenSize } from '../../src/tui/screen.tsx';
import { leaf2, rowsOf, twoDevices, withStillLab } from './small-lab.ts';

/** The door takes a free port; the screen is compared with a port of four digits in its place. */
function withPort(view: LabView): LabView {
  return { ...view, ssh: { ...view.ssh, port: 2222 }, console: { ...view.console, port: 2300 } };
}

/** What the screen shows of device number `selected` after `work` was done in the lab. */
function shown(
  size: ScreenSize,
  work: (lab: RunningLab) => Promise<void> = async () => {},
  { selected = 0, spec }: { readonly selected?: number; readonly spec?: LabSpec } = {},
): Promise<readonly string[]> {
  return withStillLab(async (lab) => {
    await work(lab);
    const screen = <Screen view={withPort(viewOf(lab, selected))} size={size} />;
    return rowsOf(renderToString(screen, { columns: size.columns }));
  }, spec);
}

async function typed(lab: RunningLab, ...lines: readonly string[]): Promise<void> {
  const session = await lab.device('N3K-C3064PQ').openInside();
  for (const line of lines) await session.type(line);
  await session.close();
}

describe('the screen', () => {
  it('shows a lab that has just started in 80 columns', async () => {
    expect(await shown({ columns: 80, rows: 24 })).toEqual([
      ' N3K-C3064PQ                                  2020-06-15 20:00:00  moved by hand',
      ' N3K-C3064PQ-10GE   NX-OS 7.0(3)I7(8)   up since 19:43:19',
      ' ssh -p 2222 admin@127.0.0.1   password admin',
      ' telnet 127.0.0.1 2300   console   n3k console N3K-C3064PQ',
      '── bootflash: ──────────────────────────────────────────────────────────────────',
      ' ██████████████████████████████████████████████████████████▋░░░░░░░░░░░░░░  80%',
      ' 1,324,871,680 bytes used   323,751,936 bytes free   1,648,623,616 bytes total',
      ' 982,681,088  nxos.7.0.3.I7.8.bin  running',
      ' 206,762,702  n3000-uk9.6.0.2.U6.3a.bin',
      '  37,853,184  n3000-uk9-kickstart.6.0.2.U6.3a.bin',
      '     362,528  20200615_195315_poap_29012_init.log',
      '      39,252  in 11 more files',
      ' usb1:  ░░░░░░░░░░░░░░░░   0%  8.19 kB used   15.51 GB free   0 files',
      '── events ──────────────────────────────────────────────────────────────────────',
      ' 20:00:00  stage      bios',
      ' 20:00:00  stage      loading',
      ' 20:00:00  stage      starting',
      ' 20:00:00  stage      running',
      ' 20:00:00  started    N3K-C3064PQ-10GE on NX-OS 7.0(3)I7(8)',
      '',
      '',
      '',
      ' q quit',
    ]);
  });

  it('shows what was typed, and the flash after it', async () => {
    const work = (lab: RunningLab) =>
      typed(lab, 'delete n3000-uk9.6.0.2.U6.3a.bin no-prompt', 'show foo', 'copy n3k.x usb1:');
    expect(await shown({ columns: 80, rows: 24 }, work)).toEqual([
      ' N3K-C3064PQ                                  2020-06-15 20:00:00  moved by hand',
      ' N3K-C3064PQ-10GE   NX-OS 7.0(3)I7(8)   up since 19:43:19',
      ' ssh -p 2222 admin@127.0.0.1   password admin',
      ' telnet 127.0.0.1 2300   console   n3k console N3K-C3064PQ',
      '── bootflash: ──────────────────────────────────────────────────────────────────',
      ' █████████████████████████████████████████████████▌░░░░░░░░░░░░░░░░░░░░░░░  68%',
      ' 1,117,896,704 bytes used   530,726,912 bytes free   1,648,623,616 bytes total',
      ' 982,681,088  nxos.7.0.3.I7.8.bin  running',
      '  37,853,184  n3000-uk9-kickstart.6.0.2.U6.3a.bin',
      '     362,528  20200615_195315_poap_29012_init.log',
      '      30,261  .n3k_pre_single_img_upd_config',
      '       8,991  in 10 more files',
      ' usb1:  ░░░░░░░░░░░░░░░░   0%  8.19 kB used   15.51 GB free   0 files',
      '── events ──────────────────────────────────────────────────────────────────────',
      ' 20:00:00  stage      starting',
      ' 20:00:00  stage      running',
      ' 20:00:00  started    N3K-C3064PQ-10GE on NX-OS 7.0(3)I7(8)',
      ' 20:00:00  login      admin from 127.0.0.1',
      ' 20:00:00  command    admin: delete n3000-uk9.6.0.2.U6.3a.bin no-prompt',
      ' 20:00:00  unknown    admin: show foo',
      ' 20:00:00  command    admin: copy n3k.x usb1:',
      ' 20:00:00  logout     admin from 127.0.0.1',
      ' q quit',
    ]);
  });

  it('counts the files of a stick, and one is no plural', async () => {
    const slotWith = async (...names: readonly string[]) => {
      const rows = await shown({ columns: 80, rows: 24 }, async (lab) => {
        for (const name of names) await lab.device('N3K-C3064PQ').writeFile(`usb1:${name}`, 'text');
      });
      return rows.find((row) => row.startsWith(' usb1:'));
    };
    expect(await slotWith('a')).toMatch(/ free {3}1 file$/);
    expect(await slotWith('a', 'b')).toMatch(/ free {3}2 files$/);
  });

  it('shows more files and events where there is more room', async () => {
    expect(await shown({ columns: 120, rows: 40 })).toEqual([
      ' N3K-C3064PQ                                                                          2020-06-15 20:00:00  moved by hand',
      ' N3K-C3064PQ-10GE   NX-OS 7.0(3)I7(8)   up since 19:43:19',
      ' ssh -p 2222 admin@127.0.0.1   password admin',
      ' telnet 127.0.0.1 2300   console   n3k console N3K-C3064PQ',
      '── bootflash: ──────────────────────────────────────────────────────────────────────────────────────────────────────────',
      ' ██████████████████████████████████████████████████████████████████████████████████████████▊░░░░░░░░░░░░░░░░░░░░░░  80%',
      ' 1,324,871,680 bytes used   323,751,936 bytes free   1,648,623,616 bytes total',
      ' 982,681,088  nxos.7.0.3.I7.8.bin  running',
      ' 206,762,702  n3000-uk9.6.0.2.U6.3a.bin',
      '  37,853,184  n3000-uk9-kickstart.6.0.2.U6.3a.bin',
      '     362,528  20200615_195315_poap_29012_init.log',
      '      30,261  .n3k_pre_single_img_upd_config',
      '       3,568  vlan.dat',
      '       1,024  sprom_2_0_1',
      '       1,024  sprom_3_0_0',
      '       1,024  sprom_cstruct_2_0_0',
      '       1,024  sprom_cstruct_3_0_0',
      '       1,327  in 5 more files',
      ' usb1:  ░░░░░░░░░░░░░░░░   0%  8.19 kB used   15.51 GB free   0 files',
      '── events ──────────────────────────────────────────────────────────────────────────────────────────────────────────────',
      ' 20:00:00  stage      bios',
      ' 20:00:00  stage      loading',
      ' 20:00:00  stage      starting',
      ' 20:00:00  stage      running',
      ' 20:00:00  started    N3K-C3064PQ-10GE on NX-OS 7.0(3)I7(8)',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      ' q quit',
    ]);
  });

  it('shows an empty slot, a switch without power and the names of all switches', async () => {
    const work = async (lab: RunningLab) => lab.device('leaf-2').powerOff();
    expect(await shown({ columns: 80, rows: 15 }, work, { selected: 1, spec: twoDevices() })).toEqual([
      ' N3K-C3064PQ  leaf-2                          2020-06-15 20:00:00  moved by hand',
      ' N3K-C3048TP-1GE   without power',
      ' ssh -p 2222 admin@127.0.0.1   password admin',
      ' telnet 127.0.0.1 2300   console   n3k console leaf-2',
      '── bootflash: ──────────────────────────────────────────────────────────────────',
      ' ██████████████████████████████████████████▍░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  58%',
      ' 1,079,525,376 bytes used   780,701,696 bytes free   1,860,227,072 bytes total',
      ' 982,681,088  nxos.7.0.3.I7.8.bin',
      ' usb1:  empty',
      '── events ──────────────────────────────────────────────────────────────────────',
      ' 20:00:00  stage      running',
      ' 20:00:00  started    N3K-C3048TP-1GE on NX-OS 7.0(3)I7(8)',
      ' 20:00:00  stage      off',
      ' q quit   tab, arrows next device   n next that is not up (1)',
    ]);
  });

  it('names only the selected switch where all names do not fit', async () => {
    const three = { ...twoDevices(), devices: [...twoDevices().devices, { ...leaf2, name: 'leaf-3' }] };
    const [row] = await shown({ columns: 60, rows: 15 }, undefined, { selected: 1, spec: three });
    expect(row).toEqual(' leaf-2  2 of 3           2020-06-15 20:00:00  moved by hand');
  });

  it('is whole at its smallest size', async () => {
    expect(await shown({ columns: 60, rows: 12 })).toEqual([
      ' N3K-C3064PQ              2020-06-15 20:00:00  moved by hand',
      ' N3K-C3064PQ-10GE   NX-OS 7.0(3)I7(8)   up since 19:43:19',
      ' ssh -p 2222 admin@127.0.0.1   password admin',
      ' telnet 127.0.0.1 2300   console   n3k console N3K-C3064PQ',
      '── bootflash: ──────────────────────────────────────────────',
      ' ██████████████████████████████████████████▋░░░░░░░░░░  80%',
      ' 1,324,871,680 bytes used   323,751,936 bytes free   1,648,…',
      ' usb1:  ░░░░░░░░░░░░░░░░   0%  8.19 kB used   15.51 GB free…',
      '── events ──────────────────────────────────────────────────',
      ' 20:00:00  started    N3K-C3064PQ-10GE on NX-OS 7.0(3)I7(8)',
      ' q quit',
    ]);
  });

  it('shows one row below the other at every size, with one switch and with three hundred', async () => {
    const many = {
      ...technoteLab(),
      devices: Array.from({ length: 300 }, (_, at) => ({ ...leaf2, name: `leaf-${at}` })),
    };
    for (const spec of [technoteLab(), twoDevices(), many]) {
      await withStillLab(async (lab) => {
        lab.devices[0]?.powerOff();
        for (const [columns, rows] of [...[60, 80, 100, 200].map((width) => [width, 12]), [80, 24], [200, 50]]) {
          const size = { columns: columns ?? 0, rows: rows ?? 0 };
          const selected = lab.devices.length - 1;
          const view = viewOf(lab, selected);
          const frame = rowsOf(renderToString(<Screen view={view} size={size} />, { columns: size.columns }));
          expect(frame.length).toBe(size.rows - 1);
          expect(Math.max(...frame.map((row) => row.length))).toBeLessThanOrEqual(size.columns);
          expect(frame[0]).toMatch(/2020-06-15 20:00:00 {2}moved by hand$/);
          if (spec === many) expect(frame[0]).toMatch(/^ leaf-299 {2}300 of 300 /);
          expect(frame[1]).toMatch(new RegExp(`^ ${view.model} `));
          expect(frame[2]).toMatch(/^ ssh -p \d+ /);
          expect(frame[3]).toMatch(/^ telnet 127\.0\.0\.1 \d+ /);
          expect(frame[4]).toMatch(/^── bootflash: ─+$/);
          expect(frame.at(-1)).toMatch(spec === many ? /^ q quit .* not up|^ q quit .*\(1\)$/ : /^ q quit/);
        }
      }, spec);
    }
  });

  it('leads to the terminal server of a large lab, and says where a switch stands', async () => {
    const spec = { ...technoteLab(), terminalServer: {} };
    const work = async (lab: RunningLab): Promise<void> => {
      const { device } = lab.device('N3K-C3064PQ');
      const bootflash = device.files.volume('bootflash');
      if (bootflash.ok) bootflash.value.rename('/nxos.7.0.3.I7.8.bin', '/gone.bin');
      lab.device('N3K-C3064PQ').powerOff();
      void device.power.on(lab.clock.now());
      await lab.advance(600_000);
    };
    const rows = await shown({ columns: 100, rows: 24 }, work, { spec });
    expect(rows[1]).toBe(' N3K-C3064PQ-10GE   at loader> (bootflash:/nxos.7.0.3.I7.8.bin: the file is not there)');
    expect(rows[3]).toBe(' telnet 127.0.0.1 2300   terminal server   n3k console N3K-C3064PQ');
  });

  it('says what it needs where it does not fit', async () => {
    expect(await shown({ columns: 80, rows: 9 })).toEqual(['The dashboard needs 60 columns and 12 rows (q quits).']);
  });

  it('begins the row of a transfer with how it ended', async () => {
    const about = { device: 'N3K-C3064PQ', source: 'ftp://192.0.2.10/nxos.9.3.4.bin', target: 'usb1:/nxos.9.3.4.bin' };
    const rows = await shown({ columns: 80, rows: 24 }, async (lab) => {
      lab.record.write({ kind: 'transfer.finished', ...about, sizeBytes: 1_679_871_488 });
      lab.record.write({ kind: 'transfer.failed', ...about, why: 'no-space' });
    });
    expect(rows.filter((row) => row.includes('transfer'))).toEqual([
      ' 20:00:00  transfer   1,679,871,488 bytes, ftp://192.0.2.10/nxos.9.3.4.bin -> u…',
      ' 20:00:00  transfer   failed (no-space), ftp://192.0.2.10/nxos.9.3.4.bin -> usb…',
    ]);
  });

  it('shows escape sequences that somebody types as characters', async () => {
    const spec = technoteLab();
    const rows = await shown(
      { columns: 80, rows: 24 },
      async (lab) => {
        const about = { device: 'N3K-C3064PQ', session: 'x', user: 'eve\x1b[2J', from: '192.0.2.66' };
        lab.record.write({ kind: 'command.unknown', ...about, line: '\x1b]0;owned\x07\r\nshow' });
      },
      { spec },
    );
    expect(rows.find((row) => row.includes('unknown'))).toEqual(' 20:00:00  unknown    eve·[2J: ·]0;owned·show');
  });
});

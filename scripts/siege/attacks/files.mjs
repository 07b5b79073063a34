/** What somebody does with files who is logged in over SSH. */
import { once } from 'node:events';
import { promisify } from 'node:util';
import { pause, within } from '../../../bench/within.mjs';
import { openCommand, openShell, pour, Typist } from '../links.mjs';
import { between, junk } from '../random.mjs';
import { sendText, withClient } from './shell.mjs';

/** Files of one attack that are in work at once. */
const inWorkCount = 32;

/** Sends an SCP dialogue as the pieces of a generator make it, without waiting for answers. */
async function scp(client, flags, pieces, limitMs) {
  const channel = await openCommand(client, `scp ${flags} bootflash:`);
  channel.on('error', () => {});
  channel.resume();
  await pour(channel, pieces, limitMs);
  channel.end();
  await Promise.race([once(channel, 'close'), pause(limitMs)]);
}

async function emptied(client, pattern) {
  const typist = new Typist(await openShell(client));
  await typist.ask('', /# $/);
  await typist.ask(`delete bootflash:${pattern} no-prompt\r`, /# $/, 20_000).catch(() => {});
}

function* smallFiles(count, sizeBytes) {
  for (let at = 0; at < count; at += 1) yield `C0644 ${sizeBytes} many${at}\n${'x'.repeat(sizeBytes)}\0`;
}

export const withFiles = {
  'files: tens of thousands over scp': ({ port, chance, tally }) =>
    withClient(port, async (client) => {
      await scp(client, '-r -t', smallFiles(20_000, between(chance, 1, 6_000)), 10_000);
      tally('files sent', 20_000);
      await emptied(client, 'many*');
    }),
  'files: thousands over sftp': ({ port, chance, tally }) =>
    withClient(port, async (client) => {
      const sftp = await within(10_000, 'sftp', promisify(client.sftp.bind(client))());
      const [write, list] = [promisify(sftp.writeFile.bind(sftp)), promisify(sftp.readdir.bind(sftp))];
      const bytes = junk(chance, between(chance, 1, 8_000));
      const untilMs = performance.now() + 10_000;
      for (let at = 0; at < 5_000 && performance.now() < untilMs; at += inWorkCount) {
        const names = Array.from({ length: inWorkCount }, (_, index) => `/bootflash/many${at + index}`);
        const written = await within(10_000, 'files', Promise.allSettled(names.map((name) => write(name, bytes))));
        tally('files written', written.filter(({ status }) => status === 'fulfilled').length);
        tally('files refused', written.filter(({ status }) => status === 'rejected').length);
      }
      await within(10_000, 'a listing', list('/bootflash')).catch(() => tally('listings refused'));
      await emptied(client, 'many*');
    }),
  'files: directories of directories over scp': ({ port, tally }) =>
    withClient(port, async (client) => {
      await scp(client, '-r -t', Array(600).fill('D0755 0 d\n'.repeat(100)), 6_000);
      tally('directories begun', 60_000);
    }),
  'files: sizes that are not true': ({ port, tally }) =>
    withClient(port, async (client) => {
      for (const line of [
        'C0644 99999999999999999999 a',
        'C0644 -1 b',
        'C9999 5 ../../c',
        `C0644 5 ${'n'.repeat(9_000)}`,
        'T1 2 3',
      ])
        await scp(client, '-t', [`${line}\nabc`], 500);
      tally('sizes that are not true', 5);
    }),
  'files: a quota filled': ({ port, chance, tally }) =>
    withClient(port, async (client) => {
      const pieces = 1_500;
      const piece = junk(chance, 65_536);
      await scp(client, '-t', [`C0644 ${pieces * piece.length} full.bin\n`, ...Array(pieces).fill(piece), '\0'], 8_000);
      const typist = new Typist(await openShell(client));
      for (let at = 0; at < 6; at += 1)
        await typist.ask(`copy bootflash:full.bin bootflash:full${at}.bin\r`, /# $/, 4_000).catch(() => {});
      tally('bytes sent', pieces * piece.length);
      await emptied(client, 'full*');
    }),
  'files: uploads that break off': ({ port, chance, tally }) =>
    Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        withClient(port, async (client) => {
          const sent = scp(
            client,
            '-t',
            [`C0644 90000000 cut${at}.bin\n`, ...Array(100).fill(Buffer.alloc(65_536, at))],
            3_000,
          );
          await Promise.race([sent.catch(() => {}), pause(between(chance, 10, 1_500))]);
          tally('uploads broken off');
        }),
      ),
    ),
  'files: archives of archives': ({ port, tally }) =>
    withClient(port, async (client) => {
      await sendText(client, 'bootflash:a0.tar', 'x'.repeat(100_000));
      const typist = new Typist(await openShell(client));
      for (let at = 0; at < 20; at += 1) {
        const last = `bootflash:a${at}.tar`;
        const line = `tar create bootflash:a${at + 1} uncompressed ${last} ${last}`;
        await typist.ask(`${line}\r`, /# $/, 6_000).catch(() => {});
        tally('archives made');
      }
      for (const line of [
        'tar list bootflash:a12.tar',
        'tar extract bootflash:a10.tar',
        'gzip bootflash:a12.tar',
        'show file bootflash:a8.tar',
      ])
        await typist.ask(`${line}\r`, /# $/, 4_000).catch(() => {});
      await emptied(client, 'a*');
    }),
  'files: sums, listings and searches': ({ port, tally }) =>
    withClient(port, async (client) => {
      const typist = new Typist(await openShell(client));
      await typist.ask('terminal length 0\r').catch(() => {});
      const lines = [
        'show file bootflash:full.bin md5sum',
        'dir bootflash: | sort | uniq',
        'find .',
        'show file bootflash:nxos.7.0.3.I7.8.bin',
      ];
      for (const line of lines) {
        await typist.ask(`${line}\r`, /# $/, 2_500).catch(() => {});
        await typist.ask('\x03', /# $/, 3_000).catch(() => tally('Ctrl-C without an answer'));
        tally('commands begun');
      }
    }),
};

/** What somebody types who is logged in over SSH. */
import { once } from 'node:events';
import { pause } from '../../../bench/within.mjs';
import { logIn, openCommand, openShell, pour, Typist } from '../links.mjs';
import { between, oneOf } from '../random.mjs';
import { hugePaste, longPipeline, patterns } from './lines.mjs';

/** Uploads a text by scp (`scp -t`), as far as the switch takes it. */
export async function sendText(client, path, text) {
  const channel = await openCommand(client, `scp -t ${path}`);
  channel.resume();
  channel.write(`C0644 ${text.length} file\n${text}\0`);
  channel.end();
  await Promise.race([once(channel, 'close'), pause(5_000)]);
}

/** A client that is always ended. */
export async function withClient(port, act) {
  const client = await logIn(port);
  client.on('error', () => {});
  try {
    return await act(client);
  } finally {
    client.destroy();
  }
}

/** Runs a line to its end or for `limitMs`, and counts how that went. */
async function ran(client, line, tally, limitMs = 6_000) {
  const channel = await openCommand(client, line);
  channel.resume();
  channel.stderr.resume();
  let status;
  channel.once('exit', (code) => {
    status = code;
  });
  await Promise.race([once(channel, 'close'), pause(limitMs)]);
  tally(status === undefined ? 'commands broken off' : status === 0 ? 'commands run' : 'commands refused');
  channel.destroy();
}

export const inTheShell = {
  'shell: a script that runs itself': ({ port, tally }) =>
    withClient(port, async (client) => {
      await sendText(client, 'bootflash:self.txt', 'run-script bootflash:self.txt\nshow clock\n'.repeat(20));
      await ran(client, 'run-script bootflash:self.txt', tally);
    }),
  'shell: scripts of scripts': ({ port, tally }) =>
    withClient(port, async (client) => {
      for (let at = 0; at < 7; at += 1)
        await sendText(client, `bootflash:s${at}.txt`, `run-script bootflash:s${at + 1}.txt\n`.repeat(30));
      await sendText(client, 'bootflash:s7.txt', 'show running-config all\n'.repeat(1_000));
      await ran(client, 'run-script bootflash:s0.txt', tally, 8_000);
    }),
  'shell: 10,000 lines pasted': ({ port, chance, tally }) =>
    withClient(port, async (client) => {
      const channel = await openShell(client);
      channel.resume();
      await pour(channel, hugePaste(chance, 10_000), 12_000);
      tally('pastes of 10,000 lines');
      await pause(between(chance, 0, 2_000));
    }),
  'shell: lines joined by semicolons': ({ port, chance, tally }) =>
    withClient(port, async (client) => {
      await ran(client, Array(150).fill('show clock').join(' ; '), tally);
      await ran(client, Array(60).fill('show running-config all').join(' ; '), tally);
      await ran(client, 'show clock ;'.repeat(between(chance, 1_000, 10_000)), tally);
    }),
  'shell: pipelines': ({ port, chance, tally }) =>
    withClient(port, async (client) => {
      for (let at = 0; at < 5; at += 1) await ran(client, longPipeline(chance), tally, 3_000);
    }),
  'shell: patterns': ({ port, chance, tally }) =>
    withClient(port, async (client) => {
      await sendText(client, 'bootflash:long.txt', `${'a'.repeat(50_000)}\n`.repeat(10));
      for (const pattern of patterns) {
        await ran(client, `show running-config all | egrep ${pattern}`, tally, 2_000);
        await ran(client, `show file bootflash:long.txt | include ${oneOf(chance, patterns)}`, tally, 2_000);
      }
    }),
  'shell: keys at the pager': ({ port, chance, tally }) =>
    withClient(port, async (client) => {
      const channel = await openShell(client, { rows: 5, cols: 20 });
      channel.resume();
      channel.write('show running-config all\r');
      for (let at = 0; at < 60; at += 1) {
        channel.write(
          oneOf(chance, ['/(a*)*b\r', '\x1b[B', ' ', 'n', '9999\r', '\x04', '?', 'show running-config all\r']),
        );
        await pause(20);
      }
      tally('keys at the pager', 60);
    }),
  'shell: many sessions': ({ port, tally }) =>
    Promise.all(
      Array.from({ length: 40 }, () =>
        withClient(port, async (client) => {
          const opened = await Promise.allSettled(Array.from({ length: 25 }, () => openShell(client)));
          for (const { value } of opened) value?.resume();
          tally('sessions opened', opened.filter(({ status }) => status === 'fulfilled').length);
          tally('sessions refused', opened.filter(({ status }) => status === 'rejected').length);
        }).catch(() => tally('logins refused')),
      ),
    ),
  'shell: abrupt ends': ({ port, chance, tally }) =>
    Promise.all(
      Array.from({ length: 12 }, () =>
        withClient(port, async (client) => {
          const channel = await openShell(client);
          channel.resume();
          const line = oneOf(chance, [
            'show running-config all',
            'copy running-config startup-config',
            'dir | sort',
            'reload',
          ]);
          channel.write(`terminal length 0\r${`${line}\r`.repeat(50)}`);
          await pause(between(chance, 1, 300));
          tally('connections dropped at work');
        }),
      ),
    ),
  'shell: readers that do not read': ({ port, tally }) =>
    Promise.all(
      Array.from({ length: 6 }, () =>
        withClient(port, async (client) => {
          const channel = await openShell(client);
          channel.pause();
          await pour(channel, ['terminal length 0\r', ...Array(300).fill('show running-config all\r')], 4_000);
          tally('readers that did not read');
        }),
      ),
    ),
  'shell: windows, names and signals': ({ port, chance, tally }) =>
    withClient(port, async (client) => {
      const channel = await openShell(client, { term: 'x'.repeat(20_000), rows: 4_294_967_295, cols: 4_294_967_295 });
      channel.resume();
      for (let at = 0; at < 500; at += 1) {
        channel.setWindow(between(chance, 0, 65_535), between(chance, 0, 65_535), 0, 0);
        if (at % 50 === 0) channel.signal('INT');
        channel.write(oneOf(chance, ['show running-config all\r', '\x03', '\t', '?', 'a'.repeat(3_000), '\x1b[A']));
      }
      await pause(1_000);
      tally('windows changed', 500);
    }),
  'shell: a configuration saved, marked and replaced over and over': ({ port, chance, tally }) =>
    withClient(port, async (client) => {
      const typist = new Typist(await openShell(client));
      const routes = Array.from(
        { length: 10_000 },
        (_, n) => `ip route 10.${(n >> 8) & 255}.${n & 255}.0/24 192.0.2.1\n`,
      );
      await sendText(client, 'bootflash:routes.cfg', routes.join(''));
      for (let at = 0; at < 8; at += 1) {
        const line = oneOf(chance, [
          'copy running-config startup-config',
          'checkpoint',
          `checkpoint c${at}`,
          'rollback running-config checkpoint c0',
          'copy bootflash:routes.cfg running-config',
          'show diff rollback-patch checkpoint c0 running-config',
          'show running-config diff',
          'copy running-config bootflash:all.cfg',
        ]);
        await typist.ask(`${line}\r`, /# $/, 6_000).then(
          () => tally('commands run'),
          () => tally('commands broken off'),
        );
      }
    }),
};

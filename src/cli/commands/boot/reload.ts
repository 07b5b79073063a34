import { calendarTime, timeOfDay } from '../../../base/calendar.ts';
import { failed, ok } from '../../../base/result.ts';
import { reloadSwitch } from '../../../machine/boot/reload.ts';
import { type ArgType, integer } from '../../grammar/arg-types.ts';
import { arg, word } from '../../grammar/tokens.ts';
import { type Context, command, show } from '../../shell/command.ts';

const reloadWord = word('reload', 'Reboot the entire box');
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** `reload`: asks, and restarts the switch (words: nxos-behaviour 3.4). Whoever typed it loses the session. */
export const reload = command({
  mode: 'exec',
  syntax: [reloadWord],
  examples: ['reload'],
  async run(context) {
    if (!(await isAgreed(context))) return;
    await context.screen.flush();
    await reloadSwitch(context.device);
  },
});

/** `reload in`: in so many minutes. That and the other orders are inferred from IOS, which has them under these names. */
export const reloadIn = command({
  mode: 'exec',
  syntax: [
    reloadWord,
    word('in', 'Reload after a time interval'),
    arg('minutes', integer(1, 34_560), 'Number of minutes until the reload'),
  ],
  examples: ['reload in 10'],
  run: (context) => order(context, (nowMs) => nowMs + context.args.minutes * minuteMs),
});

/** `reload at`: when the clock shows this time next. */
export const reloadAt = command({
  mode: 'exec',
  syntax: [
    reloadWord,
    word('at', 'Reload at a specific time'),
    arg('minuteOfDay', timeOfDayArg(), 'Time of the reload, within a day'),
  ],
  examples: ['reload at 02:30'],
  run(context) {
    return order(context, (nowMs) => {
      const todayMs = Math.floor(nowMs / dayMs) * dayMs + context.args.minuteOfDay * minuteMs;
      return todayMs > nowMs ? todayMs : todayMs + dayMs;
    });
  },
});

/** `reload timer`: in so many seconds; from the release on that brings it. */
export const reloadTimer = command({
  mode: 'exec',
  syntax: [
    reloadWord,
    word('timer', 'Reload after a timer has run out', { needs: 'reloadTimer' }),
    arg('seconds', integer(5, 60), 'Number of seconds until the reload'),
  ],
  examples: ['reload timer 30'],
  run: (context) => order(context, (nowMs) => nowMs + context.args.seconds * 1000),
});

/** `reload cancel`: takes an order back. */
export const reloadCancel = command({
  mode: 'exec',
  syntax: [reloadWord, word('cancel', 'Cancel a pending reload')],
  examples: ['reload cancel'],
  run({ device, screen }) {
    screen.print(device.reloads.cancel() ? 'Pending reload is cancelled' : nonePending);
  },
});

/** `show reload`: what is pending. */
export const showReload = show({
  syntax: [word('show', 'Show running system information'), word('reload', 'Show a pending reload')],
  examples: ['show reload'],
  read: ({ device }) => ({ pending: device.reloads.pending, nowMs: device.clock.now() }),
  print: ({ pending, nowMs }) => [pending === undefined ? nonePending : announced(pending.dueMs, nowMs)],
});

const nonePending = 'No reload is scheduled.';

/** Warns and asks as the release does; whoever typed `terminal dont-ask` agrees to everything. */
async function isAgreed({ device, running, session, screen }: Context<unknown>): Promise<boolean> {
  const isNew = running.has('singleImage');
  if (!device.configuration.isSaved) {
    screen.print(
      isNew ? '!!!WARNING! there is unsaved configuration!!!' : 'WARNING: There is unsaved configuration!!!',
    );
  }
  if (!isNew) screen.print('WARNING: This command will reboot the system');
  if (session.dontAsk) return true;
  const question = isNew ? 'This command will reboot the system. (y/n)?  [n] ' : 'Do you want to continue? (y/n) [n] ';
  return /^y/i.test((await screen.ask(question, 'answer')) ?? '');
}

/** Asks first: the time runs from the answer on, however long the operator took for it. */
async function order(context: Context<unknown>, dueFrom: (nowMs: number) => number): Promise<void> {
  const { device, screen } = context;
  if (!(await isAgreed(context))) return;
  const nowMs = device.clock.now();
  const dueMs = dueFrom(nowMs);
  device.reloads.order({ dueMs });
  screen.print(announced(dueMs, nowMs));
}

function announced(dueMs: number, nowMs: number): string {
  const time = calendarTime(dueMs);
  const date = `${time.weekday} ${time.monthName} ${String(time.day).padStart(2, '0')} ${time.year}`;
  const leftSeconds = Math.max(0, Math.ceil((dueMs - nowMs) / 1000));
  const left = leftSeconds < 60 ? counted(leftSeconds, 'second') : counted(Math.floor(leftSeconds / 60), 'minute');
  return `Reload scheduled for ${timeOfDay(time)} UTC ${date} (in ${left})`;
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** `HH:MM` as minutes since midnight. */
function timeOfDayArg(): ArgType<number> {
  return {
    placeholder: 'HH:MM',
    parse(text) {
      const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
      return hours === undefined ? failed({ why: 'shape' }) : ok(Number(hours) * 60 + Number(minutes));
    },
  };
}

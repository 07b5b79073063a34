import { failed, ok, type Result } from '../../../base/result.ts';
import type { LoggedStep, UpgradePlan, UpgradeRequest } from '../../../machine/install/upgrade.ts';
import { checkUpgrade } from '../../../machine/install/upgrade-check.ts';
import { spell } from '../../../machine/storage/location.ts';
import type { Context } from '../../shell/command.ts';
import { parseYesNo } from '../../terminal/dialog.ts';
import { longDate } from '../words/dates.ts';
import { fileWords } from '../words/file-words.ts';
import {
  anotherInstaller,
  compatibilityTable,
  incompatibleWarning,
  installedWords,
  outlook,
  versionTable,
} from './install-words.ts';
import { InstallerScreen } from './installer-screen.ts';

/** How an operator wants an installation to go. */
export interface UpgradeWish {
  readonly images: readonly { readonly variable: 'nxos' | 'kickstart' | 'system'; readonly typed: string }[];
  readonly extent: UpgradeRequest['extent'];
  /** No question is asked. */
  readonly isSilent: boolean;
}

/** Host time that a client is left to read the last prompt before the restart, in milliseconds. */
const farewellMs = 1000;

/** The whole dialogue of `install all`: checks, tables, the question, and the screen that follows the machine. */
export async function installAll(context: Context<unknown>, wish: UpgradeWish): Promise<void> {
  const { device, running, screen, session, signal } = context;
  const request = requestOf(context, wish);
  if (!request.ok) return screen.print(request.error);
  const lock = device.installer.take();
  if (lock === undefined) return screen.print(anotherInstaller);
  try {
    const isOld = !running.has('singleImage');
    if (!isOld) screen.print('Installer will perform compatibility check first. Please wait.');
    if (wish.extent === 'no-reload') screen.print('Installer will exit before reload');
    screen.print('Installer is forced disruptive');
    screen.print('');
    const checked = await checkAndShow(context, request.value);
    if (checked === undefined) return;
    const { plan, steps } = checked;
    if (!(await consents(context, wish, plan))) return;
    if (isOld && running.has('stampSetApart')) screen.print('');
    if (isOld) screen.print(timeStamp(device.clock.now()));
    for (const line of ['', '', 'Install is in progress, please wait.', '']) screen.print(line);
    // Somebody behind a socket needs host time to read on; whoever is inside the process does not.
    const isInside = session.seat?.door === 'inside';
    device.installation.begin(plan, steps, lock, isInside ? 0 : farewellMs);
    await followInstallation(context, plan, signal);
  } finally {
    if (device.installation.state.underway === undefined) lock.release();
  }
}

/** `show install all impact`: the same checks and tables, and nothing after them (nxos-behaviour 2.3). */
export async function showImpact(context: Context<unknown>, wish: UpgradeWish): Promise<void> {
  const { device, running, screen } = context;
  const request = requestOf(context, wish);
  if (!request.ok) return screen.print(request.error);
  const lock = device.installer.take();
  if (lock === undefined) return screen.print(anotherInstaller);
  try {
    const isOld = !running.has('singleImage');
    screen.print(isOld ? 'Installer is forced disruptive' : 'Installer will perform impact only check. Please wait.');
    screen.print('');
    await checkAndShow(context, request.value);
  } finally {
    lock.release();
  }
}

function requestOf({ device, session }: Context<unknown>, wish: UpgradeWish): Result<UpgradeRequest, string> {
  const images: { readonly variable: 'nxos' | 'kickstart' | 'system'; readonly file: string }[] = [];
  for (const { variable, typed } of wish.images) {
    const location = device.files.resolve(typed, session.directory);
    if (!location.ok) return failed(fileWords(location.error));
    images.push({ variable, file: spell(location.value) });
  }
  return ok({ images, extent: wish.extent });
}

/** Runs the checks on the screen; undefined when they failed or were broken off. */
async function checkAndShow(
  context: Context<unknown>,
  request: UpgradeRequest,
): Promise<{ readonly plan: UpgradePlan; readonly steps: readonly LoggedStep[] } | undefined> {
  const { device, running, screen, signal } = context;
  const { clock, model } = device;
  const installer = running.has('singleImage') ? 'single-image' : 'two-images';
  const { powerSequencer } = model;
  const drawn = new InstallerScreen(screen, clock, { installer, powerSequencer, from: running.release.text });
  const steps: LoggedStep[] = [];
  let beganMs = clock.now();
  const checked = await checkUpgrade(device, running, request, {
    async begun(step, durationMs) {
      beganMs = clock.now();
      await drawn.begun(step, beganMs + durationMs, signal);
      return !signal.aborted;
    },
    ended(step, problem) {
      steps.push({ step, beganMs, endedMs: clock.now(), problem });
      drawn.ended(problem);
    },
  });
  if (!checked.ok) {
    if (checked.error.why === 'interrupted') drawn.broken();
    else device.installation.noteFailure(steps);
    return undefined;
  }
  const plan = checked.value;
  if (plan.incompatibleLines.length > 0)
    for (const line of incompatibleWarning(plan.images[0]?.file ?? '')) screen.print(line);
  for (const line of ['', '', ...compatibilityTable(plan), '', '', '', ...versionTable(plan), '', ''])
    screen.print(line);
  return { plan, steps };
}

/** Asks whether to go on; over exec nobody can answer, and the default is no. */
async function consents(
  { screen, session, signal }: Context<unknown>,
  wish: UpgradeWish,
  plan: UpgradePlan,
): Promise<boolean> {
  for (const line of outlook(plan)) screen.print(line);
  const question = 'Do you want to continue with the installation (y/n)?  [n] ';
  if (wish.isSilent) return true;
  if (session.dontAsk) {
    screen.print(`${question}y`);
    return true;
  }
  if (!screen.isInteractive) {
    screen.print(question);
    return false;
  }
  const answer = await screen.ask(question, 'answer');
  return answer !== undefined && !signal.aborted && parseYesNo(answer, 'no') === 'yes';
}

/** Shows what the machine does, until the switch is about to restart or the operator stops watching. */
async function followInstallation(context: Context<unknown>, plan: UpgradePlan, signal: AbortSignal): Promise<void> {
  const { device, screen } = context;
  const { installation, clock } = device;
  const drawn = new InstallerScreen(screen, clock, plan);
  const isOld = plan.installer === 'two-images';
  const stamp = (): readonly string[] => (isOld ? [timeStamp(clock.now()), ''] : []);
  while (!signal.aborted) {
    const { underway } = installation.state;
    const [step] = underway?.remaining ?? [];
    if (underway === undefined || step === undefined) break;
    if (step.kind === 'reboot') {
      for (const line of [...stamp(), '', 'Finishing the upgrade, switch will reboot in 10 seconds.'])
        screen.print(line);
      return screen.flush();
    }
    await drawn.begun(step, underway.dueMs, signal);
    if (signal.aborted) return drawn.broken();
    if (installation.state.underway?.remaining[0] === step) await installation.changed(signal);
    const logged = installation.state.log?.steps.find((known) => known.step === step);
    if (logged === undefined) return drawn.broken();
    drawn.ended(logged.problem);
    if (logged.problem !== undefined) return;
  }
  for (const line of [...stamp(), '', installedWords]) screen.print(line);
}

/** `Time Stamp: Fri Apr  2 12:49:33 2021`: the installer of 6.0(2) alone has it. */
function timeStamp(nowMs: number): string {
  return `Time Stamp: ${longDate(nowMs)}`;
}

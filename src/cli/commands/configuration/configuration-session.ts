import type { SessionAction } from '../../../machine/config/sessions.ts';
import { sizeOf, text } from '../../../machine/content/content.ts';
import type { Device } from '../../../machine/device.ts';
import { draftOf } from '../../../machine/draft.ts';
import { wordArg } from '../../grammar/arg-types.ts';
import { arg, flag, word } from '../../grammar/tokens.ts';
import { type Context, command } from '../../shell/command.ts';
import { configPlace, execPlace } from '../../shell/mode.ts';
import { chooseTarget, tellRefusedTarget } from '../copy/target.ts';
import { fileArg } from '../words/location-arg.ts';
import { inSession, SessionDraft } from './session-draft.ts';

/** The name of a session. */
export const sessionName = wordArg({ maxLength: 63, pattern: /^[\w.-]+$/ });

/**
 * `configure session NAME`: gathers lines about access lists and quality of service, to be verified and run together. What it says:
 * Cisco's session manager guides; the refusals are inferred.
 */
export const configureSession = command({
  mode: 'exec',
  syntax: [
    word('configure', 'Enter configuration mode'),
    word('session', 'Configure the system in a session'),
    arg('name', sessionName, 'Enter the name of the session (Max Size 63)'),
  ],
  examples: ['configure session change-1'],
  async run(context) {
    const { args, device, session, screen } = context;
    const opened = device.configuration.sessions.open(args.name, session.user, device.clock.now());
    if (opened === undefined) return screen.print('ERROR: Maximum number of configuration sessions reached');
    const draft = new SessionDraft(opened.name, device);
    await context.configure(opened.lines, { device: draft.device });
    if (context.signal.aborted) return;
    screen.print(`Config Session started, Session ID is ${opened.number}`);
    screen.print('Enter configuration commands, one per line.  End with CNTL/Z.');
    session.place = draft.within(configPlace);
  },
});

const verboseFlag = flag('isVerbose', word('verbose', 'Show the commands as they are executed'));

/** `verify`: whether the lines of the session would all be taken. */
export const verifySession = command({
  mode: 'exec',
  syntax: [word('verify', 'Verify the configuration session', { needs: inSession }), verboseFlag],
  examples: ['verify'],
  async run(context) {
    const draft = draftIn(context);
    if (draft === undefined) return;
    const found = await tried(context, draft);
    if (context.signal.aborted) return;
    const failure = 'number' in found ? found : undefined;
    note(context, 'Verify', failure);
    context.screen.print(failure === undefined ? 'Verification Successful' : 'Verification Failed');
  },
});

/** `commit`: runs the lines of the session; all of them or none. */
export const commitSession = command({
  mode: 'exec',
  syntax: [word('commit', 'Commit the configuration session', { needs: inSession }), verboseFlag],
  examples: ['commit'],
  async run(context) {
    const { device, session, screen } = context;
    const { configuration, clock } = device;
    const draft = draftIn(context);
    if (draft === undefined) return;
    const found = await tried(context, draft);
    if (context.signal.aborted) return;
    if ('number' in found) {
      note(context, 'Commit', found);
      return screen.print('Commit Failed');
    }
    configuration.replace(found.configuration.running, clock.now());
    configuration.sessions.remove(draft.name);
    session.hasConfigured = true;
    screen.print('Commit Successful');
    session.place = execPlace;
  },
});

/** `abort`: forgets the session and its lines. */
export const abortSession = command({
  mode: 'exec',
  syntax: [word('abort', 'Abort the configuration session', { needs: inSession })],
  examples: ['abort'],
  run(context) {
    const draft = draftIn(context);
    if (draft !== undefined) context.device.configuration.sessions.remove(draft.name);
    context.session.place = execPlace;
  },
});

/** `save FILE`: the lines of the session as a file. */
export const saveSession = command({
  mode: 'exec',
  syntax: [
    word('save', 'Save the configuration session to a file', { needs: inSession }),
    arg('file', fileArg(), 'Filename'),
  ],
  examples: ['save bootflash:change-1'],
  async run(context) {
    const { args, device } = context;
    const draft = draftIn(context);
    const target = draft === undefined ? undefined : await chooseTarget(context, args.file, 'session');
    if (draft === undefined || target === undefined) return;
    const lines = device.configuration.sessions.find(draft.name)?.lines ?? [];
    const content = text(lines.map((line) => `${line}\n`).join(''));
    const writer = device.files.write(target, { source: content });
    const claimed = writer.ok ? writer.value.claim(sizeOf(content)) : writer;
    const committed = writer.ok && claimed.ok ? writer.value.commit(content) : claimed;
    if (!committed.ok) tellRefusedTarget(context, committed.error);
  },
});

function draftIn({ session }: Context<unknown>): SessionDraft | undefined {
  const { draft } = session.place;
  return draft instanceof SessionDraft ? draft : undefined;
}

/** The switch with the lines of the session, or the first line that is not taken; what is said of refused lines is shown. */
async function tried(
  context: Context<unknown>,
  draft: SessionDraft,
): Promise<Device | NonNullable<SessionAction['failure']>> {
  const { configuration } = context.device;
  const lines = configuration.sessions.find(draft.name)?.lines ?? [];
  const device = draftOf(context.device, configuration.running);
  let failure: SessionAction['failure'];
  await context.configure(lines, {
    device,
    onRefused: ({ number, line }) => {
      failure ??= { number, line };
    },
  });
  return failure ?? device;
}

function note(context: Context<unknown>, action: SessionAction['action'], failure: SessionAction['failure']): void {
  const draft = draftIn(context);
  if (draft === undefined) return;
  const { configuration, clock } = context.device;
  configuration.sessions.note(draft.name, { action, atMs: clock.now(), failure });
}

import { render } from 'ink';
import type { RunningLab } from '../lab/lab.ts';
import { LiveScreen } from './live-screen.tsx';

/** The terminal of the dashboard, and what closes it from outside. */
export interface DashboardOptions {
  readonly stdout: NodeJS.WriteStream;
  readonly stdin: NodeJS.ReadStream;
  readonly signal: AbortSignal;
}

/** The terminal's second screen: what was on it before comes back when the dashboard closes. */
const enterSecondScreen = '\x1b[?1049h\x1b[H';
const leaveSecondScreen = '\x1b[?1049l';

/**
 * Shows a lab full-screen; resolves when the user presses q or Ctrl-C, or when `signal` aborts. The lab runs on: closing
 * it is the caller's. Rejects when the screen cannot be drawn; the terminal is given back in every case.
 */
export async function showDashboard(lab: RunningLab, options: DashboardOptions): Promise<void> {
  const { stdout, stdin, signal } = options;
  if (signal.aborted) return;
  const leave = (): void => {
    stdout.write(leaveSecondScreen);
  };
  stdout.write(enterSecondScreen);
  process.once('exit', leave);
  const screen = render(<LiveScreen lab={lab} />, { stdout, stdin, patchConsole: false });
  const close = (): void => screen.unmount();
  signal.addEventListener('abort', close, { once: true });
  try {
    await screen.waitUntilExit();
  } finally {
    signal.removeEventListener('abort', close);
    process.off('exit', leave);
    leave();
  }
}

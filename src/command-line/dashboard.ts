import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EmulatorError } from '../base/emulator-error.ts';
import { packageRoot } from '../base/package-root.ts';
import type { RunningLab } from '../lab/lab.ts';

/**
 * What `dist/tui.mjs` exports (its source is `src/tui/dashboard.tsx`). It is a bundle of its own, loaded when somebody
 * asks for the dashboard, so that nobody else pays for ink and React.
 */
export interface DashboardModule {
  showDashboard(
    lab: RunningLab,
    options: {
      readonly stdout: NodeJS.WriteStream;
      readonly stdin: NodeJS.ReadStream;
      readonly signal: AbortSignal;
    },
  ): Promise<void>;
}

/** The terminals that a dashboard was asked for; an EmulatorError when it could not be shown on them. */
export function checkDashboard(asked: { readonly isTerminal: boolean; readonly isJson: boolean }): void {
  if (asked.isJson) {
    throw new EmulatorError('--dashboard and --json exclude each other', 'leave one of them out');
  }
  if (!asked.isTerminal) {
    throw new EmulatorError('--dashboard needs a terminal', 'run n3k in a terminal without pipes, or use --json');
  }
}

/** Loads the dashboard; an EmulatorError when this copy of the emulator was not built with one. */
export async function loadDashboard(): Promise<DashboardModule> {
  const path = join(packageRoot(), 'dist', 'tui.mjs');
  if (!existsSync(path)) throw new EmulatorError(`${path} is missing`, 'npm run build makes it');
  const module: DashboardModule = await import(pathToFileURL(path).href);
  return module;
}

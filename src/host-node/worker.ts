import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { HostWorker, WorkerListener, WorkerName } from '../base/host/work.ts';
import { packageRoot } from './package-root.ts';

/** Starts a thread that runs a script of `dist/`; undefined where nothing has been built. */
export function startWorker(name: WorkerName, listener: WorkerListener): HostWorker | undefined {
  const script = join(packageRoot(), 'dist', `${name}.cjs`);
  if (!existsSync(script)) return undefined;
  const thread = new Worker(script);
  thread.unref();
  thread.on('message', (message: unknown) => listener.heard(message));
  thread.on('error', (error) => listener.crashed(error));
  thread.on('exit', () => listener.ended());
  return {
    post: (message) => thread.postMessage(message),
    setAwaited: (isAwaited) => (isAwaited ? thread.ref() : thread.unref()),
    stop: async () => void (await thread.terminate()),
  };
}

import { type Control, openControl } from '../../src/control/server.ts';
import type { RunningLab } from '../../src/lab/lab.ts';
import type { LabSpec } from '../../src/lab/spec/lab-schema.ts';
import { withLab } from '../../src/testing/index.ts';

/** A client of a control API. */
export interface Client {
  readonly control: Control;
  readonly lab: RunningLab;
  readonly warnings: readonly string[];
  /** Asks and reads the answer as JSON; undefined for an answer without a body. */
  ask(method: string, path: string, body?: unknown): Promise<{ readonly status: number; readonly value: unknown }>;
  /** Asks with the token and answers the response itself. */
  fetch(path: string, options?: RequestInit): Promise<Response>;
}

export const token = 'a-token-for-tests';

/** Two small switches with instant time. */
export const twoSwitches: LabSpec = {
  clock: { start: '2020-06-15 20:00:00', speed: 'instant' },
  devices: ['sw1', 'sw2'].map((name) => ({ name, hostname: name, model: 'N3K-C3064PQ-10GE', release: '7.0(3)I7(8)' })),
  sticks: [{ name: 'blue', size: '1GB' }],
};

/** Hands a lab with an open control API to `test`, and closes both. */
export async function withControl(test: (client: Client) => Promise<void>): Promise<void> {
  const warnings: string[] = [];
  const control = await openControl({
    host: '127.0.0.1',
    port: 0,
    token,
    warn: (message) => warnings.push(message),
  });
  const ask = (path: string, options: RequestInit = {}): Promise<Response> =>
    fetch(control.url + path, { ...options, headers: { authorization: `Bearer ${token}`, ...options.headers } });
  try {
    await withLab(async (lab) => {
      control.serve(lab, lab.guard);
      await test({
        ...{ control, lab, warnings, fetch: ask },
        async ask(method, path, body) {
          const response = await ask(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
          const text = await response.text();
          const value: unknown = text === '' ? undefined : JSON.parse(text);
          return { status: response.status, value };
        },
      });
    }, twoSwitches);
  } finally {
    await control.close();
  }
}

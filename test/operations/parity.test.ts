import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Guard } from '../../src/base/guard.ts';
import { packageRoot } from '../../src/base/package-root.ts';
import { controlApp } from '../../src/control/app.ts';
import { Connections } from '../../src/control/connections.ts';
import { exampleOf } from '../../src/operations/example.ts';
import type { Operation } from '../../src/operations/operation.ts';
import { idOf, methodOf, pathOf } from '../../src/operations/place.ts';
import { operations } from '../../src/operations/table.ts';
import { withLab } from '../../src/testing/index.ts';

/** A way to use a lab: how to tell that it has an operation, and what to do when it has not. */
interface Surface {
  has(operation: Operation): boolean;
  readonly mend: string;
}

const read = (...path: string[]): string => readFileSync(join(packageRoot(), ...path), 'utf8');
const written = 'npm run operations writes it';
const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The part of a text from one line to another. */
function part(text: string, from: string, to: string): string {
  return text.slice(text.indexOf(from), text.indexOf(to));
}

function surfacesOf(lab: object, device: object): Readonly<Record<string, Surface>> {
  const served = {
    ...{ lab: undefined, host: '127.0.0.1', token: undefined, streams: { count: 0 } },
    ...{ connections: new Connections(createServer()), closing: new AbortController().signal },
    guard: new Guard(() => {}),
  };
  const { routes } = controlApp(() => served);
  const document = read('models', 'schema', 'openapi.json');
  const python = read('clients', 'python', 'n3k.py');
  const go = read('clients', 'go', 'operations.go');
  const reference = read('docs', 'operations.md');
  const routeOf = (operation: Operation): string => pathOf(operation).replace('{device}', ':device');
  return {
    TypeScript: {
      has: ({ name, on }) => typeof Reflect.get(on === 'lab' ? lab : device, name) === 'function',
      mend: 'write a method of that name in src/lab/device-actions.ts or src/lab/lab-operations.ts',
    },
    HTTP: {
      has: (row) => routes.some(({ path, method }) => path === routeOf(row) && method === methodOf(row)),
      mend: 'src/control/app.ts makes a route of each row of the table',
    },
    OpenAPI: { has: (operation) => document.includes(`"operationId": "${idOf(operation)}"`), mend: written },
    Python: {
      has: ({ name, on }) =>
        part(python, `# Operations on a ${on}`, `# End of the operations on a ${on}`).includes(
          `def ${snake(name)}(self`,
        ),
      mend: written,
    },
    Go: {
      has: ({ name, on }) => go.includes(`func (${on === 'lab' ? 'l *Lab' : 'd *Device'}) ${capital(name)}(`),
      mend: written,
    },
    'the command line': {
      has: (operation) => exampleOf(operation).startsWith(`n3k do ${operation.name}`) && operation.help !== '',
      mend: 'n3k do finds it in the table',
    },
    'the reference': { has: (operation) => reference.includes(`\n### ${idOf(operation)}\n`), mend: written },
  };
}

/** What is missing, as sentences that say what to do. */
function holesIn(surfaces: Readonly<Record<string, Surface>>, rows: readonly Operation[]): readonly string[] {
  return Object.entries(surfaces).flatMap(([surface, { has, mend }]) =>
    rows.filter((row) => !has(row)).map(({ name, on }) => `${surface} has no ${name} on a ${on}: ${mend}`),
  );
}

describe('what one surface can do, all can', () => {
  it('has no hole in operation x surface', () =>
    withLab(async (lab) => {
      expect(holesIn(surfacesOf(lab, lab.devices[0] ?? {}), operations)).toEqual([]);
    }));

  it('says what to do about an operation that a surface does not have', () =>
    withLab(async (lab) => {
      const [row] = operations;
      const holes = holesIn(surfacesOf(lab, {}), row === undefined ? [] : [{ ...row, name: 'jump' }]);
      expect(holes).toEqual([
        'TypeScript has no jump on a lab: write a method of that name in src/lab/device-actions.ts or src/lab/lab-operations.ts',
        'HTTP has no jump on a lab: src/control/app.ts makes a route of each row of the table',
        'OpenAPI has no jump on a lab: npm run operations writes it',
        'Python has no jump on a lab: npm run operations writes it',
        'Go has no jump on a lab: npm run operations writes it',
        'the reference has no jump on a lab: npm run operations writes it',
      ]);
    }));

  it('has the thirteen levers', () => {
    const levers = ['powerOff', 'powerOn', 'insertStick', 'pullStick', 'setLink', 'raiseFault', 'clearFault'];
    const more = [
      'clearFaults',
      'fillDisk',
      'corruptFile',
      'setUnresponsive',
      'setSlowAnswers',
      'setTransitions',
      'step',
    ];
    expect(operations.map(({ name }) => name)).toEqual(expect.arrayContaining([...levers, ...more]));
  });
});

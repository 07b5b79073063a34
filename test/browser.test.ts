import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Host } from '../src/base/host/host.ts';
import { nodeHost } from '../src/host-node/node-host.ts';
import type { RunningLab, startLabIn } from '../src/lab/lab.ts';
import { root } from './sources.ts';

/** What a page has and Node as well, by the names that `everywhere.d.ts` declares, and nothing else. */
function everywhere(): Record<string, unknown> {
  const declared = readFileSync(join(root, 'everywhere.d.ts'), 'utf8').matchAll(/^declare (?:const|function) (\w+)/gm);
  return Object.fromEntries([...declared].map(([, name = '']) => [name, Reflect.get(globalThis, name)]));
}

const entry = `
  export { installHost } from './src/base/host/host.ts';
  export { startLabIn } from './src/lab/lab.ts';
  export { playScenario } from './src/scenario/play.ts';
`;

interface Core {
  readonly installHost: (host: Host) => void;
  readonly startLabIn: typeof startLabIn;
}

describe('the core without Node', () => {
  let core: Core;
  let inputs: readonly string[];

  beforeAll(async () => {
    // For a browser esbuild knows no module of Node: one that is left is an error.
    const built = await build({
      absWorkingDir: root,
      stdin: { contents: entry, resolveDir: root, loader: 'ts' },
      bundle: true,
      platform: 'browser',
      format: 'iife',
      globalName: 'core',
      write: false,
      metafile: true,
      logLevel: 'silent',
    });
    inputs = Object.keys(built.metafile.inputs);
    const context = createContext(everywhere());
    runInContext(built.outputFiles[0]?.text ?? '', context);
    core = context.core;
    core.installHost(nodeHost);
  });

  it('bundles for a browser, without a door to a socket, a bridge or a host of its own', () => {
    const foreign = inputs.filter((path) => /^src\/(host-node|control|doors\/(ssh|console))\/|-bridge\.ts$/.test(path));
    expect(foreign).toEqual([]);
    expect(inputs.filter((path) => /node_modules\/(memfs|ssh2|basic-ftp)\//.test(path))).toEqual([]);
  });

  it('runs a switch where there is nothing of Node but its host', async () => {
    const outside = { doors: [], openConsole: undefined, openBridge: undefined, disk: nodeHost.disk };
    const lab: RunningLab = await core.startLabIn(outside, undefined, { warn: () => {} });
    const [first] = lab.devices;
    expect(await first?.type('show hostname')).toContain(first?.name);
    expect(await first?.type('dir bootflash: | include bin')).toContain('nxos.');
    await lab.close();
  });
});

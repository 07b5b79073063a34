import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  child,
  type Import,
  isNode,
  nameOf,
  parseSource,
  root,
  type SourceFile,
  sourceFiles,
  walk,
} from './sources.ts';

/** A room of the house, or a file that is a room of its own. */
type Room = keyof typeof law;

const machineRooms = [
  'machine/content',
  'machine/image',
  'machine/points.ts',
  'machine/storage',
  'machine/config',
  'machine/boot',
  'machine/install',
  'machine/transfer',
] as const;

/** The rooms that the composition root of a lab puts together. */
const belowLab = [
  'base',
  'facts',
  'machine',
  ...machineRooms,
  'network',
  'cli/grammar',
  'cli/terminal',
  'cli/shell',
  'cli/notation',
  'cli/commands',
  'cli/console',
  'defects',
  'doors',
] as const;

/** What a lab is described by, made from and kept in. */
const labRooms = ['lab/spec', 'lab/build', 'lab/keep'] as const;

/**
 * The import law, from the lowest room to the highest: each may import itself and the rooms named behind it, nothing
 * else. A new entry here is a decision and belongs in a commit of its own.
 */
const law = {
  base: [],
  // Node as the host; whoever starts the program installs it, and no room of the core knows it.
  'host-node': ['base', 'machine/content'],
  facts: ['base'],
  'machine/content': ['base', 'facts'],
  'machine/image': ['base', 'facts', 'machine/content'],
  'machine/storage': ['base', 'facts', 'machine/content'],
  // The names of the points at which a defect may intervene, declared below the rooms that ask them.
  'machine/points.ts': ['base', 'facts', 'machine/content', 'machine/image', 'machine/storage'],
  'machine/config': ['base', 'facts', 'machine/points.ts'],
  'machine/boot': ['base', 'facts', 'machine/content', 'machine/image', 'machine/points.ts', 'machine/storage'],
  'machine/install': [
    'base',
    'facts',
    'machine/content',
    'machine/image',
    'machine/points.ts',
    'machine/storage',
    'machine/config',
    'machine/boot',
  ],
  'machine/transfer': [
    'base',
    'facts',
    'machine/content',
    'machine/image',
    'machine/points.ts',
    'machine/storage',
    'machine/install',
  ],
  machine: ['base', 'facts', ...machineRooms],
  network: ['base', 'facts', 'machine', ...machineRooms],
  'cli/grammar': ['base'],
  'cli/terminal': ['base'],
  'cli/shell': ['base', 'facts', 'machine', ...machineRooms, 'cli/grammar', 'cli/terminal'],
  // Who talks on the serial line before and beside the shell; what a session can do is handed in.
  'cli/console': ['base', 'facts', 'machine', ...machineRooms, 'cli/grammar', 'cli/terminal', 'cli/shell'],
  'cli/notation': ['base', 'machine', ...machineRooms, 'cli/grammar', 'cli/shell'],
  'cli/commands': [
    'base',
    'facts',
    'machine',
    ...machineRooms,
    'cli/grammar',
    'cli/terminal',
    'cli/shell',
    'cli/notation',
  ],
  defects: ['base', 'facts', 'machine', ...machineRooms],
  doors: ['base', 'facts', 'machine', ...machineRooms, 'cli/shell'],
  'lab/spec': ['base', 'facts', 'machine', ...machineRooms, 'defects'],
  'lab/build': [...belowLab, 'lab/spec'],
  'lab/keep': [...belowLab, 'lab/spec', 'lab/build'],
  lab: [...belowLab, ...labRooms],
  // The composition root: gives a lab its host, its doors and its bridges.
  'start-lab.ts': ['base', 'host-node', 'doors', 'network', 'lab', 'lab/spec'],
  // What stands here uses a lab as everybody does who uses the library; see `faceUsers`.
  operations: ['base', 'facts', 'machine', 'lab/spec', 'lab'],
  control: ['base', 'lab', 'operations'],
  scenario: ['base', 'facts', 'machine', 'lab', 'lab/spec', 'operations'],
  tui: ['base', 'lab'],
  'public-lab.ts': ['lab', 'lab/spec', 'scenario', 'start-lab.ts'],
  'index.ts': ['base', 'facts', 'machine', ...machineRooms, 'doors', 'lab', ...labRooms, 'scenario', 'public-lab.ts'],
  testing: ['lab', ...labRooms, 'start-lab.ts', 'index.ts'],
  'command-line': [
    'base',
    'facts',
    'machine/content',
    'machine/image',
    'defects',
    'lab',
    ...labRooms,
    'start-lab.ts',
    'operations',
    'control',
    'scenario',
  ],
  'main.ts': 'everything',
} as const satisfies Record<string, readonly string[] | 'everything'>;

/**
 * Rooms that may only know the shape of what another room holds, not run it. A simulated file server keeps its files
 * as the switch keeps them, so the network runs contents and volumes; it runs nothing else of a switch.
 */
const typesOnly: Partial<Record<Room, readonly string[]>> = {
  network: ['machine', ...machineRooms.filter((room) => !['machine/content', 'machine/storage'].includes(room))],
  'index.ts': [...machineRooms],
};

/** Rooms that hold what a running lab is made of. */
const runningLab: readonly Room[] = ['lab', 'lab/build', 'lab/keep', 'doors', 'machine', ...machineRooms, 'cli/shell'];

/**
 * Rooms that use a lab from outside, with the rooms of which they know what `index.ts` exports, by name and from the same file: what
 * they miss, users miss as well. The table of operations says what an operation takes as `lab/spec` does.
 */
const faceUsers: Partial<Record<Room, readonly Room[]>> = {
  operations: runningLab,
  control: runningLab,
  scenario: [...runningLab, 'lab/spec'],
};

/** Which places may use a module from outside: a room, a folder in it or one file. `main.ts` may use everything. */
const reserved: readonly { readonly modules: readonly string[]; readonly places: readonly string[] }[] = [
  {
    modules: ['node:net', 'node:http', 'node:https', 'node:http2', 'node:tls', 'node:dgram', 'ssh2', 'basic-ftp'],
    places: ['doors', 'network', 'control'],
  },
  {
    modules: ['node:fs', 'node:fs/promises'],
    places: ['host-node', 'control', 'scenario/find-scenarios.ts', 'scenario/update-scenario.ts', 'command-line'],
  },
  { modules: ['ink', 'react'], places: ['tui'] },
  { modules: ['memfs'], places: ['host-node'] },
  { modules: ['hono', '@hono/node-server'], places: ['control'] },
];

/** Rooms that reach the host through `base/host/` only; `tsconfig.core.json` compiles them without the types of Node. */
const core = ['base', 'facts', 'machine', 'defects', 'cli', 'lab', 'scenario'];
/** Files of these rooms that are of one host: clients over its network, and what looks for files or writes them. */
const besideCore = [
  'lab/console-client.ts',
  'lab/remote-session.ts',
  'scenario/find-scenarios.ts',

  'scenario/update-scenario.ts',
];

/** The packages that `src` imports and the build bundles; each has a row in the table of src/README.md. */
const bundled = [
  '@hono/node-server',
  'basic-ftp',
  'hono',
  'ink',
  'memfs',
  'nanoid',
  'react',
  'ssh2',
  'valibot',
  'yaml',
];

const files = sourceFiles('src');

function inSource(path: string): string {
  return path.replace(/^src\//, '');
}

function isRoom(name: string): name is Room {
  return Object.hasOwn(law, name);
}

/** The room a file of `src` lies in: the longest row that covers it; undefined if the law has none. */
function roomOf(path: string): Room | undefined {
  const parts = inSource(path).split('/');
  const candidates = [parts.slice(0, 2).join('/'), parts.slice(0, 1).join('/')];
  const room = candidates.find(isRoom);
  // A folder in `machine/` or `lab/` that has no row of its own is not part of the room that composes the others.
  return (room === 'machine' || room === 'lab') && parts.length > 2 ? undefined : room;
}

function isIn(path: string, place: string): boolean {
  return inSource(path) === place || inSource(path).startsWith(`${place}/`);
}

function at(file: SourceFile, imported: Import): string {
  return `${file.path}:${imported.line} imports ${imported.specifier}`;
}

/** Why one import breaks the law; undefined if it does not. */
function breachOf(file: SourceFile, imported: Import): string | undefined {
  const room = roomOf(file.path);
  if (room === undefined || imported.target === undefined) return undefined;
  const target = roomOf(imported.target);
  if (target === undefined) return `${at(file, imported)}, which lies in no room`;
  const allowed: readonly string[] | 'everything' = law[room];
  if (target === room || allowed === 'everything') return undefined;
  if (!allowed.includes(target)) {
    return `${at(file, imported)} of ${target}; the row of ${room} is: ${allowed.join(', ') || 'nothing'}`;
  }
  if (typesOnly[room]?.includes(target) && !imported.isTypeOnly) {
    return `${at(file, imported)} of ${target}; ${room} may import its types only`;
  }
  return undefined;
}

/** What a file imports or exports by name from rooms behind the face of a lab, as `name of path`. */
function namesFrom({ path, program }: SourceFile, behindTheFace: readonly Room[]): readonly string[] {
  const found: string[] = [];
  walk(program, (node) => {
    const source = child(node, 'source')?.value;
    if (typeof source !== 'string' || !source.startsWith('.') || !Array.isArray(node.specifiers)) return;
    const target = posix.join(posix.dirname(path), source);
    const room = roomOf(target);
    if (room === undefined || !behindTheFace.includes(room)) return;
    for (const specifier of node.specifiers.filter(isNode)) {
      const name = nameOf(child(specifier, 'imported')) ?? nameOf(child(specifier, 'local'));
      found.push(`${name} of ${inSource(target)}`);
    }
  });
  return found;
}

function breachesIn(sources: readonly SourceFile[]): readonly string[] {
  return sources.flatMap((file) => file.imports.map((imported) => breachOf(file, imported)).filter(isText));
}

function isText(value: string | undefined): value is string {
  return value !== undefined;
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function reservedBreachesIn(sources: readonly SourceFile[]): readonly string[] {
  return sources.flatMap((file) =>
    file.imports.flatMap((imported) =>
      reserved
        .filter(({ modules }) => modules.includes(packageOf(imported.specifier)))
        .filter(({ places }) => roomOf(file.path) !== 'main.ts' && !places.some((place) => isIn(file.path, place)))
        .map(({ modules, places }) => `${at(file, imported)}; ${modules.join(', ')} belong to ${places.join(', ')}`),
    ),
  );
}

/** One way round for every group of files that import each other in a circle. */
function cyclesIn(sources: readonly SourceFile[]): readonly string[] {
  const targets = new Map(
    sources.map((file) => [file.path, file.imports.map(({ target }) => target).filter(isText)] as const),
  );
  const finished = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const seen = trail.indexOf(path);
    if (seen >= 0) cycles.push([...trail.slice(seen), path].join(' -> '));
    if (seen >= 0 || finished.has(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path]);
    finished.add(path);
  };
  for (const path of targets.keys()) visit(path, []);
  return cycles;
}

/** Imports from below `source` that end below `target`, both paths or folders of `src`. */
function importsFrom(source: string, target: string): readonly string[] {
  return files
    .filter((file) => isIn(file.path, source))
    .flatMap((file) =>
      file.imports
        .filter((imported) => imported.target !== undefined && isIn(imported.target, target))
        .map((imported) => at(file, imported)),
    );
}

/** What is of Node, or brings its types along. */
function isOfNode(specifier: string): boolean {
  return specifier.startsWith('node:') || ['ssh2', 'basic-ftp', 'memfs', 'ink'].includes(packageOf(specifier));
}

/** These files and all that they import, types as well. */
function reachedFrom(sources: readonly SourceFile[]): readonly SourceFile[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = new Set(sources);
  for (const file of reached) {
    for (const { target } of file.imports) {
      const next = target === undefined ? undefined : byPath.get(target);
      if (next !== undefined) reached.add(next);
    }
  }
  return [...reached];
}

describe('the import law', () => {
  it('has a row for every file', () => {
    expect(files.map((file) => file.path).filter((path) => roomOf(path) === undefined)).toEqual([]);
  });

  it('is kept by every import', () => {
    expect(breachesIn(files)).toEqual([]);
  });

  it('lets rooms that use a lab from outside have what every user has', () => {
    const index = files.find(({ path }) => path === 'src/index.ts');
    const face = new Set(index === undefined ? [] : namesFrom(index, [...runningLab, 'lab/spec']));
    const breaches = files.flatMap((file) => {
      const room = roomOf(file.path);
      return namesFrom(file, (room === undefined ? undefined : faceUsers[room]) ?? [])
        .filter((name) => !face.has(name))
        .map((name) => `${file.path} uses ${name}, which src/index.ts does not export: export it, or do without`);
    });
    expect(breaches).toEqual([]);
  });

  it('leaves no circle of files', () => {
    expect(cyclesIn(files)).toEqual([]);
  });

  it('keeps sockets, host files, ink and memfs to the rooms that own them', () => {
    expect(reservedBreachesIn(files)).toEqual([]);
  });

  it('keeps Node out of the core', () => {
    const inner = files.filter((file) => core.some((room) => isIn(file.path, room)));
    const reached = reachedFrom(inner.filter((file) => !besideCore.some((one) => isIn(file.path, one))));
    const ofNode = reached.flatMap((file) =>
      file.imports.filter(({ specifier }) => isOfNode(specifier)).map((imported) => at(file, imported)),
    );
    expect(ofNode).toEqual([]);
    const { include, exclude }: { readonly include: readonly string[]; readonly exclude: readonly string[] } =
      JSON.parse(readFileSync(join(root, 'tsconfig.core.json'), 'utf8'));
    expect({ include, exclude }).toEqual({
      include: core.map((room) => `src/${room}`),
      exclude: besideCore.map((file) => `src/${file}`),
    });
  });

  it('names every import by a file that exists, with its extension', () => {
    const missing = files.flatMap((file) =>
      file.imports
        .filter(({ target }) => target !== undefined && !existsSync(join(root, target)))
        .map((imported) => at(file, imported)),
    );
    expect(missing).toEqual([]);
  });

  it('imports the packages that are bundled, and no other: whoever installs this one gets no dependencies', () => {
    const manifest: {
      readonly dependencies?: Readonly<Record<string, string>>;
      readonly devDependencies: Readonly<Record<string, string>>;
    } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(manifest.dependencies ?? {}).toEqual({});
    expect(bundled.filter((name) => !Object.hasOwn(manifest.devDependencies, name))).toEqual([]);
    const undeclared = files.flatMap((file) =>
      file.imports
        .filter(({ target, specifier }) => target === undefined && !specifier.startsWith('node:'))
        .filter(({ specifier }) => !bundled.includes(packageOf(specifier)))
        .map((imported) => at(file, imported)),
    );
    expect(undeclared).toEqual([]);
  });
});

describe('what is deliberately absent', () => {
  it.each([
    ['cli/shell', 'cli/commands'],
    ['machine', 'defects'],
    ['machine', 'cli'],
    ['cli', 'machine/levers.ts'],
    ['doors', 'machine/levers.ts'],
    ['network', 'machine/levers.ts'],
    ['lab', 'doors/ssh'],
    ['lab', 'network/bridges.ts'],
    ['scenario', 'doors/ssh'],
  ])('%s does not know %s', (source, target) => {
    expect(importsFrom(source, target)).toEqual([]);
  });
});

describe('the law itself', () => {
  it('says which import in which file breaks which row', () => {
    const grammar = parseSource('src/cli/grammar/x.ts', "import type { A } from '../../machine/device.ts';");
    const network = parseSource('src/network/x.ts', "\nimport { a } from '../machine/boot/stage.ts';");
    const lost = parseSource('src/cli/grammar/y.ts', "const a = await import('../../nowhere/a.ts');");
    expect(breachesIn([grammar, network, lost])).toEqual([
      'src/cli/grammar/x.ts:1 imports ../../machine/device.ts of machine; the row of cli/grammar is: base',
      'src/network/x.ts:2 imports ../machine/boot/stage.ts of machine/boot; network may import its types only',
      'src/cli/grammar/y.ts:1 imports ../../nowhere/a.ts, which lies in no room',
    ]);
  });

  it('finds circles through types and sockets in the wrong room', () => {
    const a = parseSource('src/base/a.ts', "export type { B } from './b.ts';\nimport net from 'node:net';");
    const b = parseSource('src/base/b.ts', "export type A = import('./a.ts').A;");
    expect(cyclesIn([a, b])).toEqual(['src/base/a.ts -> src/base/b.ts -> src/base/a.ts']);
    expect(reservedBreachesIn([a])).toEqual([
      'src/base/a.ts:2 imports node:net; node:net, node:http, node:https, node:http2, node:tls, node:dgram, ssh2, ' +
        'basic-ftp belong to doors, network, control',
    ]);
  });
});

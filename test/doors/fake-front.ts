import { TurnTaker } from '../../src/base/turns.ts';
import type { Connection } from '../../src/cli/shell/connection.ts';
import type { Front } from '../../src/doors/front.ts';
import type { Feature } from '../../src/machine/config/features.ts';
import type { Content } from '../../src/machine/content/content.ts';
import { openContent } from '../../src/machine/content/reader.ts';
import { Spool } from '../../src/machine/content/spool.ts';
import { imageRecogniser } from '../../src/machine/image/image-file.ts';
import type { TreeData } from '../../src/machine/storage/entry.ts';
import { Files } from '../../src/machine/storage/files.ts';
import { Volume } from '../../src/machine/storage/volume.ts';

/** What a test may want different. */
export interface FakeFrontOptions {
  readonly totalBytes?: number;
  readonly tree?: TreeData;
  readonly bootImage?: string;
  readonly authorizedKeys?: readonly string[];
  readonly off?: readonly Feature[];
  readonly refusesLogins?: () => boolean;
  readonly serve?: (connection: Connection) => Promise<void>;
}

/** A switch just large enough for the doors: `admin`/`secret`, an echo shell, 64 MiB of bootflash and a stick in usb1. */
export interface FakeFront extends Front {
  readonly refusals: string[];
  readonly connections: Connection[];
  read(path: string): Buffer;
  put(path: string, content: Content): void;
  usedBytes(): number;
  close(): void;
}

/** Wrong logins that the fake switch allows on one connection. */
export const fakeLoginAttempts = 6;

/** 2026-11-23 06:47:00 UTC. */
export const fakeNowMs = 1_795_416_420_000;

export function fakeFront(options: FakeFrontOptions = {}): FakeFront {
  const spool = new Spool();
  const surroundings = { spool, recogniser: imageRecogniser, now: () => fakeNowMs };
  const totalBytes = options.totalBytes ?? 64 * 1024 * 1024;
  const bootflash = new Volume(
    { format: 'ext3', totalBytes, baseUsedBytes: 0, tree: options.tree ?? [] },
    surroundings,
  );
  const usb1 = new Volume({ format: 'fat32', totalBytes, baseUsedBytes: 0, tree: [] }, surroundings);
  const mounts = new Map([
    ['bootflash', bootflash],
    ['usb1', usb1],
    ['usb2', undefined],
  ]);
  const refusals: string[] = [];
  const connections: Connection[] = [];
  return {
    name: 'sw1',
    refusals,
    connections,
    files: new Files(mounts, ({ path }) => path === options.bootImage),
    loginBanner: () => 'User Access Verification\n',
    turns: new TurnTaker(),
    checkPassword: async (user, password) => user === 'admin' && password === 'secret',
    authorizedKeys: (user) => (user === 'admin' ? (options.authorizedKeys ?? []) : []),
    loginAttempts: () => fakeLoginAttempts,
    refusesLogins: () => options.refusesLogins?.() ?? false,
    isOn: (feature) => options.off?.includes(feature) !== true,
    refused: (user, address) => void refusals.push(`${user} from ${address}`),
    now: () => fakeNowMs,
    serve(connection) {
      connections.push(connection);
      return (options.serve ?? echo)(connection);
    },
    read(path) {
      const found = bootflash.find(path);
      if (found?.kind !== 'file') throw new Error(`${path} is no file`);
      const reader = openContent(found.content);
      const bytes = Buffer.from(reader.read(0, reader.sizeBytes));
      reader.close();
      return bytes;
    },
    put(path, content) {
      const writer = bootflash.write(path);
      if (!writer.ok) throw new Error(writer.error.why);
      writer.value.commit(content);
    },
    usedBytes: () => bootflash.usage().usedBytes,
    close: () => spool.close(),
  };
}

/** Prints a prompt and every line that is typed; a command prints itself; `exit` ends with status 0. */
async function echo(connection: Connection): Promise<void> {
  if (connection.wanted.kind === 'command') {
    await connection.write(`${connection.wanted.line}\r\n`);
    return connection.finish(0);
  }
  await connection.write('switch# ');
  let line = '';
  for await (const bytes of connection.input) {
    for (const character of Buffer.from(bytes).toString()) {
      if (character !== '\r' && character !== '\n') {
        line += character;
        continue;
      }
      if (line === 'exit') return connection.finish(0);
      await connection.write(`\r\n${line}\r\nswitch# `);
      line = '';
    }
  }
  connection.finish(0);
}

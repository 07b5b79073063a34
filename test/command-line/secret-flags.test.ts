import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { passwordFlag, secretFlags, secretOf } from '../../src/command-line/secret-flags.ts';
import { type ParsedArguments, parseArguments } from '../../src/command-line/subcommand.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'n3k-secrets-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
  delete process.env.N3K_PASSWORD;
});

function parsed(...args: readonly string[]): ParsedArguments {
  const about = { name: 'run', summary: '', positionals: '', maximumPositionals: 0, examples: [] };
  return parseArguments({ ...about, flags: secretFlags(passwordFlag), run: async () => 0 }, args);
}

function file(text: string): string {
  const path = join(folder, 'password');
  writeFileSync(path, text);
  return path;
}

describe('a secret', () => {
  it('comes from the flag, from the first line of a file, or from the environment', () => {
    expect(secretOf(parsed(), passwordFlag)).toBeUndefined();
    process.env.N3K_PASSWORD = 'inherited';
    expect(secretOf(parsed(), passwordFlag)).toBe('inherited');
    expect(secretOf(parsed('--password-file', file('of a file\r\nmore\n')), passwordFlag)).toBe('of a file');
    expect(secretOf(parsed('--password', 'typed'), passwordFlag)).toBe('typed');
  });

  it('is refused when it is given twice, when its file is empty and when there is none', () => {
    const path = file('x\n');
    expect(() => secretOf(parsed('--password', 'y', '--password-file', path), passwordFlag)).toThrow(
      'both --password and --password-file',
    );
    expect(() => secretOf(parsed('--password-file', file('\n')), passwordFlag)).toThrow('is empty');
    expect(() => secretOf(parsed('--password-file', join(folder, 'none')), passwordFlag)).toThrow(
      /^--password-file: no such file or folder/,
    );
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { errorOf } from '../../src/base/emulator-error.ts';
import { findScenarios } from '../../src/scenario/find-scenarios.ts';

it('of many mistakes a hundred are told, and the rest is counted', () => {
  const problems = (count: number) =>
    Array.from({ length: count }, (_none, index) => ({ message: `m${index}`, hint: 'h' }));
  expect(errorOf(problems(100)).problems).toHaveLength(100);
  const told = errorOf(problems(250)).problems;
  expect(told).toHaveLength(101);
  expect(told.at(-1)?.message).toContain('150');
});

it('scenarios lie at most 20 folders below the folder that is named', () => {
  const top = mkdtempSync(join(tmpdir(), 'n3k-deep-'));
  onTestFinished(() => rmSync(top, { recursive: true }));
  const below = (depth: number): string => join(top, ...Array.from({ length: depth }, () => 'd'));
  mkdirSync(below(22), { recursive: true });
  for (const depth of [0, 20, 21, 22]) writeFileSync(join(below(depth), 'a.yaml'), 'title: x\n');
  expect(findScenarios([top])).toEqual([join(top, 'a.yaml'), join(below(20), 'a.yaml')]);
});

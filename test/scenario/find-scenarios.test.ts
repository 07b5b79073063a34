import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findScenarios } from '../../src/scenario/find-scenarios.ts';

const folder = mkdtempSync(join(tmpdir(), 'n3k-find-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('folders are looked into twenty levels deep', () => {
  const deep = (levels: number): string => join(folder, ...Array.from({ length: levels }, () => 'd'));
  mkdirSync(deep(21), { recursive: true });
  for (const levels of [0, 20, 21]) writeFileSync(join(deep(levels), 'a.yaml'), 'title: a\n');
  expect(findScenarios([folder])).toEqual([join(folder, 'a.yaml'), join(deep(20), 'a.yaml')]);
});

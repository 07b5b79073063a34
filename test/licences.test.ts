import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { n3kProcess } from './command-line/n3k.ts';
import { root } from './sources.ts';

it('the licence of every package whose code is in a bundle lies beside it', () => {
  expect(n3kProcess(['--version']).status).toBe(0);
  const texts = readFileSync(join(root, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
  const named = new Set([...texts.matchAll(/^-{80}\n\n(\S+) \S+ \(.+\)$/gm)].map((match) => match[1]));
  // The source map of a bundle names the files that went into it.
  const maps = readdirSync(join(root, 'dist')).filter((name) => name.endsWith('.map'));
  const bundled = maps.flatMap((map) =>
    sourcesIn(readFileSync(join(root, 'dist', map), 'utf8')).flatMap(
      (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [],
    ),
  );
  expect(bundled.length).toBeGreaterThan(100);
  expect([...new Set(bundled)].filter((name) => !named.has(name))).toEqual([]);
});

/** The files of which a source map tells. */
function sourcesIn(map: string): readonly string[] {
  const parsed: unknown = JSON.parse(map);
  if (typeof parsed !== 'object' || parsed === null || !('sources' in parsed)) return [];
  return Array.isArray(parsed.sources) ? parsed.sources.map(String) : [];
}

it('nothing is bundled that its licence does not let be given on', () => {
  const texts = readFileSync(join(root, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
  const licences = new Set([...texts.matchAll(/^-{80}\n\n\S+ \S+ \((.+)\)$/gm)].map((match) => match[1]));
  const allowed = ['0BSD', 'Apache-2.0', 'BSD-3-Clause', 'ISC', 'MIT', 'Unlicense'];
  expect([...licences].filter((licence) => !allowed.includes(licence ?? ''))).toEqual([]);
});

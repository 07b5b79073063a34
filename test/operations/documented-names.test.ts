import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { operations } from '../../src/operations/table.ts';
import { root } from '../sources.ts';

/** What is written for users: pages, examples and what is deployed. */
const pages = ['README.md', 'docs', 'examples', 'deploy', 'clients'].flatMap((place) =>
  place.endsWith('.md') ? [place] : filesBelow(place),
);

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return /^(node_modules|\.|__pycache__)/.test(entry.name) ? [] : filesBelow(path);
    return /\.(md|ya?ml|ts|mjs|cjs|js|sh|py|go|json)$/.test(entry.name) ? [path] : [];
  });
}

const namesOn = (on: 'lab' | 'device'): ReadonlySet<string> =>
  new Set(operations.filter((operation) => operation.on === on).map(({ name }) => name));
/** `NAME` stands for any of them. */
const any = 'NAME';
const onDevice = new Set([...namesOn('device'), any]);
const onLab = new Set([...namesOn('lab'), any]);

/** Ways of saying what operations say now, as CHANGELOG.md lists them. */
const before =
  /\blevers\.\w+\(|\blevers\.(?:powerO|corrupt|setLink|raise|clear|fill)|\bopenConsole\(|journal\.entries|\bwithinMs\b|chunkCharacters|network\.changeHostKey/;

it('pages and examples name operations that there are', () => {
  const wrong = pages.flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8');
    const device = [...text.matchAll(/\/v1\/devices\/[^/\s`'"]+\/(\w+)/g)].filter(
      ([, name = '']) => !onDevice.has(name),
    );
    const lab = [...text.matchAll(/\/v1\/(?!devices\b)(\w+)/g)].filter(([, name = '']) => !onLab.has(name));
    const done = [...text.matchAll(/\bn3k do (\w+)/g)].filter(
      ([, name = '']) => !onDevice.has(name) && !onLab.has(name),
    );
    return [...device, ...lab, ...done, before.exec(text) ?? []].flatMap(([found]) =>
      found === undefined ? [] : `${page}: ${found}`,
    );
  });
  expect(pages.length).toBeGreaterThan(30);
  expect(wrong).toEqual([]);
});

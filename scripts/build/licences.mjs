/**
 * The licence texts of the packages whose code is part of the bundles. Whoever gets the bundles gets these texts: that is what
 * their licences ask for.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Packages that say MIT and ship no text, with the notice that stands in their repository. */
const noticeOf = {
  'yoga-layout': 'Copyright (c) Facebook, Inc. and its affiliates.',
};

/** The folders, from the root of the checkout, of the packages that bundled files come from. */
export function packagesIn(files) {
  const folders = files.flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
  return [...new Set(folders)].sort();
}

/** One text with the licence of each package; throws if one has none. */
export function licenceTexts(root, folders) {
  const parts = folders.map((folder) => {
    const { name, version, license, licenses } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    return {
      name,
      text: `${name} ${version} (${license ?? licenses[0].type})\n\n${licenceOf(root, join(root, folder), name)}`,
    };
  });
  const texts = parts.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ text }) => text);
  const head = 'n3k-emulator is made with code of these packages, whose licences are:';
  return `${[head, ...texts].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function licenceOf(root, folder, name) {
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)([.-].*)?$/i.test(file));
  if (files.length > 0) return files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
  // Some packages tell it in their README only.
  const readme = readdirSync(folder).find((file) => /^readme(\..*)?$/i.test(file));
  const text = readme === undefined ? '' : readFileSync(join(folder, readme), 'utf8');
  const section = /^#+ licen[cs]e\s*\n([\s\S]*?)(?=\n#|(?![\s\S]))/im.exec(text)?.[1]?.trim();
  if (section !== undefined && section !== '') return section;
  const notice = noticeOf[name];
  if (notice === undefined) throw new Error(`${name} ships no licence text: it cannot be bundled`);
  const ours = readFileSync(join(root, 'LICENSE'), 'utf8');
  return ours.replace(/^Copyright .*$/m, notice).trim();
}

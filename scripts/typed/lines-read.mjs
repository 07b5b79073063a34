import { join } from 'node:path';

/** What reads a line of the notation by its value, and what reads it by its identity. */
const byValue = /\b(?:valuesIn|listIn|isOn|sectionsIn)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/g;
const byIdentity = /\b(?:entriesAt|entryAt|valuesAt|listAt)\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)/g;
const declaration = /\bconst (\w+) = (?:line|section)\(\s*(?:'((?:[^'\\]|\\.)*)'|"([^"]*)"|`([^`]*)`)/g;
const importing = /import (?:type )?\{([^}]*)\} from '(\.[^']*)'/g;

/** The texts and identities of lines that some source file reads, sorted. `sources` are texts by path. */
export function linesRead(sources, dirname) {
  const declared = new Map([...sources].map(([path, text]) => [path, declaredIn(text)]));
  const read = new Set();
  for (const [path, text] of sources) {
    const known = new Map(declared.get(path));
    for (const [, names = '', from = ''] of text.matchAll(importing)) {
      const there = declared.get(join(dirname(path), from));
      for (const name of names.split(',').map((part) => part.trim())) {
        const [original = '', alias = original] = name.split(' as ');
        const found = there?.get(original);
        if (found !== undefined) known.set(alias, found);
      }
    }
    for (const [call] of text.matchAll(byValue)) {
      for (const [word] of call.matchAll(/\b\w+\b/g)) if (known.has(word)) read.add(known.get(word));
    }
    if (path.includes('/notation/')) continue;
    for (const [, given = ''] of text.matchAll(byIdentity)) {
      for (const [, identity = ''] of given.matchAll(/'([^']+)'/g)) read.add(identity);
    }
  }
  return [...read].sort();
}

function declaredIn(text) {
  return new Map(
    [...text.matchAll(declaration)].map(([, name, single, double, plain]) => [name, single ?? double ?? plain]),
  );
}
